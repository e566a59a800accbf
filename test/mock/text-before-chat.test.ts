/** `summarizeText` and `generateText`, by Oracle's own SDK, unmodified, over real sockets. */
import inference from 'oci-generativeaiinference';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ActionsLab, envelope, onDemand, startActions, threeSegments } from './actions-lab.js';

let lab: ActionsLab;
let mock: ActionsLab['mock'];
let tenancy: ActionsLab['tenancy'];
let client: ActionsLab['client'];
let compartmentId: ActionsLab['compartmentId'];
let told: ActionsLab['told'];
let endpointNamed: ActionsLab['endpointNamed'];
let behind: ActionsLab['behind'];
beforeAll(async () => {
  lab = await startActions();
  ({ mock, tenancy, client, compartmentId, told, endpointNamed, behind } = lab);
});
afterAll(() => lab.mock.close());

describe('summarizeText', () => {
  const input =
    'Cats sleep most of the day. Many cats sleep at home. It rained on Tuesday. Cats that sleep are quiet.';
  const summarize = async (more = {}) =>
    client.summarizeText({
      summarizeTextDetails: {
        compartmentId,
        servingMode: await behind('command-light'),
        input,
        ...more,
      },
    });

  it('is made of the sentences that say most', async () => {
    const { summarizeTextResult } = await summarize({
      length: inference.models.SummarizeTextDetails.Length.Medium,
    });
    expect(summarizeTextResult.summary).not.toContain('Tuesday');
    expect(summarizeTextResult.summary.split('. ')).toHaveLength(3);
    expect(summarizeTextResult.id).toMatch(threeSegments);
    expect(summarizeTextResult.modelVersion).toBe('15.6');
    expect(summarizeTextResult).not.toHaveProperty('input');
  });

  it('is a list if asked, and repeats its input if asked', async () => {
    const { summarizeTextResult } = await summarize({
      length: inference.models.SummarizeTextDetails.Length.Short,
      format: inference.models.SummarizeTextDetails.Format.Bullets,
      isEcho: true,
    });
    expect(summarizeTextResult.summary).toMatch(/^- [^\n]*cats sleep[^\n]*\.$/i);
    expect(summarizeTextResult.input).toBe(input);
  });

  it('says what a script says', async () => {
    const turn = { text: 'Cats.', toolCalls: [], finishReason: 'stop' } as const;
    tenancy.reply({ turn });
    expect((await summarize()).summarizeTextResult.summary).toBe('Cats.');
  });
});

describe('generateText', () => {
  const generate = async (inferenceRequest: object, endpoint = 'command-light') =>
    client.generateText({
      generateTextDetails: {
        compartmentId,
        servingMode: await behind(endpoint),
        inferenceRequest: inferenceRequest as inference.models.CohereLlmInferenceRequest,
      },
    });
  const whole = async (inferenceRequest: object, endpoint?: string) => {
    const answer = await generate(inferenceRequest, endpoint);
    if (answer instanceof ReadableStream || !answer || !('generateTextResult' in answer)) {
      throw new Error('The SDK gave no result.');
    }
    return answer.generateTextResult;
  };
  const turn = { text: 'One, two; three.', toolCalls: [], finishReason: 'stop' } as const;

  it('answers as Cohere’s runtime', async () => {
    tenancy.reply({ turn });
    const result = await whole({
      runtimeType: 'COHERE',
      prompt: 'Count',
      numGenerations: 2,
      isEcho: true,
    });
    expect(result).toMatchObject({
      modelId: await endpointNamed('command-light'),
      modelVersion: '15.6',
      inferenceResponse: {
        runtimeType: 'COHERE',
        prompt: 'Count',
        generatedTexts: [
          { text: turn.text, finishReason: 'COMPLETE' },
          { text: turn.text, finishReason: 'COMPLETE' },
        ],
      },
    });
    const { timeCreated, generatedTexts } =
      result.inferenceResponse as inference.models.CohereLlmInferenceResponse;
    expect(Number.isNaN(new Date(timeCreated).getTime())).toBe(false);
    expect(generatedTexts[0]?.id).not.toBe(generatedTexts[1]?.id);
  });

  it('answers as Llama’s runtime', async () => {
    tenancy.reply({ turn: { ...turn, finishReason: 'length' } });
    const result = await whole({ runtimeType: 'LLAMA', prompt: 'Count' }, 'llama-completion');
    expect(result).toMatchObject({
      modelVersion: '1.0',
      inferenceResponse: {
        runtimeType: 'LLAMA',
        choices: [{ index: 0, text: turn.text, finishReason: 'length' }],
      },
    });
  });

  it('ends at a stop sequence, which Cohere’s runtime keeps and Llama’s does not', async () => {
    tenancy.reply({ turn }, { turn });
    const cohere = await whole({ runtimeType: 'COHERE', prompt: 'Count', stopSequences: [';'] });
    const llama = await whole({ runtimeType: 'LLAMA', prompt: 'Count', stop: [';'] });
    expect(cohere).toMatchObject({
      inferenceResponse: { generatedTexts: [{ text: 'One, two;' }] },
    });
    expect(llama).toMatchObject({ inferenceResponse: { choices: [{ text: 'One, two' }] } });
  });

  it('has an answer of its own, cut at maxTokens, the same each time', async () => {
    const asked = { runtimeType: 'COHERE', prompt: 'Count', maxTokens: 2 };
    const [first, second] = [await whole(asked), await whole(asked)];
    expect(first).toMatchObject({
      inferenceResponse: { generatedTexts: [{ finishReason: 'MAX_TOKENS' }] },
    });
    const textOf = (result: typeof first) =>
      (result.inferenceResponse as inference.models.CohereLlmInferenceResponse).generatedTexts[0]
        ?.text;
    expect(textOf(first)).not.toBe('');
    expect(textOf(second)).toBe(textOf(first));
  });

  it('streams increments and then why it ended', async () => {
    tenancy.reply({ turn });
    const answer = await generate({ runtimeType: 'COHERE', prompt: 'Count', isStream: true });
    if (!(answer instanceof ReadableStream)) throw new Error('The SDK gave no stream.');
    const chunks: Uint8Array[] = [];
    for await (const chunk of answer) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe(
      [
        'data: {"text":"One"}\n\n',
        'data: {"text":","}\n\n',
        'data: {"text":" two"}\n\n',
        'data: {"text":";"}\n\n',
        'data: {"text":" three"}\n\n',
        'data: {"text":"."}\n\n',
        'data: {"finishReason":"COMPLETE"}\n\n',
      ].join(''),
    );
  });

  it('says what a recording says', async () => {
    tenancy.reply({ recording: 'generic/emoji-text' });
    const result = await whole({ runtimeType: 'LLAMA', prompt: 'Hello' });
    const { text } = mock.recordings.get('generic/emoji-text')?.meta.turn ?? {};
    expect(text).toBeTruthy();
    expect(result).toMatchObject({ inferenceResponse: { choices: [{ text }] } });
    expect(tenancy.journal().at(-1)?.reply).toBe('generic/emoji-text');
  });

  it('is gone on demand, as summaries are, whatever the model', async () => {
    const gone = envelope(404, 'The requested API is not available');
    const servingMode = onDemand('cohere.command-light');
    const inferenceRequest = { runtimeType: 'COHERE', prompt: 'a' };
    expect(await told('generateText', { compartmentId, servingMode, inferenceRequest })).toEqual(
      gone,
    );
    expect(await told('summarizeText', { compartmentId, servingMode, input: 'a' })).toEqual(gone);
  });
});

/** Tests with a tenancy of their own, and expectations on what it received: as an author writes them. */
import OpenAI from 'openai';
import { describe, expect, vi } from 'vitest';
import type { MockTenancy } from '../../src/index.js';
import { ociTest } from '../../src/vitest.js';
import '../../src/vitest/matchers.js';

vi.setConfig({ testTimeout: 60_000 });

async function openAi(tenancy: MockTenancy, own: { readonly baseURL?: string } = {}) {
  const { endpoint, apiKey, compartmentId } = await tenancy.accessFor('genai_api_key');
  return new OpenAI({
    baseURL: `${endpoint}/openai/v1`,
    apiKey,
    maxRetries: 0,
    defaultHeaders: { 'opc-compartment-id': compartmentId },
    ...own,
  });
}

const body = (): OpenAI.ChatCompletionCreateParamsNonStreaming => ({
  model: 'xai.grok-4',
  temperature: 0,
  messages: [{ role: 'user', content: 'When does the train leave?' }],
});

/** The message of a failed expectation. */
function failure(expectation: () => void): string {
  try {
    expectation();
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
  return 'it holds';
}

describe('expectations', () => {
  ociTest('hold of what was received', async ({ tenancy }) => {
    tenancy.reply({ turn: { text: 'At nine.', toolCalls: [], finishReason: 'stop' } });
    const answer = await (await openAi(tenancy)).chat.completions.create(body());
    expect(answer.choices[0]?.message.content).toBe('At nine.');

    expect(tenancy).toHaveReceived();
    expect(tenancy).toHaveReceived({
      text: 'train',
      body: expect.objectContaining({ temperature: 0 }),
    });
    expect(tenancy).toHaveReceivedTimes(1, {
      model: 'xai.*',
      auth: 'genai_api_key',
      stream: false,
    });
    expect(tenancy).not.toHaveReceived({ transport: 'sdk' });
    expect(tenancy.journal()).toHaveReceivedTimes(1);
    expect(tenancy).toHaveNoSecretOutOfPlace();
    expect(failure(() => expect(tenancy).toHaveSignedEveryRequest())).toBe(
      'Expected every request to be signed; 1 of 1 is not.\n' +
        '  request 1, POST /openai/v1/chat/completions → 200: it has a credential of genai_api_key, and no signature',
    );
  });

  ociTest('fail by the nearest request', async ({ tenancy }) => {
    await (await openAi(tenancy)).chat.completions.create(body());
    const wanted = {
      model: 'xai.grok-3',
      body: expect.objectContaining({ temperature: expect.any(String) }),
    };
    expect(failure(() => expect(tenancy).toHaveReceived(wanted))).toBe(
      'Expected a request with model "xai.grok-3", body ObjectContaining {"temperature": Any<String>}; none of the 1 received fits.\n' +
        '  request 1, POST /openai/v1/chat/completions → 200: model is "xai.grok-4", not "xai.grok-3"; body.temperature is 0, not Any<String>',
    );
  });

  ociTest('find a secret where none belongs', async ({ tenancy, mock }) => {
    const { apiKey } = await tenancy.accessFor('genai_api_key');
    await fetch(`${mock.origin}/openai/v1/models`, {
      headers: { authorization: `Bearer ${apiKey}`, 'user-agent': `mine ${apiKey}` },
    });
    await expect.poll(() => tenancy).toHaveReceivedTimes(1);
    expect(failure(() => expect(tenancy).toHaveNoSecretOutOfPlace())).toContain(
      ': an API key in user-agent',
    );
  });

  ociTest('say why a signature is not good', async ({ tenancy, mock }) => {
    const { compartmentId, tenancyId } = tenancy.access;
    const target = `/20231130/models?compartmentId=${compartmentId}`;
    const signature = `Signature version="1",keyId="${tenancyId}/u/f",algorithm="rsa-sha256",headers="date host",signature="AAAA"`;
    await fetch(`${mock.origin}${target}`, {
      headers: { authorization: signature, date: new Date(mock.tenancy.now()).toUTCString() },
    });
    expect(
      failure(() => expect([...tenancy.journal(), ...mock.journal()]).toHaveSignedEveryRequest()),
    ).toMatch(/1 of 1 is not\.\n {2}request 1, GET \/20231130\/models\S+ → 401: [a-z-]+: /);
  });

  ociTest('ask for a journal', () => {
    expect(failure(() => expect(3).toHaveReceived())).toBe(
      'There is no journal in what was given to expect: number. Give a tenancy, a mock, or what journal() of one of them gave. (OCIC_BAD_OPTION)',
    );
  });
});

describe('tenancies of tests', () => {
  const seen: { origin: string; tenancyId: string }[] = [];

  for (const name of ['one', 'another']) {
    ociTest(`are empty at first: ${name}`, async ({ tenancy, mock }) => {
      expect(tenancy.journal()).toEqual([]);
      expect(mock.tenancies()).toHaveLength(2);
      await (await openAi(tenancy)).chat.completions.create(body());
      seen.push({ origin: mock.origin, tenancyId: tenancy.access.tenancyId });
    });
  }

  ociTest('are each their own, at one mock', () => {
    expect(seen).toHaveLength(2);
    expect(seen[0]?.origin).toBe(seen[1]?.origin);
    expect(seen[0]?.tenancyId).not.toBe(seen[1]?.tenancyId);
  });
});

const lenient = ociTest.extend({ mockOptions: [{ auth: 'lenient' }, { scope: 'file' }] });

lenient('a mock may be another for a file', async ({ mock }) => {
  const answer = await fetch(
    `${mock.origin}/20231130/models?compartmentId=${mock.tenancy.access.compartmentId}`,
  );
  expect(answer.status).not.toBe(401);
});

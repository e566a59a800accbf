import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../../../src/mock/mock.js';
import type { Mock } from '../../../src/mock/options.js';
import type { Reply } from '../../../src/protocol/reply.js';
import { ask, play, startLab } from './lab.js';

let mock: Mock;
beforeAll(async () => {
  mock = await startLab();
});
afterAll(() => mock.close());

const stream = { recording: 'lab/stream' };
const error = { error: { status: 500, message: 'No.' } };

describe('a reply cannot', () => {
  it.each<[about: string, reply: Reply, message: string, remedy: string]>([
    [
      'name a fault that is none',
      { ...stream, faults: ['sse/crfl'] },
      'faults[0] is "sse/crfl", which is no fault.',
      'Did you mean sse/crlf? `oci-conform faults` lists them.',
    ],
    [
      'name one twice',
      { ...stream, faults: ['sse/crlf', 'sse/bom', 'sse/crlf'] },
      'faults[2] is sse/crlf once more.',
      'Name each fault once.',
    ],
    [
      'have two ends',
      { ...stream, faults: ['ending/reset', 'ending/stall'] },
      'faults[1] is ending/stall, which decides how the answer ends as ending/reset does.',
      'Leave one of the two out.',
    ],
    [
      'have two kinds of line ends',
      { ...stream, faults: ['sse/cr', 'sse/split-inside-crlf'] },
      'faults[1] is sse/split-inside-crlf, which decides how lines end as sse/cr does.',
      'Leave one of the two out.',
    ],
    [
      'have a fault of streams and a status',
      { ...stream, faults: ['sse/crlf', 'status/500'] },
      'faults[0] is sse/crlf, which needs a stream answer, and status/500 is an error.',
      'Leave it out, or change the reply.',
    ],
    [
      'be an error with a fault of streams',
      { ...error, faults: ['sse/crlf'] },
      'faults[0] is sse/crlf, which needs a stream answer, and the reply is an error.',
      'Leave it out, or change the reply.',
    ],
    [
      'be a turn with a fault of errors',
      {
        turn: { text: 'Hello', toolCalls: [], finishReason: 'stop' },
        faults: ['envelope/html'],
      },
      'faults[0] is envelope/html, which needs an error, and the reply is none.',
      'Leave it out, or change the reply.',
    ],
    [
      'have an end of its own as well',
      { ...stream, delivery: { ending: 'close' }, faults: ['ending/cut'] },
      'faults[0] is ending/cut, which decides the same as delivery.ending.',
      'Leave it out, or change the reply.',
    ],
    [
      'have faults that are no list',
      { ...stream, faults: JSON.parse('"sse/crlf"') },
      'faults is "sse/crlf".',
      'Give an array.',
    ],
  ])('%s', (_, reply, message, remedy) => {
    expect(() => mock.tenancy.reply(reply)).toThrowError(
      expect.objectContaining({
        code: 'OCIC_BAD_SCRIPT',
        message: `A reply's ${message}`,
        remedy,
      }),
    );
  });

  it('be befallen by what finds nothing in the answer: that is said in the body', async () => {
    const seen = await play(mock, { kind: 'whole', faults: ['sse/crlf'] });
    expect(seen.answer?.status).toBe(422);
    expect(JSON.parse(seen.body)).toEqual({
      code: '422',
      message:
        'oci-conform: OCIC_BAD_SCRIPT: The fault sse/crlf finds nothing in this answer that it could befall. It needs a stream.',
    });
  });
});

describe('a mock’s own faults', () => {
  it('befall every answer that they can, and leave the others as they are', async () => {
    await using other = await startLab({ faults: ['sse/crlf', 'type/charset'] });
    const streamed = await ask(other, true);
    const whole = await ask(other, false);
    expect(streamed.chunks[0]).toMatch(/\r\n\r\n$/);
    expect(streamed.faults).toEqual(['sse/crlf', 'type/charset']);
    expect(whole.answer?.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(whole.faults).toEqual(['type/charset']);
  });

  it('join those of a reply', async () => {
    await using other = await startLab({ faults: ['sse/crlf'] });
    const seen = await play(other, { faults: ['frame/missing'] });
    expect(seen.chunks).toEqual([
      'data: {"t":"h\xc3\xa9"}\r\n\r\n',
      'data: {"f":"stop"}\r\n\r\n',
      'data: [DONE]\r\n\r\n',
    ]);
  });

  it('are those of the first tenancy alone', async () => {
    await using other = await startLab({ faults: ['status/500'] });
    const { access } = await other.createTenancy({ name: 'second' });
    expect((await ask(other, true)).answer?.status).toBe(500);
    const answer = await fetch(`${other.origin}/t/second/20231130/actions/chat`, {
      method: 'POST',
      body: JSON.stringify({
        compartmentId: access.compartmentId,
        servingMode: { servingType: 'ON_DEMAND', modelId: 'meta.llama-3.3-70b-instruct' },
        chatRequest: {
          apiFormat: 'GENERIC',
          messages: [{ role: 'USER', content: [{ type: 'TEXT', text: 'Hello' }] }],
        },
      }),
    });
    expect(answer.status).toBe(200);
  });

  it.each([
    [['sse/crfl'], 'number 1 is "sse/crfl", which is no fault', 'Did you mean sse/crlf?'],
    [
      ['status/500', 'status/503'],
      'number 2 is status/503, which decides the status',
      'one of the two',
    ],
  ])('are refused where they cannot be: %j', async (faults, message, remedy) => {
    await expect(startMock({ faults })).rejects.toThrowError(
      expect.objectContaining({
        code: 'OCIC_BAD_OPTION',
        message: expect.stringContaining(message),
        remedy: expect.stringContaining(remedy),
      }),
    );
  });
});

describe('a turn of Responses', () => {
  const post = (other: Mock, path: string, body: object) =>
    fetch(`${other.origin}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'opc-compartment-id': other.tenancy.access.compartmentId,
        'openai-project': other.tenancy.access.projectId ?? '',
      },
      body: JSON.stringify(body),
    });

  it('is kept as it was, however its bytes are cut, and not where its end is cut off', async () => {
    await using other = await startLab();
    const turn = { text: 'Hello', toolCalls: [], finishReason: 'stop' } as const;
    const kept = async (faults: readonly string[]) => {
      other.tenancy.reply({ turn, faults });
      const asked = { model: 'openai.gpt-5', input: 'Hello', stream: true };
      const text = await post(other, '/openai/v1/responses', asked).then((one) =>
        one.text().catch(() => ''),
      );
      return /"id":"(resp_\w+)"/.exec(text)?.[1];
    };
    const follow = async (id: string | undefined) => {
      const asked = { model: 'openai.gpt-5', input: 'And?', previous_response_id: id };
      return (await post(other, '/openai/v1/responses', asked)).status;
    };
    const whole = await kept(['sse/split-inside-json', 'sse/crlf']);
    const cut = await kept(['ending/no-closing-frame']);
    expect([whole, cut].every((id) => id?.startsWith('resp_'))).toBe(true);
    expect([await follow(whole), await follow(cut)]).toEqual([200, 404]);
  });
});

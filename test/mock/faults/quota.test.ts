/** The switch `quota`, by clients in parallel over real sockets. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startMock } from '../../../src/mock/mock.js';
import type { Mock, MockTenancy } from '../../../src/mock/options.js';
import type { Quota } from '../../../src/protocol/switches.js';
import { eventually, open, type RawAnswer, send, signedChat } from '../client.js';
import { completionBody, completions, post } from '../openai-client.js';

const refusal =
  '{ "code": "429", "message": "Service request limit is exceeded, request is throttled for tenant:ocid1.tenancy.oc1..aaaaaaaaexample" }';

let mock: Mock;
beforeEach(async () => {
  mock = await startMock({ clock: () => Date.UTC(2026, 10, 21, 9) });
});
afterEach(() => mock.close());

const limited = (quota: Quota) => mock.createTenancy({ switches: { quota } });
const chat = ({ access }: MockTenancy) =>
  send(mock.origin, signedChat(access, {}, { now: Date.UTC(2026, 10, 21, 9) }));
const tally = (answers: readonly RawAnswer[]) => ({
  answered: answers.filter(({ status }) => status === 200).length,
  refused: answers.filter(({ status }) => status === 429).length,
});
const atOnce = (count: number, ask: () => Promise<RawAnswer>) =>
  Promise.all(Array.from({ length: count }, ask));

describe('requests', () => {
  it('are counted however many clients ask at once, in each tenancy by itself', async () => {
    const [one, other] = [await limited({ requests: 3 }), await limited({ requests: 5 })];
    const [ones, others] = await Promise.all([
      atOnce(12, () => chat(one)),
      atOnce(12, () => chat(other)),
    ]);
    expect(tally(ones)).toEqual({ answered: 3, refused: 9 });
    expect(tally(others)).toEqual({ answered: 5, refused: 7 });
    expect(ones.find(({ status }) => status === 429)?.body.toString()).toBe(refusal);
    expect((await chat(mock.tenancy)).status).toBe(200);
  });

  it('are counted within the window that is asked, and one more is told when', async () => {
    const tenancy = await limited({ requests: 1, window: 10, retryAfter: true });
    expect((await chat(tenancy)).status).toBe(200);
    const refused = await chat(tenancy);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '10']);
    tenancy.advance(9000);
    expect((await chat(tenancy)).headers['retry-after']).toBe('1');
    tenancy.advance(1000);
    expect((await chat(tenancy)).status).toBe(200);
  });

  it('are refused from the first on where none is left', async () => {
    const tenancy = await limited({ requests: 0, retryAfter: true });
    const answer = await chat(tenancy);
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, '60']);
  });

  it('do not count where they are answered with an error, nor take a reply where refused', async () => {
    const tenancy = await limited({ requests: 1 });
    tenancy.reply(
      { error: { status: 500, message: 'Broken.' } },
      { turn: { text: 'First', toolCalls: [], finishReason: 'stop' } },
      { turn: { text: 'Second', toolCalls: [], finishReason: 'stop' } },
    );
    const statuses = [];
    for (let turn = 0; turn < 3; turn += 1) statuses.push((await chat(tenancy)).status);
    expect(statuses).toEqual([500, 200, 429]);
    tenancy.switch({ quota: {} });
    expect((await chat(tenancy)).body.toString()).toContain('"Second"');
  });

  it('are counted anew after a reset, whatever the clock was', async () => {
    const tenancy = await limited({ requests: 1 });
    tenancy.advance(86_400_000);
    expect([(await chat(tenancy)).status, (await chat(tenancy)).status]).toEqual([200, 429]);
    tenancy.reset();
    expect([(await chat(tenancy)).status, (await chat(tenancy)).status]).toEqual([200, 429]);
  });

  it('are refused on the OpenAI transport in the same envelope', async () => {
    const tenancy = await limited({ requests: 0, retryAfter: true });
    const answer = await post(tenancy.access, completions, completionBody());
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, '60']);
    expect(answer.body.toString()).toBe(refusal);
    expect(tenancy.journal().at(-1)).not.toHaveProperty('faults');
  });
});

describe('tokens', () => {
  it('are those of question and answer, counted where the answer does not tell', async () => {
    const tenancy = await limited({ tokens: 8 });
    tenancy.reply({
      turn: { text: 'one two three four five six', toolCalls: [], finishReason: 'stop' },
      times: 'always',
    });
    // "Hello" is one, the answer six: 7 of 8, then 14.
    const statuses = [];
    for (let turn = 0; turn < 3; turn += 1) statuses.push((await chat(tenancy)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe('requests at once', () => {
  it('are streams until they have ended or their client is gone', async () => {
    const tenancy = await limited({ concurrent: 2 });
    tenancy.reply({
      turn: { text: 'Hi', toolCalls: [], finishReason: 'stop' },
      delivery: { ending: 'stall' },
      times: 2,
    });
    const asked = signedChat(tenancy.access, { stream: true }, { now: Date.UTC(2026, 10, 21, 9) });
    const held = [open(mock.origin, asked), open(mock.origin, asked)];
    await Promise.all(held.map((one) => one.answer(({ chunks }) => chunks.length > 0)));
    expect(tally(await atOnce(6, () => chat(tenancy)))).toEqual({ answered: 0, refused: 6 });
    held[0]?.socket.destroy();
    await eventually(() => tenancy.journal().some(({ closed }) => closed !== undefined));
    for (let turn = 0; turn < 5; turn += 1) expect((await chat(tenancy)).status).toBe(200);
    held[1]?.socket.destroy();
  });

  it('are given back by an answer that could not be made', async () => {
    const tenancy = await limited({ concurrent: 1 });
    tenancy.reply({
      turn: { text: '', reasoning: '', toolCalls: [], finishReason: 'stop' },
      times: 2,
    });
    expect((await chat(tenancy)).status).toBe(422);
    expect((await chat(tenancy)).status).toBe(422);
    expect((await chat(tenancy)).status).toBe(200);
  });

  it('are given back by a client that is gone before its answer begins', async () => {
    const tenancy = await limited({ concurrent: 1 });
    tenancy.reply({
      turn: { text: 'Hi', toolCalls: [], finishReason: 'stop' },
      delivery: { head: 'never', ending: 'stall' },
    });
    const asked = signedChat(tenancy.access, {}, { now: Date.UTC(2026, 10, 21, 9) });
    const waiting = open(mock.origin, asked);
    await eventually(() => tenancy.journal().length === 1);
    expect((await chat(tenancy)).status).toBe(429);
    waiting.socket.destroy();
    await eventually(() => tenancy.journal().some(({ closed }) => closed !== undefined));
    expect((await chat(tenancy)).status).toBe(200);
  });
});

describe('a quota that cannot be', () => {
  it.each([
    [{ requests: -1 }, 'The switch quota.requests is -1.'],
    [{ tokens: 1.5 }, 'The switch quota.tokens is 1.5.'],
    [{ window: 0 }, 'The switch quota.window is 0.'],
  ])('%o is refused, and what was stays', async (quota, message) => {
    const tenancy = await limited({ requests: 0 });
    expect(() => tenancy.switch({ quota })).toThrow(message);
    expect((await chat(tenancy)).status).toBe(429);
  });

  it('names the field that is not known', async () => {
    const made: Quota = Object.assign({ requests: 1 }, { requets: 1 });
    await expect(limited(made)).rejects.toMatchObject({
      code: 'OCIC_BAD_OPTION',
      message: 'The switch quota.requets is not known.',
      remedy: expect.stringContaining('requests'),
    });
  });
});

it('does not judge what is not a turn', async () => {
  const tenancy = await limited({ requests: 0 });
  const target = '/openai/v1/files';
  const answer = await send(mock.origin, {
    method: 'GET',
    target,
    headers: [
      ['authorization', `Bearer ${tenancy.access.apiKey}`],
      ['opc-compartment-id', tenancy.access.compartmentId],
    ],
  });
  expect(answer.status).toBe(200);
});

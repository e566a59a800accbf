import { describe, expect, it } from 'vitest';
import { throttle } from '../../../src/mock/faults/throttle.js';
import type { Reply } from '../../../src/protocol/reply.js';
import { chatBody, eventually, open } from '../client.js';
import { ask, frames, startLab } from './lab.js';

const throttledText =
  'Service request limit is exceeded, request is throttled for tenant:ocid1.tenancy.oc1..aaaaaaaaexample';

/** A turn that tells so many tokens. */
const spending = (totalTokens: number, times: number | 'always' = 1): Reply => ({
  turn: {
    text: 'Hi',
    toolCalls: [],
    finishReason: 'stop',
    usage: { promptTokens: totalTokens - 1, completionTokens: 1, totalTokens },
  },
  times,
});

describe('throttling', () => {
  /** The statuses of so many requests to a mock whose replies all have this fault. */
  const statuses = async (faults: readonly string[], count: number, seed = 1) => {
    await using other = await startLab({ faults, seed });
    const seen = [];
    for (let turn = 0; turn < count; turn += 1) seen.push(await ask(other, true));
    return seen.map(({ answer }) => answer?.status);
  };

  it('throttle/first-two', async () => {
    expect(await statuses(['throttle/first-two'], 4)).toEqual([429, 429, 200, 200]);
  });

  it('throttle/every-second', async () => {
    expect(await statuses(['throttle/every-second'], 4)).toEqual([200, 429, 200, 429]);
  });

  it('throttle/one-in-three', async () => {
    const first = await statuses(['throttle/one-in-three'], 24, 3);
    expect(await statuses(['throttle/one-in-three'], 24, 3)).toEqual(first);
    expect(await statuses(['throttle/one-in-three'], 24, 4)).not.toEqual(first);
    expect(new Set(first)).toEqual(new Set([200, 429]));
  });

  it('throttle/quota: by the tenancy’s clock', async () => {
    await using other = await startLab({
      faults: ['throttle/quota'],
      clock: () => Date.UTC(2026, 10, 21),
    });
    const next = async () => (await ask(other, true)).answer?.status;
    expect([await next(), await next()]).toEqual([200, 200]);
    other.tenancy.advance(30_000);
    expect([await next(), await next()]).toEqual([200, 429]);
    other.tenancy.advance(30_000);
    expect([await next(), await next(), await next()]).toEqual([200, 200, 429]);
  });

  it('throttle/quota-with-retry-after: the seconds until the next is answered', async () => {
    await using other = await startLab({
      faults: ['throttle/quota-with-retry-after'],
      clock: () => Date.UTC(2026, 10, 21),
    });
    const next = async () => (await ask(other, true)).answer?.headers['retry-after'];
    expect([await next(), await next(), await next(), await next()]).toEqual([
      undefined,
      undefined,
      undefined,
      '60',
    ]);
    other.tenancy.advance(45_500);
    expect(await next()).toBe('15');
    other.tenancy.advance(14_500);
    expect(await next()).toBeUndefined();
  });

  it('throttle/tokens: those that answers tell, by the tenancy’s clock', async () => {
    await using other = await startLab({
      faults: ['throttle/tokens'],
      clock: () => Date.UTC(2026, 10, 21),
    });
    other.tenancy.reply(spending(50, 'always'));
    const next = async () => (await ask(other, true)).answer?.status;
    expect([await next(), await next(), await next()]).toEqual([200, 200, 429]);
    other.tenancy.advance(59_999);
    expect(await next()).toBe(429);
    other.tenancy.advance(1);
    expect([await next(), await next(), await next()]).toEqual([200, 200, 429]);
  });

  it('throttle/tokens-with-retry-after: until enough of them count no more', async () => {
    await using other = await startLab({
      faults: ['throttle/tokens-with-retry-after'],
      clock: () => Date.UTC(2026, 10, 21),
    });
    const next = async () => (await ask(other, true)).answer?.headers['retry-after'];
    other.tenancy.reply(spending(10), spending(90), spending(60));
    expect(await next()).toBeUndefined();
    other.tenancy.advance(20_000);
    expect(await next()).toBeUndefined();
    // The 10 leave after 40 more seconds, and then 90 are left, which is below 100.
    expect(await next()).toBe('40');
    other.tenancy.advance(40_000);
    expect(await next()).toBeUndefined();
    // 150 are counted: not before the 90 leave is it less than 100.
    expect(await next()).toBe('20');
  });

  it('throttle/concurrent: until an answer has ended, or its client is gone', async () => {
    await using other = await startLab({ faults: ['throttle/concurrent'] });
    other.tenancy.reply(
      { recording: 'lab/stream', delivery: { ending: 'stall' } },
      { recording: 'lab/stream', delivery: { ending: 'hold-open' } },
      { recording: 'lab/stream', times: 'always' },
    );
    const body = chatBody(other.tenancy.access, { stream: true });
    const held = [open(other.origin, { body }), open(other.origin, { body })];
    await eventually(() =>
      ['stalled', 'held'].every((end) => other.tenancy.journal().some((one) => one.end === end)),
    );
    const next = async () => (await ask(other, true)).answer?.status;
    expect([await next(), await next()]).toEqual([429, 429]);
    held[0]?.socket.destroy();
    await eventually(() => other.tenancy.journal().some(({ closed }) => closed !== undefined));
    expect([await next(), await next()]).toEqual([200, 200]);
    held[1]?.socket.destroy();
  });

  it('throttle/concurrent-with-retry-after: a second, since nobody can know', async () => {
    await using other = await startLab({ faults: ['throttle/concurrent-with-retry-after'] });
    other.tenancy.reply({
      recording: 'lab/stream',
      delivery: { ending: 'stall' },
      times: 'always',
    });
    const body = chatBody(other.tenancy.access, { stream: true });
    const asked = Array.from({ length: 6 }, () => open(other.origin, { body }));
    const heads = await Promise.all(asked.map((one) => one.answer(() => true)));
    expect(heads.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429, 429, 429]);
    const waits = heads.filter(({ status }) => status === 429);
    expect(waits.map(({ headers }) => headers['retry-after'])).toEqual(['1', '1', '1', '1']);
    for (const { socket } of asked) socket.destroy();
  });

  it('leaves the script as it is', async () => {
    await using other = await startLab({ faults: ['throttle/first-two'] });
    other.tenancy.reply({ recording: 'lab/stream' });
    const seen = [await ask(other, true), await ask(other, true), await ask(other, true)];
    expect(seen.map(({ answer }) => answer?.status)).toEqual([429, 429, 200]);
    expect(seen[2]?.body).toBe(Object.values(frames).join(''));
  });

  it('goes together with faults of the answers in between', async () => {
    await using other = await startLab({
      faults: ['throttle/every-second', 'sse/crlf', 'envelope/plain-text'],
    });
    other.tenancy.reply({ recording: 'lab/stream' });
    const [answered, refused] = [await ask(other, true), await ask(other, true)];
    expect(answered.chunks[1]).toBe('data: {"t":"you"}\r\n\r\n');
    expect(answered.faults).toEqual(['sse/crlf']);
    expect(refused.body).toBe(throttledText);
    expect(refused.faults).toEqual(['throttle/every-second', 'envelope/plain-text']);
  });

  it('is tested here for every fault of the group', () => {
    expect(Object.keys(throttle).sort()).toEqual([
      'throttle/concurrent',
      'throttle/concurrent-with-retry-after',
      'throttle/every-second',
      'throttle/first-two',
      'throttle/one-in-three',
      'throttle/quota',
      'throttle/quota-with-retry-after',
      'throttle/tokens',
      'throttle/tokens-with-retry-after',
    ]);
  });
});

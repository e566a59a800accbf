import { describe, expect, it } from 'vitest';
import type { ChatCall, LifeCall } from '../../protocol/call.js';
import type { StepOutcome } from '../../suites/trace.js';
import { life, type PerformLife } from './life.js';

const chat: ChatCall = {
  operation: 'chat',
  model: 'a-model',
  apiFormat: 'openai-responses',
  stream: true,
  messages: [{ role: 'user', text: 'Hello' }],
};

const steps = (...all: LifeCall['steps']): LifeCall => ({ operation: 'life', steps: all });

/** Notes what is done with whom, and gives each chat an id. */
const noting = (done: string[], closing: StepOutcome = {}): PerformLife => {
  let made = 0;
  return async (client, call, heard) => {
    done.push(`${client} ${call.operation}`);
    if (call.operation !== 'chat') return call.operation === 'close' ? closing : {};
    made += 1;
    heard();
    heard();
    return { id: `answer-${made}`, ...(call.state ? { value: call.state } : {}) };
  };
};

describe('the life of clients', () => {
  it('goes step by step, by the first client where none is named, whatever becomes of a step', async () => {
    const done: string[] = [];
    const outcome = await life(
      steps({ call: { operation: 'close' } }, { call: chat }, { client: 2, call: chat }),
      noting(done, { error: { message: 'closed already' } }),
    );
    expect(done).toEqual(['1 close', '1 chat', '2 chat']);
    expect(outcome).toEqual({
      steps: [{ error: { message: 'closed already' } }, { id: 'answer-1' }, { id: 'answer-2' }],
    });
  });

  it('closes a client once, at the first text that it hears, and tells what that raised', async () => {
    const done: string[] = [];
    const outcome = await life(
      steps({ client: 3, call: chat, closed: 'after-first-text' }),
      noting(done, { error: { message: 'busy' } }),
    );
    expect(done).toEqual(['3 chat', '3 close']);
    expect(outcome.steps).toEqual([{ id: 'answer-1', error: { message: 'busy' } }]);
  });

  it('hands on the ids of steps before, and says where there is none', async () => {
    const chained = { ...chat, state: { previousResponse: '{1.id}' } };
    const { steps: told } = await life(
      steps({ call: chat }, { client: 2, call: chained }),
      noting([]),
    );
    expect(told?.[1]).toEqual({ id: 'answer-2', value: { previousResponse: 'answer-1' } });
    const lost = await life(steps({ call: { operation: 'close' } }, { call: chained }), noting([]));
    expect(lost.error).toEqual({ message: 'step 1 gave no id' });
  });

  it('makes all but the first step at once where they are made together', async () => {
    let underWay = 0;
    let most = 0;
    await life(
      { ...steps({ call: chat }, { call: chat }, { call: chat }), together: true },
      async () => {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise((resolve) => setImmediate(resolve));
        underWay -= 1;
        return {};
      },
    );
    expect(most).toBe(2);
  });
});

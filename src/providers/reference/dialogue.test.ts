import { expect, it } from 'vitest';
import type { ChatCall, DialogueCall } from '../../protocol/call.js';
import type { StepOutcome } from '../../suites/trace.js';
import { dialogue, type PerformStep } from './dialogue.js';

const step = (model: string): ChatCall => ({
  operation: 'chat',
  model,
  apiFormat: 'GENERIC',
  stream: false,
  messages: [],
});

/** Makes steps whose outcome their model names, and notes when each began and ended. */
function performer(outcomes: Readonly<Record<string, StepOutcome>>) {
  const noted: string[] = [];
  const perform: PerformStep = async (asked) => {
    const model = asked.operation === 'chat' ? asked.model : asked.method;
    noted.push(`${model} begins`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    noted.push(`${model} ends`);
    return outcomes[model] ?? {};
  };
  return { noted, perform };
}

const call = (models: readonly string[], more: Partial<DialogueCall> = {}): DialogueCall => ({
  operation: 'dialogue',
  steps: models.map(step),
  ...more,
});

it('makes one step after the other, and ends at the first error', async () => {
  const { noted, perform } = performer({ b: { error: { message: 'no' } } });
  const outcome = await dialogue(call(['a', 'b', 'c']), perform);
  expect(noted).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  expect(outcome).toEqual({
    error: { message: 'no' },
    steps: [{}, { error: { message: 'no' } }],
  });
});

it('makes all at once once the first has ended, which they may name', async () => {
  const error = { message: 'no' };
  const { noted, perform } = performer({ a: { id: 'one' }, c: { error }, d: { requestId: 'd' } });
  const outcome = await dialogue(call(['a', '{1.id}', 'c', 'd'], { together: true }), perform);
  expect(noted.slice(0, 5)).toEqual(['a begins', 'a ends', 'one begins', 'c begins', 'd begins']);
  expect(outcome.steps).toHaveLength(4);
  expect(outcome.error).toEqual(error);
  const through = call(['a', 'c', 'd'], { together: true, throughErrors: true });
  const last = await dialogue(through, perform);
  expect([last.error, last.requestId]).toEqual([undefined, 'd']);
});

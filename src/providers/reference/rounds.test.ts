import { expect, test } from 'vitest';
import type { ChatCall, RoundsCall } from '../../protocol/call.js';
import type { StepOutcome } from '../../suites/trace.js';
import { rounds } from './rounds.js';

const first: ChatCall = {
  operation: 'chat',
  model: 'm',
  apiFormat: 'openai-responses',
  stream: false,
  messages: [{ role: 'user', text: 'Hi' }],
  state: { store: true },
};

const calling = (
  ...toolCalls: readonly { id?: string; name: string; arguments: string }[]
): StepOutcome => ({
  id: 'resp_1',
  turn: { text: 'Let me see.', toolCalls, finishReason: 'tool_calls' },
});

const done: StepOutcome = { turn: { text: 'Done.', toolCalls: [], finishReason: 'stop' } };

/** The turns that were asked for. */
async function play(call: Partial<RoundsCall>, outcomes: readonly StepOutcome[]) {
  const asked: ChatCall[] = [];
  const outcome = await rounds(
    { operation: 'rounds', first, answers: [], ...call },
    async (step) => {
      asked.push(step);
      return outcomes[asked.length - 1] ?? {};
    },
  );
  return { asked, outcome };
}

test('calls without ids are given some, and answered by name in their order', async () => {
  const call = { name: 'sum', arguments: '{}' };
  const answers = [
    [
      { name: 'sum', text: '1' },
      { name: 'sum', text: '2' },
    ],
  ];
  const { asked, outcome } = await play({ answers }, [calling(call, call), done]);
  expect(asked[1]?.messages.slice(1)).toEqual([
    {
      role: 'assistant',
      text: 'Let me see.',
      toolCalls: [
        { ...call, id: 'call_1_1' },
        { ...call, id: 'call_1_2' },
      ],
    },
    { role: 'tool', text: '1', toolCallId: 'call_1_1' },
    { role: 'tool', text: '2', toolCallId: 'call_1_2' },
  ]);
  expect(outcome.steps).toHaveLength(2);
  expect(outcome.turn?.text).toBe('Done.');
});

test('a chain names the response before it, and says nothing again', async () => {
  const call = { id: 'c1', name: 'sum', arguments: '{}' };
  const { asked } = await play({ answers: [[{ name: 'sum', text: '3' }]], chained: true }, [
    calling(call),
    done,
  ]);
  expect(asked[1]?.messages).toEqual([{ role: 'tool', text: '3', toolCallId: 'c1' }]);
  expect(asked[1]?.state).toEqual({ store: true, previousResponse: 'resp_1' });
});

test('it ends with an error, with a turn that calls nothing, and with the last answers', async () => {
  const call = { id: 'c1', name: 'sum', arguments: '{}' };
  const answers = [[{ name: 'sum', text: '3' }]];
  const failed = { error: { message: 'no' } };
  expect((await play({ answers }, [failed])).outcome).toEqual({ ...failed, steps: [failed] });
  expect((await play({ answers }, [done])).asked).toHaveLength(1);
  expect((await play({ answers }, [calling(call), calling(call), done])).asked).toHaveLength(2);
});

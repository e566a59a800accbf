/** Turns that the tests of the dialects speak, emoji and right-to-left text among them. */
import type { Turn } from '../../src/protocol/turn.js';

export const usage = { promptTokens: 43, completionTokens: 33, totalTokens: 76 };
export const mixed: Turn = { text: 'Go 🧪 שלום', toolCalls: [], finishReason: 'stop', usage };
export const short: Turn = { text: 'THE SUM', toolCalls: [], finishReason: 'stop' };
export const reasoned: Turn = { ...short, text: '42', reasoning: 'A number.' };
export const two: Turn = {
  text: '',
  toolCalls: [
    { id: 'call_1', name: 'sqrt', arguments: '{"a":16}' },
    { id: 'call_2', name: 'sum', arguments: '{"b":2}' },
  ],
  finishReason: 'tool_calls',
};
export const bare: Turn = {
  ...two,
  toolCalls: two.toolCalls.map(({ name, arguments: text }) => ({ name, arguments: text })),
};
export const plan: Turn = {
  text: 'I look',
  toolCalls: [{ name: 'get_weather', arguments: '{"city":"Paris"}' }],
  finishReason: 'tool_calls',
  usage,
};
export const planV2: Turn = {
  text: 'Checking.',
  reasoning: 'Call it.',
  toolCalls: [{ id: 'call-1', name: 'get_weather', arguments: '{"city": "Paris"}' }],
  finishReason: 'tool_calls',
  usage: { promptTokens: 20, completionTokens: 9, totalTokens: 29 },
};

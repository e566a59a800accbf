import { describe, expect, it } from 'vitest';
import { setting } from '../../../test/support/encoding.js';
import { bare, reasoned, short, two } from '../../../test/support/turns.js';
import { ConformError } from '../../errors.js';
import type { Turn } from '../turn.js';
import { dialects } from './index.js';

function encode(name: string, turn: Turn): readonly string[] {
  const { dialect, encoding } = setting(name);
  return dialect.encode(turn, encoding);
}

describe('a turn that a variant cannot carry', () => {
  const refusals: readonly (readonly [variant: string, turn: Turn, why: string])[] = [
    ['cohere', reasoned, 'it has no place for reasoning'],
    ['legacy', reasoned, 'it has no place for reasoning'],
    ['legacy', two, 'it has no tool calls'],
    ['cohere', two, 'its tool calls have no id'],
    ['generic-gemini', two, 'its tool calls have no id'],
    ['generic-llama', bare, 'its tool calls need an id'],
    ['cohere-v2', bare, 'its tool calls need an id'],
    [
      'generic-grok',
      { ...two, toolCalls: two.toolCalls.map((call) => ({ ...call, id: 'same' })) },
      'two tool calls share an id',
    ],
    [
      'cohere',
      { ...bare, toolCalls: [{ name: 'f', arguments: '{"a":' }] },
      'its tool calls carry a JSON object as arguments',
    ],
    ['cohere', { ...short, finishReason: null }, 'it needs a finish reason'],
    [
      'generic-grok',
      { ...short, finishReason: 'cancelled' },
      'it has no word for the finish reason',
    ],
    ['generic-grok', { ...short, finishReason: 'tool_calls' }, 'and it has none'],
    ['generic-grok', { ...two, finishReason: 'stop' }, 'has the finish reason tool_calls'],
    ['generic-grok', { ...short, reasoning: '' }, 'empty reasoning is not sent'],
    [
      'generic-grok',
      { ...two, toolCalls: [{ name: '', arguments: '' }] },
      'a tool call needs a name',
    ],
  ];

  it.each(refusals)('%s: is refused with the reason', (name, turn, why) => {
    expect(() => encode(name, turn)).toThrow(ConformError);
    expect(() => encode(name, turn)).toThrow(why);
  });

  it('has the code for it, and a remedy', () => {
    try {
      encode('cohere', reasoned);
      expect.unreachable();
    } catch (thrown) {
      expect(thrown).toMatchObject({
        code: 'OCIC_CANNOT_ENCODE',
        remedy: 'Change the turn, or name a variant or model that can carry it.',
      });
    }
  });

  it('is refused when the variant is of another dialect', () => {
    const { encoding } = setting('generic-llama');
    expect(() => dialects.cohere.encode(short, encoding)).toThrow('it has no opening "empty-text"');
    expect(() => dialects.generic.encode(short, setting('cohere').encoding)).toThrow(
      'it has no closing "full-text-with-history"',
    );
  });
});

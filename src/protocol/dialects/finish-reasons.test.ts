import { describe, expect, it } from 'vitest';
import { isListedReason, readFinishReason, writeFinishReason } from './finish-reasons.js';

describe('readFinishReason', () => {
  it.each([
    ['stop', 'stop'],
    ['length', 'length'],
    ['tool_calls', 'tool_calls'],
    ['content_filter', 'content_filter'],
    ['max_tokens', 'length'],
    ['malformed_function_call', 'error'],
    ['COMPLETE', 'stop'],
    ['MAX_TOKENS', 'length'],
    ['ERROR_TOXIC', 'content_filter'],
    ['ERROR_LIMIT', 'error'],
    ['ERROR', 'error'],
    ['USER_CANCEL', 'cancelled'],
    ['STOP_SEQUENCE', 'stop'],
    ['TOOL_CALL', 'tool_calls'],
    ['TOOL_CALLS', 'tool_calls'],
    ['CONTENT_FILTERED', 'content_filter'],
    ['toolCalls', 'tool_calls'],
    ['tool-calls', 'tool_calls'],
    ['tokens', 'length'],
    ['STOP', 'stop'],
    ['something_new', 'unknown'],
    ['', 'unknown'],
  ])('%s means %s', (wire, reason) => {
    expect(readFinishReason(wire)).toBe(reason);
  });
});

describe('writeFinishReason', () => {
  it('spells by format, the family first', () => {
    expect(writeFinishReason('GENERIC', 'length')).toBe('length');
    expect(writeFinishReason('GENERIC', 'length', { length: 'max_tokens' })).toBe('max_tokens');
    expect(writeFinishReason('COHERE', 'tool_calls')).toBe('COMPLETE');
    expect(writeFinishReason('COHEREV2', 'tool_calls')).toBe('TOOL_CALL');
  });

  it('has no word where the format has none', () => {
    expect(writeFinishReason('GENERIC', 'error')).toBeUndefined();
    expect(writeFinishReason('COHEREV2', 'cancelled')).toBeUndefined();
    expect(writeFinishReason('COHERE', 'unknown')).toBeUndefined();
  });
});

describe('isListedReason', () => {
  it('goes by the exact spelling of the format', () => {
    expect(isListedReason('GENERIC', 'max_tokens')).toBe(true);
    expect(isListedReason('GENERIC', 'STOP')).toBe(false);
    expect(isListedReason('COHERE', 'TOOL_CALL')).toBe(false);
    expect(isListedReason('COHEREV2', 'TOOL_CALL')).toBe(true);
  });
});

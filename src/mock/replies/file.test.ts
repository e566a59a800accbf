import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { readReplies } from './file.js';

const recordings = new Map([['cohere/text', {}]]);
const read = (content: string) => readReplies(content, 'replies.json', recordings);

const published: unknown = JSON.parse(
  readFileSync(new URL('../../../schemas/replies.schema.json', import.meta.url), 'utf8'),
);
if (typeof published !== 'object' || published === null) throw new Error('It is no object.');
const fits = new Ajv2020({ strict: false }).compile(published);

const turn = '"turn":{"text":"Hi","toolCalls":[],"finishReason":"stop"}';

describe('a file that is understood, by the rules and by the published schema', () => {
  it.each([
    ['[]'],
    ['{}'],
    ['{"persona":"echo","unmatched":"family","$schema":"replies.schema.json"}'],
    ['[{"recording":"cohere/text","times":"always","match":{"model":"cohere.*"}}]'],
    [`{"replies":[{${turn},"times":3,"match":{"text":{"pattern":"^a","flags":"i"},"turn":2}}]}`],
    ['[{"error":{"status":429,"message":""},"times":2,"faults":["status/500"]}]'],
    [`[{${turn},"variant":"generic-llama","afterwards":{"advance":-1,"revokeTokens":true}}]`],
    [`[{${turn},"match":{"transport":"v1","tools":["a"],"text":"Hi"}}]`],
    [
      `[{${turn},"delivery":{"chunking":{"bytes":1},"head":"never","ending":{"cutAfter":0},"headers":{"x-a":null,"x-b":"c"},"jitter":{"upTo":5}}}]`,
    ],
    [
      '[{"turn":{"text":"","toolCalls":[],"finishReason":null,"usage":{"promptTokens":1,"totalTokens":1}}}]',
    ],
  ])('%s', (content) => {
    expect(() => read(content)).not.toThrow();
    expect(fits(JSON.parse(content)), JSON.stringify(fits.errors)).toBe(true);
  });
});

describe('a file that neither the rules nor the published schema take', () => {
  it.each([
    ['"replies"', 'replies.json is "replies".'],
    ['{"reply":[]}', "replies.json's reply is not known."],
    ['{"persona":"ecko"}', 'replies.json\'s persona is "ecko".'],
    ['{"replies":{}}', "replies.json's replies is of type object."],
    ['[{}]', 'replies.json, reply 1: A reply says nothing.'],
    [
      `[{"recording":"cohere/text"},{${turn},"recording":"cohere/text"}]`,
      'replies.json, reply 2: A reply says recording and turn.',
    ],
    [`[{${turn},"times":0}]`, "replies.json, reply 1: A reply's times is 0."],
    [`[{${turn},"match":{"turns":1}}]`, "reply 1: A reply's match.turns is not known."],
    [`[{${turn},"match":{"model":"*x"}}]`, 'reply 1: A reply\'s match.model is "*x".'],
    [`[{${turn},"delivery":{"ending":"cutt"}}]`, 'reply 1: A reply\'s delivery.ending is "cutt".'],
    ['[{"turn":{"text":"","toolCalls":[]}}]', "reply 1: A reply's turn.finishReason is missing."],
    ['[{"error":{"status":600,"message":""}}]', "reply 1: A reply's error.status is 600."],
  ])('%s', (content, message) => {
    expect(() => read(content)).toThrowError(
      expect.objectContaining({
        code: 'OCIC_BAD_SCRIPT',
        message: expect.stringContaining(message),
      }),
    );
    expect(fits(JSON.parse(content))).toBe(false);
  });
});

describe('a file of which only the rules know that it is wrong', () => {
  it.each([
    ['[', 'OCIC_BAD_SCRIPT', 'replies.json is no JSON: '],
    [
      '[{"recording":"cohere/tekst"}]',
      'OCIC_UNKNOWN_RECORDING',
      'replies.json, reply 1: There is no recording "cohere/tekst".',
    ],
    [
      '[{"error":{"status":429,"message":""},"match":{"text":{"pattern":"(a"}}}]',
      'OCIC_BAD_SCRIPT',
      'match.text.pattern is no regular expression',
    ],
    [
      '[{"recording":"cohere/text","faults":["no/such"]}]',
      'OCIC_BAD_SCRIPT',
      'faults[0] is "no/such", which is no fault',
    ],
  ])('%s', (content, code, message) => {
    expect(() => read(content)).toThrowError(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });
});

it('gives what the file says, with a byte order mark before it or not', () => {
  const reply = { recording: 'cohere/text', times: 2 };
  const said = { replies: [reply], switches: { persona: 'terse', unmatched: 'family' } };
  const content = JSON.stringify({ ...said.switches, replies: said.replies });
  expect(read(content)).toEqual(said);
  expect(read(`\uFEFF${content}`)).toEqual(said);
  expect(read(JSON.stringify([reply]))).toEqual({ replies: [reply], switches: {} });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setting } from '../../../test/support/encoding.js';
import { variants } from '../families.js';
import { encodeFrame, problemsOfEvent, readFrames } from '../sse.js';
import {
  type BuiltInCall,
  builtInTypes,
  type FinishReason,
  type ToolCall,
  type Turn,
  type Usage,
} from '../turn.js';
import { whyNotCarried } from './carry.js';
import type { DialectName, Variant } from './dialect.js';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('', ' ', '\n\n', '🧪👩‍🚀 שלום', '<|', '"\\"', '\u2028', '\ud800'),
);

const reasons: readonly FinishReason[] = [
  'stop',
  'length',
  'tool_calls',
  'content_filter',
  'error',
  'cancelled',
];

/** Draws arguments: JSON objects, and for formats that carry text also any text. */
const argumentsOf = (dialect: DialectName) => {
  const json = fc
    .dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 })
    .map((value) => JSON.stringify(value));
  return dialect === 'cohere' ? json : fc.oneof(json, text);
};

const usage: fc.Arbitrary<Usage> = fc
  .record(
    {
      promptTokens: fc.nat(),
      totalTokens: fc.nat(),
      completionTokens: fc.nat(),
      reasoningTokens: fc.nat(),
      cachedTokens: fc.nat(),
    },
    { requiredKeys: ['promptTokens', 'totalTokens'] },
  )
  .map((counts) => ({ ...counts }));

/** Calls of the service's own tools, in the order in which they stand in an output. */
const builtInCalls: fc.Arbitrary<readonly BuiltInCall[]> = fc
  .tuple(fc.subarray([...builtInTypes], { minLength: 1 }), fc.string({ minLength: 1 }))
  .map(([types, said]) =>
    types.map((type, n) => ({
      type,
      id: `item_${n}`,
      ...(/^(mcp|custom)/.test(type) ? { name: said } : {}),
      ...(type === 'mcp_list_tools' ? {} : { input: said }),
    })),
  );

/** Turns of a shape that suits the dialect; those it cannot carry are left out afterwards. */
function turns(dialect: DialectName, variant: Variant): fc.Arbitrary<Turn> {
  const ids = dialect !== 'cohere' && !['P4', 'P5'].includes(variant.toolCalls);
  const calls = fc
    .array(fc.tuple(fc.string({ minLength: 1 }), argumentsOf(dialect)), { maxLength: 3 })
    .map((drawn): readonly ToolCall[] =>
      drawn.map(([name, args], n) => ({
        ...(ids ? { id: `call_${n}` } : {}),
        name,
        arguments: args,
      })),
    );
  return fc
    .record(
      {
        text,
        reasoning: text,
        toolCalls: dialect === 'legacy' ? fc.constant([]) : calls,
        ...(dialect.startsWith('openai') ? { refusal: text } : {}),
        ...(dialect === 'openai-responses' ? { builtInCalls } : {}),
        finishReason: fc.constantFrom(...reasons, null),
        usage,
      },
      { requiredKeys: ['text', 'toolCalls', 'finishReason'] },
    )
    .map(({ finishReason, ...rest }): Turn => {
      const called = rest.toolCalls.length > 0;
      const drawn = finishReason === 'stop' && called ? 'tool_calls' : finishReason;
      return { ...rest, finishReason: drawn === 'tool_calls' && !called ? 'stop' : drawn };
    });
}

/** The OpenAI family sends the details always. */
const detailed = (counts: Usage): Usage => ({ reasoningTokens: 0, cachedTokens: 0, ...counts });

/** What comes back: arguments that travel as JSON come back as plain JSON text. */
function expected(turn: Turn, dialect: DialectName, variant: Variant, withUsage: boolean): Turn {
  if (dialect === 'openai-responses') return expectedOfResponses(turn);
  const { usage: drawn, ...rest } = turn;
  const openai = dialect === 'openai-chat' && variant.answerExtras === 'openai';
  const counts = openai && drawn !== undefined ? detailed(drawn) : drawn;
  const toolCalls =
    dialect === 'cohere'
      ? turn.toolCalls.map((call) => ({
          ...call,
          arguments: JSON.stringify(JSON.parse(call.arguments)),
        }))
      : turn.toolCalls;
  return { ...rest, toolCalls, ...(counts !== undefined && withUsage ? { usage: counts } : {}) };
}

/** Responses count always, and know no count that is absent; an id that a call lacks is made. */
function expectedOfResponses({ usage: drawn, ...rest }: Turn): Turn {
  return { ...rest, ...(drawn ? { usage: { completionTokens: 0, ...detailed(drawn) } } : {}) };
}

/** A failed Response carries an error. */
const errorOf = (turn: Turn, dialect: DialectName) =>
  dialect === 'openai-responses' && turn.finishReason === 'error'
    ? { error: { code: 'server_error', message: 'The model failed to answer.' } }
    : {};

/** An error event in place of a Response tells no counts. */
const unmeasured = ({ usage: _, ...rest }: Turn): Turn => rest;

describe.each(variants)('$name', ({ name, dialect: dialectName, variant, evidence }) => {
  it('brings back any turn that its streams can carry', () => {
    let carried = 0;
    fc.assert(
      fc.property(turns(dialectName, variant), fc.boolean(), (turn, includeUsage) => {
        fc.pre(whyNotCarried(dialectName, turn, variant, 'stream') === undefined);
        carried += 1;
        const { dialect, encoding } = setting(name, { includeUsage });
        const frames = dialect.encode(turn, encoding);
        const written = frames.map((frame) => encodeFrame(frame, dialect.eventOf?.(frame)));
        const sse = readFrames(new TextEncoder().encode(written.join('')));
        for (const frame of sse) {
          expect(problemsOfEvent(frame, dialect.eventOf?.(frame.payload))).toEqual([]);
        }
        const payloads = sse.map((frame) => frame.payload);
        const wanted = expected(
          turn,
          dialectName,
          variant,
          includeUsage && variant.usage !== 'never',
        );
        const tolerant = dialect.decode(payloads, 'tolerant');
        const error = errorOf(turn, dialectName);
        expect(tolerant).toEqual({
          turn: error.error && variant.responses?.failure ? unmeasured(wanted) : wanted,
          ...error,
          finished: true,
          problems: [],
        });
        if (evidence !== 'contradicted') {
          expect(dialect.decode(payloads, 'strict')).toEqual(tolerant);
        }
      }),
      { numRuns: 60 },
    );
    expect(carried).toBe(60);
  });

  it('brings back any turn that its answers can carry', () => {
    fc.assert(
      fc.property(turns(dialectName, variant), (turn) => {
        fc.pre(whyNotCarried(dialectName, turn, variant, 'answer') === undefined);
        const { dialect, encoding } = setting(name);
        const body = dialect.encodeAnswer(turn, encoding);
        const wanted = expected(turn, dialectName, variant, true);
        const details =
          variant.answerExtras === 'openai' && wanted.usage !== undefined
            ? { usage: detailed(wanted.usage) }
            : {};
        expect(dialect.decodeAnswer(body, 'strict')).toEqual({
          turn: { ...wanted, ...details },
          ...errorOf(turn, dialectName),
          finished: true,
          problems: [],
        });
        expect(dialect.decodeAnswer(body, 'tolerant').turn).toEqual({ ...wanted, ...details });
      }),
      { numRuns: 40 },
    );
  });
});

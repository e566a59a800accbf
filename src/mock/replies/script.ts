/** Scripted replies are untrusted input: each is held against its shape where it is given. */
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { ConformError } from '../../errors.js';
import { isObject, type JsonObject } from '../../protocol/json.js';
import type {
  Aftermath,
  Compression,
  Delivery,
  ErrorReply,
  ErrorStyle,
  Reply,
} from '../../protocol/reply.js';
import {
  type BuiltInCall,
  builtInTypes,
  type FinishReason,
  type ToolCall,
  type Turn,
  type Usage,
} from '../../protocol/turn.js';
import { variants } from '../../protocol/variants.js';
import { didYouMean } from '../../suites/catalogue.js';
import { type Befallable, flawOfFaults } from '../faults/combine.js';
import { match, times } from './match-shape.js';
import {
  either,
  type Flaw,
  type Judge,
  judged,
  listOf,
  objectOf,
  type Rule,
  rule,
  type Shape,
  type ShapeOf,
  shown,
  text,
  whole,
  word,
} from './shape.js';

/** Milliseconds that a chunk may wait at most: an hour. A timer of Node takes 24 days. */
const longestWait = 3_600_000;

/** Seconds by which a reply may move the clock at most: ten years. */
const longestMove = 315_360_000;

const milliseconds = rule(
  `Give milliseconds, from 0 to ${longestWait}.`,
  (value) => typeof value === 'number' && value >= 0 && value <= longestWait,
  { type: 'number', minimum: 0, maximum: longestWait },
);

const usage: ShapeOf<Usage> = {
  needed: { promptTokens: whole(0), totalTokens: whole(0) },
  optional: { completionTokens: whole(0), reasoningTokens: whole(0), cachedTokens: whole(0) },
};

const toolCall: ShapeOf<ToolCall> = {
  needed: { name: text, arguments: text },
  optional: { id: text },
};

const builtInCall: ShapeOf<BuiltInCall> = {
  needed: { type: word(builtInTypes) },
  optional: { id: text, name: text, input: text },
};

const finishReasons = [
  'stop',
  'length',
  'tool_calls',
  'content_filter',
  'error',
  'cancelled',
  'unknown',
] as const satisfies readonly FinishReason[];

const turn: ShapeOf<Turn> = {
  needed: {
    text,
    toolCalls: listOf(objectOf(toolCall)),
    finishReason: either(
      rule('', (value) => value === null, { type: 'null' }),
      word(finishReasons),
    ),
  },
  optional: {
    reasoning: text,
    refusal: text,
    builtInCalls: listOf(objectOf(builtInCall)),
    usage: objectOf(usage),
  },
};

const styles = [
  'status-string',
  'platform-code',
  'upstream-double-encoded',
  'upstream-unwrapped',
  'upstream-string',
  'upstream-bare-string',
  'plain-text',
  'numeric-code',
  'html',
  'empty',
] as const satisfies readonly ErrorStyle[];

const yes = rule('Give true, or leave it out.', (value) => value === true, { const: true });

const error: ShapeOf<ErrorReply> = {
  needed: { status: whole(200, 599), message: text },
  optional: { style: word(styles), code: text, param: text, type: text, valid: yes },
};

/** Statuses whose answers end with their headers (RFC 9110, sections 15.3.5 and 15.4.5). */
const bodiless: readonly unknown[] = [204, 304];

const errorShape = objectOf(error);

const errorReply = judged((value, at) => {
  const flaw = errorShape(value, at);
  if (flaw || !isObject(value)) return flaw;
  if (!bodiless.includes(value.status) || value.style === 'empty') return undefined;
  const why = `is ${shown(value.status)}, whose answers have no body`;
  return { at: `${at}.status`, why, allowed: 'Give the style empty, or another status.' };
}, errorShape.schema);

/** Headers that say how the body is framed, which delivery does. */
const framing: readonly string[] = ['content-length', 'transfer-encoding', 'trailer'];

const carried = (check: () => void): boolean => {
  try {
    check();
    return true;
  } catch {
    return false;
  }
};

const headersJudge: Judge = (value, at) => {
  if (!isObject(value)) return { at, why: `is ${shown(value)}`, allowed: 'Give an object.' };
  for (const [name, line] of Object.entries(value)) {
    const place = `${at}[${shown(name)}]`;
    if (!carried(() => validateHeaderName(name))) {
      const allowed = 'Use letters, digits and dashes.';
      return { at: place, why: 'is no name that HTTP can carry', allowed };
    }
    if (framing.includes(name.toLowerCase())) {
      const allowed = 'Leave it out; `chunking` and `ending` change how a body goes out.';
      return { at: place, why: 'frames the body', allowed };
    }
    if (line === null) continue;
    if (typeof line !== 'string' || !carried(() => validateHeaderValue(name, line))) {
      const why = typeof line === 'string' ? 'cannot be carried by HTTP' : `is ${shown(line)}`;
      const allowed = 'Give Latin-1 text without line ends, or null to remove the header.';
      return { at: place, why, allowed };
    }
  }
  return undefined;
};

const headers = judged(headersJudge, {
  type: 'object',
  additionalProperties: { type: ['string', 'null'] },
});

const only = (name: string, judge: Rule) => objectOf({ needed: { [name]: judge }, optional: {} });

/** One of these words, or else an object. */
const wordOr = (words: readonly string[], object: Rule, form: string): Rule =>
  judged(
    (value, at) => {
      if (isObject(value)) return object(value, at);
      const flaw = word(words)(value, at);
      return flaw && { ...flaw, allowed: `Give ${words.join(', ')}, or ${form}.` };
    },
    { anyOf: [word(words).schema, object.schema] },
  );

const perHead = only('interval', milliseconds);

const compressions = ['none', 'gzip', 'zstd-frames', 'zstd'] as const satisfies Compression[];

const delivery: ShapeOf<Delivery> = {
  needed: {},
  optional: {
    chunking: wordOr(['frame', 'whole'], only('bytes', whole(1)), '{ bytes: 1 } or more'),
    firstByte: milliseconds,
    interval: milliseconds,
    jitter: objectOf({ needed: { upTo: milliseconds }, optional: { seed: whole(0) } }),
    gap: objectOf({ needed: { before: whole(0), wait: milliseconds }, optional: {} }),
    rate: whole(1),
    head: wordOr(['at-once', 'never'], perHead, '{ interval: 10 }, in milliseconds'),
    framing: word(['chunks', 'length', 'close']),
    ending: wordOr(
      ['close', 'hold-open', 'cut', 'reset', 'stall'],
      only('cutAfter', whole(0)),
      '{ cutAfter: 0 } or more',
    ),
    compression: word(compressions),
    headers,
  },
};

const seconds = rule(
  'Give seconds; negative ones move the clock back.',
  (value) => typeof value === 'number' && Math.abs(value) <= longestMove,
  { type: 'number', minimum: -longestMove, maximum: longestMove },
);

const aftermath: ShapeOf<Aftermath> = {
  needed: {},
  optional: { advance: seconds, revokeTokens: yes, renewTokens: yes },
};

/** The faults of a reply: ids that are in the catalogue, and that can go together with it. */
const faultsOf = (reply: Befallable): Rule => {
  const names = listOf(text);
  return judged((value, at) => {
    const flaw = names(value, at);
    if (flaw || !Array.isArray(value)) return flaw;
    const clash = flawOfFaults(value.map(String), reply);
    return clash && { at: `${at}[${clash.index}]`, why: clash.why, allowed: clash.allowed };
  }, names.schema);
};

/** The three kinds of reply, by the field that makes each. */
const kinds: Readonly<Record<string, Shape>> = {
  recording: { needed: { recording: text }, optional: {} },
  turn: {
    needed: { turn: objectOf(turn) },
    optional: { variant: word(variants.map(({ name }) => name)) },
  },
  error: { needed: { error: errorReply }, optional: {} },
};

/** The fields that any kind may have. */
const common = (reply: Befallable): Shape['optional'] => ({
  delivery: objectOf(delivery),
  afterwards: objectOf(aftermath),
  faults: faultsOf(reply),
  match,
  times,
});

/** The JSON Schema of a reply. */
export const replySchema: JsonObject = {
  anyOf: Object.values(kinds).map(
    ({ needed, optional }) => objectOf({ needed, optional: { ...optional, ...common({}) } }).schema,
  ),
};

function flawOf(reply: unknown): Flaw | undefined {
  if (!isObject(reply)) {
    return { at: '', why: `is ${shown(reply)}`, allowed: 'Give an object.' };
  }
  const given = Object.keys(kinds).filter((kind) => reply[kind] !== undefined);
  const [kind = ''] = given;
  const shape = kinds[kind];
  if (!shape || given.length > 1) {
    const why = given.length === 0 ? 'says nothing' : `says ${given.join(' and ')}`;
    return { at: '', why, allowed: 'Give exactly one of recording, turn and error.' };
  }
  return objectOf({ needed: shape.needed, optional: { ...shape.optional, ...common(reply) } })(
    reply,
    '',
  );
}

/** What is wrong with something of a script, as an error. */
export function badScript(subject: string, { at, why, allowed }: Flaw): ConformError {
  const whose = at === '' ? subject : `${subject}'s ${at}`;
  return new ConformError('OCIC_BAD_SCRIPT', `${whose} ${why}.`, allowed);
}

/**
 * Refuses a reply that could never be played, whatever is asked.
 *
 * @param reply what a script gives; its type is not taken on trust
 * @param recordings the recordings that there are
 * @throws ConformError `OCIC_BAD_SCRIPT` naming the field and what it takes; `OCIC_UNKNOWN_RECORDING`
 *
 * @example
 * checkReply({ error: { status: 42, message: '' } }, new Map());
 * // throws "A reply's error.status is 42. Give a whole number from 200 to 599."
 */
export function checkReply(
  reply: unknown,
  recordings: ReadonlyMap<string, unknown>,
): asserts reply is Reply {
  const flaw = flawOf(reply);
  if (flaw) throw badScript('A reply', flaw);
  if (!isObject(reply) || typeof reply.recording !== 'string') return;
  if (recordings.has(reply.recording)) return;
  throw new ConformError(
    'OCIC_UNKNOWN_RECORDING',
    `There is no recording "${reply.recording}".`,
    `${didYouMean([...recordings.keys()], reply.recording)}The files under fixtures/ are named like the recordings.`,
  );
}

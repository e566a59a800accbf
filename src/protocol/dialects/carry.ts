/** Which turns a dialect's variant can carry: what encoding refuses, and why. */
import { ConformError } from '../../errors.js';
import type { ChatFormat } from '../call.js';
import type { Turn } from '../turn.js';
import { parseObject } from './assembler.js';
import type { DialectName, Variant } from './dialect.js';
import { writeFinishReason } from './finish-reasons.js';

/** A stream of frames, or a whole answer. */
export type Form = 'stream' | 'answer';

/** What a dialect offers its variants. */
export interface Capacity {
  readonly apiFormat: ChatFormat;
  readonly openings: readonly Variant['opening'][];
  readonly closings: readonly Variant['closing'][];
  /** Empty: streams carry no tool calls. */
  readonly toolCalls: readonly Variant['toolCalls'][];
  readonly usages: readonly Variant['usage'][];
  readonly reasoning: boolean;
  /** Absent: it has none. */
  readonly refusals?: boolean;
  /** Absent: it has none. */
  readonly builtInCalls?: boolean;
  readonly done: boolean;
  readonly pad: boolean;
}

const generic: Capacity = {
  apiFormat: 'GENERIC',
  openings: ['none', 'empty-text'],
  closings: ['empty-text', 'bare', 'role-only', 'carries-last-text'],
  toolCalls: ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'],
  usages: ['own-frame', 'in-closing', 'never'],
  reasoning: true,
  done: true,
  pad: true,
};

/** What each dialect's variants may be made of. */
export const capacities: Readonly<Record<DialectName, Capacity>> = {
  generic,
  'generic-choices': { ...generic, openings: ['none', 'empty-text', 'envelope'] },
  legacy: {
    ...generic,
    openings: ['none'],
    closings: ['bare'],
    toolCalls: [],
    usages: ['never'],
    reasoning: false,
    pad: false,
  },
  cohere: {
    apiFormat: 'COHERE',
    openings: ['none'],
    closings: [
      'full-text-with-history',
      'full-text',
      'carries-last-text',
      'empty-text',
      'no-text',
      'split',
    ],
    toolCalls: ['whole'],
    usages: ['in-closing', 'never'],
    reasoning: false,
    done: false,
    pad: true,
  },
  'cohere-v2': {
    apiFormat: 'COHEREV2',
    openings: ['none'],
    closings: ['role-only', 'split'],
    toolCalls: ['whole'],
    usages: ['in-closing', 'never'],
    reasoning: true,
    done: false,
    pad: true,
  },
  'openai-chat': {
    ...generic,
    apiFormat: 'openai-chat',
    openings: ['empty-text', 'none'],
    closings: ['bare', 'carries-last-text'],
    toolCalls: ['P1', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'whole'],
    usages: ['own-frame', 'own-frame-bare', 'in-closing', 'every-frame', 'never'],
    refusals: true,
  },
  'openai-responses': {
    ...generic,
    apiFormat: 'openai-responses',
    openings: ['none'],
    closings: ['bare'],
    toolCalls: ['whole'],
    usages: ['in-closing'],
    refusals: true,
    builtInCalls: true,
  },
};

/** Where each pattern stands on ids. `COHERE` has none at all. */
const ids: Readonly<Record<Variant['toolCalls'], 'needed' | 'none' | 'either'>> = {
  P1: 'either',
  P2: 'needed',
  P3: 'either',
  P4: 'none',
  P5: 'none',
  P6: 'needed',
  P7: 'needed',
  P8: 'needed',
  whole: 'needed',
};

/**
 * Why a variant of a dialect cannot carry a turn, as a clause; `undefined` when it can.
 *
 * @example
 * whyNotCarried('cohere', { text: '', reasoning: 'Hm.', toolCalls: [], finishReason: 'stop' }, variant, 'stream');
 * // 'it has no place for reasoning'
 */
export function whyNotCarried(
  dialect: DialectName,
  turn: Turn,
  variant: Variant,
  form: Form,
): string | undefined {
  const capacity = capacities[dialect];
  return (
    (form === 'stream' ? misfit(capacity, variant) : undefined) ??
    reasoningObstacle(capacity, turn, form) ??
    openAiObstacle(capacity, turn) ??
    callsObstacle(capacity, turn, variant, form) ??
    reasonObstacle(capacity, turn, variant, form)
  );
}

/** Throws `OCIC_CANNOT_ENCODE` for a turn that the variant cannot carry. */
export function demandCarried(
  dialect: DialectName,
  turn: Turn,
  variant: Variant,
  form: Form,
): void {
  const why = whyNotCarried(dialect, turn, variant, form);
  if (why === undefined) return;
  throw new ConformError(
    'OCIC_CANNOT_ENCODE',
    `The dialect ${dialect} cannot carry this turn: ${why}.`,
    'Change the turn, or name a variant or model that can carry it.',
  );
}

/** Why a variant is none of the dialect's. */
function misfit(capacity: Capacity, variant: Variant): string | undefined {
  if (!capacity.openings.includes(variant.opening)) return `it has no opening "${variant.opening}"`;
  if (!capacity.closings.includes(variant.closing)) return `it has no closing "${variant.closing}"`;
  if (!capacity.usages.includes(variant.usage)) return `it has no usage "${variant.usage}"`;
  if (variant.done && !capacity.done) return 'it has no [DONE]';
  return variant.pad && !capacity.pad ? 'it has no pad' : undefined;
}

function reasoningObstacle(capacity: Capacity, turn: Turn, form: Form): string | undefined {
  if (turn.reasoning === undefined) return undefined;
  if (turn.reasoning === '') return 'empty reasoning is not sent; leave it out';
  // The legacy form exists in streams only; its whole answers are GENERIC's.
  const room = capacity.reasoning || (form === 'answer' && capacity.apiFormat === 'GENERIC');
  return room ? undefined : 'it has no place for reasoning';
}

/** What only the OpenAI transports say. */
function openAiObstacle(capacity: Capacity, turn: Turn): string | undefined {
  if (turn.refusal === '') return 'an empty refusal is not sent; leave it out';
  if (turn.refusal !== undefined && !capacity.refusals) return 'it has no place for a refusal';
  return turn.builtInCalls !== undefined && !capacity.builtInCalls
    ? "it has no place for calls of the service's own tools"
    : undefined;
}

function callsObstacle(
  capacity: Capacity,
  { toolCalls }: Turn,
  variant: Variant,
  form: Form,
): string | undefined {
  if (toolCalls.length === 0) return undefined;
  if (form === 'stream' && !capacity.toolCalls.includes(variant.toolCalls)) {
    return `it has no tool calls of the pattern "${variant.toolCalls}"`;
  }
  if (toolCalls.some((call) => call.name === '')) return 'a tool call needs a name';
  const cohere = capacity.apiFormat === 'COHERE';
  const given = toolCalls.flatMap((call) => (call.id === undefined ? [] : [call.id]));
  const wanted = cohere ? 'none' : ids[variant.toolCalls];
  if (wanted === 'none' && given.length > 0) return 'its tool calls have no id';
  if (wanted === 'needed' && given.length < toolCalls.length) return 'its tool calls need an id';
  if (given.includes('')) return 'the id of a tool call must not be empty';
  if (new Set(given).size < given.length) return 'two tool calls share an id';
  return cohere && toolCalls.some((call) => parseObject(call.arguments) === undefined)
    ? 'its tool calls carry a JSON object as arguments'
    : undefined;
}

function reasonObstacle(
  { apiFormat }: Capacity,
  { toolCalls, finishReason }: Turn,
  variant: Variant,
  form: Form,
): string | undefined {
  if (finishReason === null) {
    // Recorded for a whole COHERE answer only.
    return apiFormat === 'COHERE' && form === 'answer' ? undefined : 'it needs a finish reason';
  }
  if (apiFormat === 'openai-responses' && form === 'stream' && finishReason === 'cancelled') {
    return 'its streams have no event for a turn that was cancelled';
  }
  if (finishReason === 'tool_calls' && toolCalls.length === 0) {
    return 'its finish reason says tool calls, and it has none';
  }
  if (finishReason === 'stop' && toolCalls.length > 0) {
    return 'a turn with tool calls that ended properly has the finish reason tool_calls';
  }
  return writeFinishReason(apiFormat, finishReason, variant.finishReasons) === undefined
    ? `it has no word for the finish reason "${finishReason}"`
    : undefined;
}

/** The order of keys, as recorded. */
import { isObject, type JsonObject } from '../../protocol/json.js';

/**
 * By the key that holds the object; `''` is the frame itself. Keys that no recording shows have no
 * place in the order. Recorded: traceloop/openllmetry cassettes, 18 Sep 2026.
 */
const orders: Readonly<Record<string, readonly string[]>> = {
  '': ['index', 'apiFormat', 'message', 'text', 'chatHistory', 'finishReason'],
  message: ['role', 'content'],
  content: ['type', 'text'],
  chatHistory: ['role', 'message'],
  usage: ['completionTokens', 'promptTokens', 'totalTokens'],
};

/** Where `pad` stands among the keys of a frame: last for GENERIC, before `usage` for COHERE. */
const padOrders: Readonly<Record<'generic' | 'cohere', readonly string[]>> = {
  generic: ['finishReason', 'usage', 'pad'],
  cohere: ['finishReason', 'pad', 'usage'],
};

/** An object whose keys are out of order. */
export interface OrderProblem {
  readonly expected: string;
  readonly actual: string;
  readonly difference: string;
}

/** The first object of a frame whose keys are out of the recorded order. */
export function orderProblem(frame: JsonObject): OrderProblem | undefined {
  // No frame of COHEREV2 with token counts is recorded.
  if (frame.apiFormat === 'COHEREV2') return walk({ ...frame, usage: undefined }, '', '$');
  const kind = frame.apiFormat === undefined ? 'generic' : 'cohere';
  return compare(frame, padOrders[kind], '$') ?? walk(frame, '', '$');
}

function walk(value: unknown, name: string, path: string): OrderProblem | undefined {
  if (Array.isArray(value)) {
    return first(value.map((item, at) => () => walk(item, name, `${path}[${at}]`)));
  }
  if (!isObject(value)) return undefined;
  return first([
    () => compare(value, orders[name] ?? [], path),
    ...Object.entries(value).map(
      ([key, inner]) =>
        () =>
          walk(inner, key, `${path}.${key}`),
    ),
  ]);
}

function first(looks: readonly (() => OrderProblem | undefined)[]): OrderProblem | undefined {
  for (const look of looks) {
    const problem = look();
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function compare(
  value: JsonObject,
  order: readonly string[],
  path: string,
): OrderProblem | undefined {
  const actual = Object.keys(value)
    .filter((key) => order.includes(key))
    .join(', ');
  const expected = order.filter((key) => key in value).join(', ');
  return actual === expected ? undefined : { expected, actual, difference: path };
}

/** A quick look at meta data: enough that using it cannot fail, without a schema library. */
import { isObject, type JsonObject } from '../protocol/json.js';

type Look = readonly [field: string, holds: (value: unknown) => boolean, expected: string];

const isString = (value: unknown) => typeof value === 'string';
const isStatus = (value: unknown) => Number.isInteger(value);
const isNumbers = (value: unknown) =>
  Array.isArray(value) && value.every((item) => typeof item === 'number');
const isStrings = (value: unknown) => isObject(value) && Object.values(value).every(isString);
const isCall = (value: unknown) =>
  isObject(value) && isString(value.name) && isString(value.arguments);
const isCalls = (value: unknown) => Array.isArray(value) && value.every(isCall);
const isReason = (value: unknown) => value === null || isString(value);

const looks: readonly Look[] = [
  ['transport', isString, 'a string'],
  ['dialect', isString, 'a string'],
  ['model', isString, 'a string'],
  ['request', isObject, 'an object'],
  ['status', isStatus, 'an integer'],
  ['headers', isStrings, 'an object of strings'],
  ['delays', isNumbers, 'an array of numbers'],
  ['turn', isObject, 'an object'],
  ['turn.text', isString, 'a string'],
  ['turn.toolCalls', isCalls, 'an array of calls, each with name and arguments as strings'],
  ['turn.finishReason', isReason, 'a string or null'],
  ['provenance', isObject, 'an object'],
  ['provenance.kind', isString, 'a string'],
  ['provenance.confidence', isString, 'a string'],
  ['provenance.source', isString, 'a string'],
];

/** The first field that is not what it must be, or `undefined`. */
export function metaProblem(meta: unknown): { field?: string; message: string } | undefined {
  if (!isObject(meta)) return { message: 'is not a JSON object' };
  for (const [field, holds, expected] of looks) {
    const value = valueAt(meta, field);
    if (value === undefined) return { field, message: `is missing; it must be ${expected}` };
    if (!holds(value)) return { field, message: `must be ${expected}` };
  }
  return undefined;
}

function valueAt(meta: JsonObject, field: string): unknown {
  return field
    .split('.')
    .reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), meta);
}

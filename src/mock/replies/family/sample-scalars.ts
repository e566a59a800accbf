/** Strings and numbers that a JSON Schema allows. */
import { type JsonObject, textOf } from '../../../protocol/json.js';
import { readPattern } from '../pattern.js';

/** An example of each format that structured output knows; `nth` tells those of one array apart. */
const formats: Readonly<Record<string, (nth: number) => string>> = {
  date: (nth) => `2026-01-${String(1 + (nth % 28)).padStart(2, '0')}`,
  'date-time': (nth) => `2026-01-01T12:00:${String(nth % 60).padStart(2, '0')}Z`,
  time: (nth) => `12:00:${String(nth % 60).padStart(2, '0')}Z`,
  duration: (nth) => `P${1 + nth}D`,
  email: (nth) => `someone${nth || ''}@example.com`,
  hostname: (nth) => `host${nth || ''}.example.com`,
  ipv4: (nth) => `192.0.2.${1 + (nth % 250)}`,
  ipv6: (nth) => `2001:db8::${(1 + nth).toString(16)}`,
  uri: (nth) => `https://example.com/${nth || ''}`,
  url: (nth) => `https://example.com/${nth || ''}`,
  uuid: (nth) => `00000000-0000-4000-8000-${String(1 + nth).padStart(12, '0')}`,
};

/** Characters of a string that is made, at most. */
const longest = 65_536;

const size = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && value >= 0 ? Math.min(Math.floor(value), longest) : otherwise;

/** Cut or filled up to the lengths that are allowed, in code points. */
function fitted(text: string, { minLength, maxLength }: JsonObject): string {
  const least = size(minLength, 0);
  const most = Math.max(size(maxLength, longest), 0);
  const characters = [...text].slice(0, most);
  return characters.join('') + 'x'.repeat(Math.max(0, least - characters.length));
}

/**
 * A string: of the format, else the first of these that fits, else `example`, cut to length. A `pattern` is
 * held against what there is, not made up from.
 *
 * @param offered what a prompt offers, best first
 */
export function sampleString(
  schema: JsonObject,
  offered: readonly string[],
  nth: number,
): { readonly value: string; readonly used: boolean } {
  const format = formats[textOf(schema.format)];
  if (format) return { value: format(nth), used: false };
  const reading = typeof schema.pattern === 'string' ? readPattern(schema.pattern, '') : undefined;
  const allowed = (text: string) =>
    fitted(text, schema) === text && (reading === undefined || !reading.ok || reading.fits(text));
  const hint = offered.find(allowed);
  if (hint !== undefined) return { value: hint, used: true };
  const own = [`example${nth || ''}`, 'a', 'A', '0', '1', 'a1', 'AB', '00', 'a@example.com'];
  const plain = fitted(nth ? `${nth} example` : 'example', schema);
  const value = reading === undefined ? plain : (own.find(allowed) ?? plain);
  return { value, used: false };
}

interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly fits: (value: number) => boolean;
}

const numberOf = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;

function boundsOf(schema: JsonObject, whole: boolean): Bounds {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  // `true` is how older schemas say it: the bound itself is out.
  const above =
    exclusiveMinimum === true
      ? numberOf(minimum, -Infinity)
      : numberOf(exclusiveMinimum, -Infinity);
  const below =
    exclusiveMaximum === true ? numberOf(maximum, Infinity) : numberOf(exclusiveMaximum, Infinity);
  const [least, most] = [numberOf(minimum, -Infinity), numberOf(maximum, Infinity)];
  const fits = (value: number) =>
    value >= least &&
    value <= most &&
    value > above &&
    value < below &&
    (!whole || Number.isInteger(value)) &&
    (typeof multipleOf !== 'number' || Number.isInteger(value / multipleOf));
  return { low: Math.max(least, above), high: Math.min(most, below), fits };
}

/** A number within its bounds: one that is offered, else 1 where it may be, else one near a bound. */
export function sampleNumber(
  schema: JsonObject,
  whole: boolean,
  offered: readonly number[],
  nth: number,
): { readonly value: number; readonly used: boolean } {
  const { low, high, fits } = boundsOf(schema, whole);
  const hint = offered.find(fits);
  if (hint !== undefined) return { value: hint, used: true };
  const step = Math.abs(numberOf(schema.multipleOf, 1)) || 1;
  // Steps from the bound that there is, or from nought.
  const from = Number.isFinite(low) ? low : Number.isFinite(high) ? high : 0;
  const first = Math.floor(from / step) * step;
  const steps = Array.from({ length: 8 + nth }, (_, at) => at);
  const candidates = [
    1 + nth,
    nth * step,
    step * (1 + nth),
    ...steps.map((at) => first + at * step),
    ...steps.map((at) => first - at * step),
    low,
    high,
    (low + high) / 2,
    low + (high - low) / (3 + nth),
    Math.ceil(low),
    Math.floor(high),
  ];
  return { value: candidates.find(fits) ?? (Number.isFinite(low) ? low : 1), used: false };
}

/** Laying the tool calls that were reported beside those that were given. */
import type { ToolCall } from '../../protocol/turn.js';
import type { Check } from '../check.js';
import { fail, pass, show, textDifference } from './findings.js';

/**
 * The same calls in the same order: names, arguments and ids. Where the wire has no id, the
 * provider may leave it out, or make one; what it makes must not be empty or used twice.
 *
 * @param raw whether arguments are handed over as the model's text; as objects, an empty text is an empty one
 */
export function toolCallsAreAsGiven(
  given: readonly ToolCall[],
  got: readonly ToolCall[],
  raw = true,
): ReturnType<Check> {
  const sides = { expected: show(given), actual: show(got) };
  if (given.length !== got.length) {
    return fail(`${count(given.length)} given, ${got.length} reported.`, {
      ...sides,
      difference: `call ${Math.min(given.length, got.length) + 1}`,
    });
  }
  for (const [at, expected] of given.entries()) {
    const difference = callDifference(expected, got[at], raw);
    if (difference !== undefined) {
      return fail(`Tool call ${at + 1} is not as given.`, {
        ...sides,
        difference: `call ${at + 1}, ${difference}`,
      });
    }
  }
  const ids = got.flatMap((call) => (call.id === undefined ? [] : [call.id]));
  if (new Set(ids).size !== ids.length) {
    return fail('Two tool calls have the same id.', { ...sides, difference: ids.join(', ') });
  }
  return pass(`${count(given.length)} as given.`);
}

const count = (calls: number): string => `${calls} tool ${calls === 1 ? 'call' : 'calls'}`;

/** Arguments letter by letter, the calls laid side by side in their order. */
export function argumentsAreAsWritten(
  given: readonly ToolCall[],
  got: readonly ToolCall[],
): ReturnType<Check> {
  const at = given.findIndex(({ arguments: text }, place) => text !== got[place]?.arguments);
  const [expected, actual] = [given[at]?.arguments ?? '', got[at]?.arguments];
  return at === -1
    ? pass('The arguments are as the model wrote them.')
    : fail(`The arguments of tool call ${at + 1} are not as the model wrote them.`, {
        expected: show(expected),
        actual: show(actual),
        ...(actual === undefined ? {} : { difference: textDifference(expected, actual) }),
      });
}

function callDifference(
  expected: ToolCall,
  actual: ToolCall | undefined,
  raw: boolean,
): string | undefined {
  if (actual === undefined) return 'missing';
  if (expected.name !== actual.name) return named('name', expected.name, actual.name);
  const texts = raw || expected.arguments !== '' ? [expected.arguments] : ['', '{}'];
  if (!texts.some((text) => sameArguments(text, actual.arguments))) {
    return `arguments, ${textDifference(expected.arguments, actual.arguments)}`;
  }
  if (expected.id === undefined ? actual.id === '' : expected.id !== actual.id) {
    return named('id', expected.id, actual.id);
  }
  return undefined;
}

const named = (part: string, expected: unknown, actual: unknown): string =>
  `${part}: expected ${show(expected)}, got ${show(actual)}`;

/** The same text, or the same JSON: formats that carry an object leave spaces and order open. */
function sameArguments(expected: string, actual: string): boolean {
  return expected === actual || canonical(expected) === canonical(actual);
}

function canonical(text: string): string {
  try {
    return JSON.stringify(sorted(JSON.parse(text)));
  } catch {
    return text;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

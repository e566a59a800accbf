/** What kind of difference a finding tells of: the part of its cause that is of no single case. Pure. */
import type { Finding } from '../suites/check.js';
import { alike } from './alike.js';

/** The first difference between two JSON values, as the checks word it: `$.a[0].b: expected 1, got nothing`. */
const valuePattern = /(?:^|, |: )(\$[^:]*|call \d+, (?:name|id)): expected (.*?), got (.*)$/s;
/** Of two texts. */
const textPattern = /line \d+, column \d+ \(character \d+\): expected /;
/** How the checks say that there is nothing. */
const nothings: ReadonlySet<string> = new Set([
  'nothing',
  'null',
  'undefined',
  'absent',
  'none',
  '""',
  '',
]);
/** A word of a format, such as `"SYSTEM"` or `"max_tokens"`: told as it is. */
const wordPattern = /^"[A-Za-z_]{1,24}"$/;

/**
 * The kind of a difference, in words: the path of the member and whether it is missing, one too many, or another; or
 * how two texts part, counts that differ, what an error says. Numbers, ids and `names` are left out of it.
 *
 * @example
 * kindOf(finding); // '$.chatRequest.messages[].role is "SYSTEM", not "DEVELOPER"', 'fewer than expected'
 */
export function kindOf(finding: Finding, names: readonly string[] = []): string {
  const { check, message, difference = '', expected, actual } = finding;
  const told = message.split('It reported: ')[1];
  if (told !== undefined) return `reported "${alike(told, names)}"`;
  const value = valuePattern.exec(difference);
  if (value !== null) return ofValue(value[1] ?? '', value[2] ?? '', value[3] ?? '');
  if (textPattern.test(difference)) {
    return /^call \d+, arguments/.test(difference)
      ? `arguments of a call ${ofArguments(difference)}`
      : ofText(expected ?? '', actual ?? '');
  }
  const counts = /^(\d+) tool calls? given, (\d+) reported/.exec(message);
  if (counts !== null) return ofCalls(Number(counts[1]), Number(counts[2]));
  if (check === 'request-is-accepted' && actual !== undefined) {
    return `refused with ${actual.slice(0, 3)}: ${alike(refusalIn(actual), names)}`;
  }
  if (check === 'no-step-fails' && actual !== undefined) {
    return `reported "${alike(refusalIn(actual), names)}"`;
  }
  const numbers = ofNumbers(message, expected);
  if (numbers !== undefined) return numbers;
  const isOneValue = / is not (?:as given|reported)\.$/.test(message);
  if (isOneValue && expected !== undefined && actual !== undefined) {
    return ofScalars(expected, actual);
  }
  return alike(
    message.replace(/^[A-Z](?=[a-z]* )/, (letter) => letter.toLowerCase()),
    names,
  );
}

/** Paths of lists without the place in them. */
function generalised(path: string): string {
  return path.replace(/\[\d+\]/g, '[]').replace(/call \d+, /, 'calls[].');
}

function ofValue(path: string, expected: string, actual: string): string {
  const place = generalised(path);
  const wanted = /^(\d+) entries$/.exec(expected)?.[1];
  const got = /^(\d+)$/.exec(actual)?.[1];
  if (wanted !== undefined && got !== undefined) {
    return `${place} has ${Number(got) > Number(wanted) ? 'more' : 'fewer'} entries`;
  }
  return `${place} ${ofScalars(expected, actual)}`;
}

/** Two values that are short, or the words for them. */
function ofScalars(expected: string, actual: string): string {
  if (nothings.has(actual)) return 'is missing';
  if (nothings.has(expected)) return 'should not be there';
  if (wordPattern.test(expected) && wordPattern.test(actual))
    return `is ${actual}, not ${expected}`;
  return 'is another value';
}

function ofText(expected: string, actual: string): string {
  if (actual === '') return 'is empty';
  if (expected === '') return 'should be empty';
  if (expected.startsWith(actual)) return 'ends early';
  if (actual.startsWith(expected)) return 'goes on after its end';
  if (expected.endsWith(actual)) return 'lacks its beginning';
  return 'is another text';
}

/** Of arguments that were cut out of a list of calls, the place of the difference is known alone. */
function ofArguments(difference: string): string {
  if (/got (the end|"")/.test(difference)) return 'end early';
  if (/expected the end/.test(difference)) return 'go on after their end';
  return 'differ';
}

function ofCalls(given: number, reported: number): string {
  if (reported === 0) return 'no call is reported';
  return `${reported > given ? 'more' : 'fewer'} calls than given`;
}

/** A count in the message, and one in what is expected: `4 requests were made.` for `one request`. */
function ofNumbers(message: string, expected: string | undefined): string | undefined {
  const got = /(?:^|(?:in|made) )(\d+|one) (\w+)/.exec(message);
  const wanted = /\b(\d+|one)\b/.exec(expected ?? '')?.[1];
  if (got === null || wanted === undefined) return undefined;
  const [, count = '', what = ''] = got;
  const more = numberOf(count) > numberOf(wanted);
  return `${more ? 'more' : 'fewer'} ${what.replace(/s?$/, 's')} than expected`;
}

const numberOf = (word: string): number => (word === 'one' ? 1 : Number(word));

/** The words of a refusal: the innermost, where a vendor's document stands in the message. */
function refusalIn(actual: string): string {
  const plain = actual.replaceAll('\\\\', '\\').replaceAll('\\n', ' ').replaceAll('\\"', '"');
  const messages = [...plain.matchAll(/"message"\s*:\s*"([^"{]+)"/g)];
  return messages.at(-1)?.[1] ?? plain.slice(5);
}

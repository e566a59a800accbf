/** What was expected and what came, cut down to where they differ. Pure. */
import { isObject } from '../protocol/json.js';
import type { Finding } from '../suites/check.js';

/** Both sides of a difference, as a person wants them. */
export interface Sides {
  /** Where they differ: a path, or a part of a tool call. Absent where the sides are shown whole. */
  readonly place?: string;
  readonly expected?: string;
  readonly actual?: string;
  /** What is there instead: the object or list that holds the member, its own members cut short. */
  readonly around?: string;
  /** Two values, and no two versions of one text: there is no first letter at which they part. */
  readonly apart?: true;
  /** The first difference in words, where `place` does not say it. */
  readonly difference?: string;
}

/** Longer texts around a member are cut. */
const longestText = 24;

/**
 * The sides of a finding. Where it names the path of a member, that member alone, and what stands around it in what
 * came; of tool calls, the part of the call, or all calls as they would be written.
 *
 * @example
 * sidesOf(finding);
 * // { place: '$.messages[0].role', expected: '"DEVELOPER"', actual: '"SYSTEM"', around: '{"role":"SYSTEM","content":[…]}' }
 */
export function sidesOf(finding: Finding): Sides {
  const { difference, expected, actual } = finding;
  return (
    ofMember(finding) ??
    ofCalls(finding) ?? {
      ...(expected === undefined ? {} : { expected }),
      ...(actual === undefined ? {} : { actual }),
      ...(difference === undefined ? {} : { difference }),
    }
  );
}

/** As {@link Finding}s of values word it; what stands before the path (`frame 2, `) is a part of the place. */
const memberPattern = /^((?:\w+ \d+[,:] )?)(\$(?:\.[^.:[\s]+|\[\d+\])*): expected (.*), got (.*)$/s;

function ofMember({ difference = '', actual }: Finding): Sides | undefined {
  const found = memberPattern.exec(difference);
  if (found === null) return undefined;
  const [, before = '', path = '', wanted = '', got = ''] = found;
  const place = `${before}${path}`;
  const apart = wanted.startsWith('"') && got.startsWith('"') ? {} : { apart: true as const };
  const steps = stepsOf(path);
  const whole = parsed(actual);
  if (whole === undefined || steps.length === 0) {
    return { place, expected: wanted, actual: got, ...apart };
  }
  const around = abridged(holderOf(whole, steps));
  return {
    place,
    expected: wanted,
    actual: got,
    ...apart,
    ...(around === undefined || around === got ? {} : { around }),
  };
}

function stepsOf(path: string): readonly string[] {
  return [...path.matchAll(/\.([^.:[\s]+)|\[(\d+)\]/g)].map(([, name, at]) => name ?? at ?? '');
}

/** The innermost object or list on the way to a member. */
function holderOf(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return value;
  const inner = Array.isArray(value)
    ? value[Number(step)]
    : isObject(value)
      ? value[step]
      : undefined;
  return typeof inner === 'object' && inner !== null && rest.length > 0
    ? holderOf(inner, rest)
    : value;
}

/** An object or a list as JSON with its own members short; undefined for anything else. */
function abridged(value: unknown): string | undefined {
  if (Array.isArray(value)) return `[${value.map(brief).join(',')}]`;
  if (!isObject(value)) return undefined;
  const members = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}:${brief(one)}`);
  return `{${members.join(',')}}`;
}

function brief(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : '[…]';
  if (isObject(value)) return Object.keys(value).length === 0 ? '{}' : '{…}';
  if (typeof value !== 'string' || value.length <= longestText) return JSON.stringify(value);
  return JSON.stringify(`${[...value].slice(0, longestText).join('')}…`);
}

function ofCalls({ check, difference = '', expected, actual }: Finding): Sides | undefined {
  if (check !== 'tool-calls-are-as-given') return undefined;
  const given = callsIn(expected);
  const got = callsIn(actual);
  if (given === undefined || got === undefined) return undefined;
  const [, number = '0', part] = /^call (\d+), (name|id|arguments)\b/.exec(difference) ?? [];
  const at = Number(number) - 1;
  if (part === 'name' || part === 'id' || part === 'arguments') {
    return {
      place: `call ${number}, ${part}`,
      expected: given[at]?.[part] ?? 'nothing',
      actual: got[at]?.[part] ?? 'nothing',
    };
  }
  return { expected: inWords(given), actual: inWords(got), apart: true };
}

type Part = Readonly<Partial<Record<'id' | 'name' | 'arguments', string>>>;

/** As calls are written, with their ids where these are told: `get_tide({"harbour":"Eveton"}) call_1`. */
function inWords(calls: readonly Part[]): string {
  const words = calls.map(({ id, name = '', arguments: given = '' }) =>
    [`${name}(${given})`, id].filter((one) => one !== undefined).join(' '),
  );
  return words.join('; ') || 'no call';
}

function callsIn(text: string | undefined): readonly Part[] | undefined {
  const value = parsed(text);
  if (!Array.isArray(value)) return undefined;
  return value.map((one: unknown) => {
    const { id, name, arguments: given } = isObject(one) ? one : {};
    return {
      ...(typeof id === 'string' ? { id } : {}),
      ...(typeof name === 'string' ? { name } : {}),
      ...(typeof given === 'string' ? { arguments: given } : {}),
    };
  });
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Regular expressions for texts of strangers: all ways through a pattern are walked at once, character by
 * character (Thompson's construction), so that no pattern takes longer than its length times the text's.
 */

/** A pattern that is ready to be looked for, or why it cannot be. */
export type PatternReading =
  | { readonly ok: true; readonly fits: (text: string) => boolean }
  | { readonly ok: false; readonly why: string };

/** Characters of a pattern, and places in it once repetitions are written out, at most. */
const longest = { pattern: 400, places: 1000 } as const;

/** Characters at the end of a text that are looked at, at most. */
const looked = 65_536;

type Step =
  | { readonly kind: 'character'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'edge'; readonly holds: (before: string, after: string) => boolean }
  /** Goes on at either place; at one only where they are the same. */
  | { readonly kind: 'fork'; to: readonly [number, number] };

/** A part of a pattern, laid out as steps from a place on; the next place is where it ends. */
type Part = (steps: Step[]) => void;

class Unusable extends Error {}

/** Quantifier, group, class, escape or a character. Text that is none of these was refused by RegExp before. */
const piece =
  /(?<quantifier>[*+?]|\{\d+(?:,\d*)?\})(?<lazy>\?)?|(?<open>\((?:\?:)?)|(?<close>\))|(?<or>\|)|(?<edge>[\^$]|\\[bB])|(?<atom>\[(?:\\[\s\S]|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[0-9a-fA-F]+\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\c[A-Za-z]|\\[\s\S]|[\s\S])/gu;

const wordCharacter = /^[A-Za-z0-9_]$/;
const isWord = (character: string): boolean => wordCharacter.test(character);
const lineEnd = /^[\n\r\u2028\u2029]$/;

function edgeOf(source: string, lines: boolean): Extract<Step, { kind: 'edge' }>['holds'] {
  switch (source) {
    case '^':
      return (before) => before === '' || (lines && lineEnd.test(before));
    case '$':
      return (_before, after) => after === '' || (lines && lineEnd.test(after));
    case '\\b':
      return (before, after) => isWord(before) !== isWord(after);
    default:
      return (before, after) => isWord(before) === isWord(after);
  }
}

/** Whether one character fits an atom; each character is tried once. */
function atomOf(source: string, flags: string): (character: string) => boolean {
  const expression = new RegExp(`^(?:${source})$`, flags);
  const known = new Map<string, boolean>();
  return (character) => {
    const fits = known.get(character) ?? expression.test(character);
    known.set(character, fits);
    return fits;
  };
}

function put(steps: Step[], step: Step): void {
  if (steps.length >= longest.places) throw new Unusable('is too long once written out');
  steps.push(step);
}

const sequence =
  (parts: readonly Part[]): Part =>
  (steps) => {
    for (const part of parts) part(steps);
  };

/** Either part; a fork before, and a jump over the second behind the first. */
const choice =
  (first: Part, second: Part): Part =>
  (steps) => {
    const at = steps.length;
    put(steps, { kind: 'fork', to: [at + 1, at + 1] });
    first(steps);
    const jump = steps.length;
    put(steps, { kind: 'fork', to: [jump, jump] });
    second(steps);
    steps[at] = { kind: 'fork', to: [at + 1, jump + 1] };
    steps[jump] = { kind: 'fork', to: [steps.length, steps.length] };
  };

const empty: Part = () => undefined;

const star =
  (part: Part): Part =>
  (steps) => {
    const at = steps.length;
    put(steps, { kind: 'fork', to: [at, at] });
    part(steps);
    put(steps, { kind: 'fork', to: [at, at] });
    steps[at] = { kind: 'fork', to: [at + 1, steps.length] };
  };

/** A part that takes a place even where it is empty, so that a thousand times nothing is a thousand places. */
const counted =
  (part: Part): Part =>
  (steps) => {
    const next = steps.length + 1;
    put(steps, { kind: 'fork', to: [next, next] });
    part(steps);
  };

function repeated(part: Part, quantifier: string): Part {
  if (quantifier === '*') return star(part);
  if (quantifier === '+') return sequence([part, star(part)]);
  if (quantifier === '?') return choice(part, empty);
  const [least = '', most] = quantifier.slice(1, -1).split(',');
  const floor = Number(least);
  const ceiling = most === undefined ? floor : most === '' ? undefined : Number(most);
  if (Math.max(floor, ceiling ?? 0) > longest.places) {
    throw new Unusable('is too long once written out');
  }
  const needed = Array.from({ length: floor }, () => counted(part));
  if (ceiling === undefined) return sequence([...needed, star(part)]);
  return sequence([
    ...needed,
    ...Array.from({ length: ceiling - floor }, () => choice(part, empty)),
  ]);
}

/** A level of parentheses: the alternatives before, and the parts of the one at hand. */
interface Level {
  readonly before: Part[];
  parts: Part[];
}

const closed = ({ before, parts }: Level): Part =>
  before.reduceRight((rest: Part, one) => choice(one, rest), sequence(parts));

function parse(source: string, flags: string): Part {
  const levels: Level[] = [{ before: [], parts: [] }];
  const here = (): Level => levels.at(-1) ?? { before: [], parts: [] };
  for (const { groups = {} } of source.matchAll(piece)) {
    const { quantifier, open, close, or, edge, atom } = groups;
    const level = here();
    if (quantifier !== undefined) {
      const last = level.parts.pop() ?? empty;
      level.parts.push(repeated(last, quantifier));
    } else if (open !== undefined) levels.push({ before: [], parts: [] });
    else if (close !== undefined) {
      levels.pop();
      here().parts.push(closed(level));
    } else if (or !== undefined) {
      level.before.push(sequence(level.parts));
      level.parts = [];
    } else if (edge !== undefined) {
      const holds = edgeOf(edge, flags.includes('m'));
      level.parts.push((steps) => put(steps, { kind: 'edge', holds }));
    } else if (atom !== undefined) {
      const fits = atomOf(atom, flags);
      level.parts.push((steps) => put(steps, { kind: 'character', fits }));
    }
  }
  return closed(here());
}

/** Whether steps lead to their end somewhere in a text. */
function search(steps: readonly Step[], text: string): boolean {
  const characters = [...text.slice(-looked)];
  let reached: readonly number[] = [];
  for (let at = 0; at <= characters.length; at += 1) {
    const [before = '', after = ''] = [characters[at - 1], characters[at]];
    const seen = new Set<number>();
    // A match may begin anywhere.
    const waiting = [0, ...reached];
    const next: number[] = [];
    while (waiting.length > 0) {
      const place = waiting.pop() ?? 0;
      if (seen.has(place)) continue;
      seen.add(place);
      const step = steps[place];
      if (step === undefined) return true;
      if (step.kind === 'fork') waiting.push(...step.to);
      else if (step.kind === 'edge') {
        if (step.holds(before, after)) waiting.push(place + 1);
      } else if (after !== '' && step.fits(after)) next.push(place + 1);
    }
    reached = next;
  }
  return false;
}

/** What would need memory of what was read, which the walk has not. */
const remembering = /(?<!\\)(?:\\\\)*(?:\(\?(?!:)|\\[1-9k])/;

/**
 * Reads a pattern in JavaScript's words, flag `u` included; lookaround, named groups and backreferences are
 * refused. Only the end of a long text is searched.
 *
 * @param flags of `i`, `m` and `s`
 *
 * @example
 * const reading = readPattern('^weather in (paris|rome)', 'i');
 * reading.ok && reading.fits('Weather in Rome?'); // true
 */
export function readPattern(source: string, flags = ''): PatternReading {
  if (source.length > longest.pattern) {
    return { ok: false, why: `is longer than ${longest.pattern} characters` };
  }
  if (!/^[ims]*$/.test(flags)) return { ok: false, why: 'has flags other than i, m and s' };
  const all = `${flags}u`;
  try {
    new RegExp(source, all);
    if (remembering.test(source)) {
      return { ok: false, why: 'has a lookaround, a named group or a backreference' };
    }
    const steps: Step[] = [];
    parse(source, all)(steps);
    return { ok: true, fits: (text) => search(steps, text) };
  } catch (error) {
    if (error instanceof Unusable) return { ok: false, why: error.message };
    return { ok: false, why: 'is no regular expression' };
  }
}

/** The lines of a diagnosis, with nothing in them that may be a secret. */
import type { Suspect } from './hypotheses/hypothesis.js';
import { type Draft, draftText } from './signing-draft.js';
import { headerValues, type SigningLine, signingBytes } from './signing-string.js';
import type { DiagnosisLine, SignatureProblem } from './verdict.js';

/** Names whose values may be shown. Any other header may hold a token. */
const showable: ReadonlySet<string> = new Set([
  '(request-target)',
  'host',
  'date',
  'x-date',
  'content-length',
  'content-type',
  'x-content-sha256',
  'opc-request-id',
]);

/** Text that was kept one character a byte, as the UTF-8 that it most likely is. */
function asUtf8(text: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(signingBytes(text));
  } catch {
    return text;
  }
}

/** Shorter values are found everywhere, and are nobody's secret. */
const shortestSecret = 4;

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A line's text for a person: control characters made visible, what may be secret left out. */
function shown(name: string | undefined, text: string, { headers }: Suspect): string {
  const hidden =
    (name !== undefined && !showable.has(name)) ||
    headers.some(
      ([key, value]) =>
        !showable.has(key.toLowerCase()) &&
        value.trim().length >= shortestSecret &&
        text.includes(value.trim()),
    );
  if (hidden) return `(${text.length} characters, not shown)`;
  return asUtf8(text).replace(/\p{Cc}/gu, (control) => escapes[control] ?? '\\x');
}

/** A covered name for a person; names are short, and what is longer may be something pasted. */
function shownName(name: string): string {
  return name.length <= 32 ? name : `(${name.length} characters)`;
}

/** The lines of the expected draft beside those that were signed; the first that differs is marked. */
export function comparedLines(
  expected: Draft,
  signed: readonly string[],
  suspect: Suspect,
): DiagnosisLine[] {
  const texts = draftText(expected).split('\n');
  const length = Math.max(texts.length, signed.length);
  const places = Array.from({ length }, (_, at) => at);
  const first = places.find((at) => texts[at] !== signed[at]);
  return places.map((at) => {
    const text = texts[at];
    const other = signed[at];
    const name = expected.lines[at]?.name;
    return {
      name: shownName(name ?? ''),
      ...(text === undefined ? {} : { expected: shown(name, text, suspect) }),
      ...(other === undefined ? {} : { received: shown(name, other, suspect) }),
      ...(at === first ? { first: true as const } : {}),
    };
  });
}

/** The lines as the service builds them alone; the one that the problem is about is marked. */
export function ownLines(
  lines: readonly SigningLine[],
  suspect: Suspect,
  problem: SignatureProblem,
  about: string | undefined,
): DiagnosisLine[] {
  const missing: SigningLine[] =
    problem === 'required-header-unsigned' && about !== undefined
      ? [{ name: about, value: headerValues(suspect.headers, about)[0] }]
      : [];
  const all = [...lines, ...missing];
  const marked = all.findLastIndex(({ name }) => name === about);
  return all.map(({ name, value }, at) => ({
    name: shownName(name),
    ...(value === undefined ? {} : { expected: shown(name, `${name}: ${value}`, suspect) }),
    ...(at === marked ? { first: true as const } : {}),
  }));
}

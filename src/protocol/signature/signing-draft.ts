/** A signing string as some client may have built it: the right one, or one with a mistake. */
import { hash } from 'node:crypto';
import type { SignedDigest } from './recovery.js';
import { hasDigest } from './recovery.js';
import { signingBytes } from './signing-string.js';

/** A draft's line. `name` is what is written before the colon. */
export interface DraftLine {
  readonly name: string;
  readonly value: string;
}

/** A signing string in its parts, so that a hypothesis can change one of them. */
export interface Draft {
  readonly lines: readonly DraftLine[];
  /** Between name and value. */
  readonly colon: string;
  /** Between lines. */
  readonly newline: string;
  /** After the last line. */
  readonly end: string;
  /** How often it is hashed, and in which form the first digest is hashed again. */
  readonly hashing: 'once' | 'twice' | 'twice-hex' | 'twice-base64';
}

/** The draft of a correct signing string with these lines. */
export function draftOf(lines: readonly DraftLine[]): Draft {
  return { lines, colon: ': ', newline: '\n', end: '', hashing: 'once' };
}

/** A draft's lines as text, without their ends. */
export function draftText(draft: Draft): string {
  const lines = draft.lines.map(({ name, value }) => `${name}${draft.colon}${value}`);
  return lines.join(draft.newline) + draft.end;
}

function draftBytes(draft: Draft): Uint8Array {
  const bytes = signingBytes(draftText(draft));
  switch (draft.hashing) {
    case 'once':
      return bytes;
    case 'twice':
      return hash('sha256', bytes, 'buffer');
    case 'twice-hex':
      return Buffer.from(hash('sha256', bytes, 'hex'));
    case 'twice-base64':
      return Buffer.from(hash('sha256', bytes, 'base64'));
  }
}

/** Whether this draft is what was signed. */
export function isSigned(draft: Draft, signed: SignedDigest): boolean {
  return hasDigest(draftBytes(draft), signed);
}

/** The draft with each of these values in turn in the line of this name; none if there is no such line. */
export function withValues(draft: Draft, name: string, values: readonly string[]): Draft[] {
  const at = draft.lines.findIndex((line) => line.name.toLowerCase() === name);
  const line = draft.lines[at];
  if (!line) return [];
  return values
    .filter((value) => value !== line.value)
    .map((value) => ({ ...draft, lines: draft.lines.with(at, { name: line.name, value }) }));
}

/** The value of the line of this name. */
export function lineValue(draft: Draft, name: string): string | undefined {
  return draft.lines.find((line) => line.name.toLowerCase() === name)?.value;
}

/** What a hypothesis is: a mistake that clients make when they sign, as data. */
import type { MeasuredBody } from '../measured-body.js';
import type { Draft } from '../signing-draft.js';
import { lineValue, withValues } from '../signing-draft.js';
import type { SignedParts } from '../signing-string.js';

/** The request whose signature was refused. */
export interface Suspect extends SignedParts {
  readonly body: Uint8Array;
  /** The names of `headers=` as written. */
  readonly covered: readonly string[];
}

/** The same as a hypothesis looks at it. */
export interface Examined extends Omit<Suspect, 'body'> {
  readonly body: MeasuredBody;
}

/** A likely mistake. `drafts` gives the signing strings a client would build that makes it. */
export interface Hypothesis {
  /** Kebab-case and stable: checks and docs refer to it. */
  readonly id: string;
  /** One sentence: what the client did. */
  readonly says: string;
  readonly remedy: string;
  /** Too many or too rare to be tried together with others. */
  readonly alone?: true;
  readonly drafts: (draft: Draft, suspect: Examined) => readonly Draft[];
}

/** A maker of drafts with other values in the line of this header; none where it is not covered. */
export function headerDrafts(
  name: string,
  make: (value: string, suspect: Examined) => readonly string[],
): Hypothesis['drafts'] {
  return (draft, suspect) => {
    const value = lineValue(draft, name);
    return value === undefined ? [] : withValues(draft, name, make(value, suspect));
  };
}

/** A `Host` value without its port. */
export function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}

/** Finding out what was signed: the hypothesis under which a refused signature verifies. */

import type { Examined, Hypothesis, Suspect } from './hypotheses/hypothesis.js';
import { hypotheses } from './hypotheses/index.js';
import { measureBody } from './measured-body.js';
import { hasDigest, type SignedDigest } from './recovery.js';
import { type Draft, draftText, isSigned } from './signing-draft.js';
import { signingBytes } from './signing-string.js';

/** What was signed, and how that came about. */
export interface Explanation {
  /** One, or two that only fit together; empty where one character differs and nothing says why. */
  readonly mistakes: readonly Pick<Hypothesis, 'id' | 'says' | 'remedy'>[];
  /** The lines as they were signed, aligned with the draft's. */
  readonly signedLines: readonly string[];
}

/** Longest signing string, in bytes, that is searched for one changed character. */
const searchable = 1024;

const oneCharacter = {
  id: 'one-character-changed',
  says: 'One character of the request differs from what was signed.',
  remedy:
    'Compare the marked line with what the client signs; something on the way may rewrite it.',
} as const;

/** A draft's lines one by one, with line ends that do not belong made part of them. */
function textLines(draft: Draft): string[] {
  return draftText(draft).split('\n');
}

function single(draft: Draft, suspect: Examined, signed: SignedDigest): Explanation | undefined {
  for (const mistake of hypotheses) {
    for (const other of mistake.drafts(draft, suspect)) {
      if (isSigned(other, signed)) return { mistakes: [mistake], signedLines: textLines(other) };
    }
  }
  return undefined;
}

function pair(draft: Draft, suspect: Examined, signed: SignedDigest): Explanation | undefined {
  const common = hypotheses.filter(({ alone }) => !alone);
  for (const [at, first] of common.entries()) {
    const drafts = first.drafts(draft, suspect);
    for (const second of common.slice(at + 1)) {
      for (const other of drafts.flatMap((one) => second.drafts(one, suspect))) {
        if (isSigned(other, signed)) {
          return { mistakes: [first, second], signedLines: textLines(other) };
        }
      }
    }
  }
  return undefined;
}

/** Tries every printable ASCII character at every place: some 30 000 hashes, about 50 ms. */
function changedCharacter(draft: Draft, signed: SignedDigest): Explanation | undefined {
  const bytes = Buffer.from(signingBytes(draftText(draft)));
  if (bytes.length > searchable) return undefined;
  for (const [at, original] of [...bytes].entries()) {
    for (let other = 0x20; other < 0x7f && original !== 0x0a; other += 1) {
      bytes[at] = other;
      if (other !== original && hasDigest(bytes, signed)) {
        return { mistakes: [oneCharacter], signedLines: bytes.toString('latin1').split('\n') };
      }
    }
    bytes[at] = original;
  }
  return undefined;
}

/**
 * Which mistake was made, given the right signing string and the digest that was really signed.
 * Undefined where no hypothesis fits. An empty list of mistakes means the right string was signed.
 */
export function explain(
  draft: Draft,
  suspect: Suspect,
  signed: SignedDigest,
): Explanation | undefined {
  if (isSigned(draft, signed)) return { mistakes: [], signedLines: textLines(draft) };
  const examined = { ...suspect, body: measureBody(suspect.body) };
  return (
    single(draft, examined, signed) ??
    changedCharacter(draft, signed) ??
    pair(draft, examined, signed)
  );
}

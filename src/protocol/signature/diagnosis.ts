/** Says why a signature was refused: the lines side by side, the likely mistake, what to do. */
import type { KeyObject } from 'node:crypto';
import { contentDigest } from './body-variants.js';
import { comparedLines, ownLines } from './diagnosis-lines.js';
import { type Explanation, explain } from './explanation.js';
import type { Suspect } from './hypotheses/hypothesis.js';
import { isTokenKeyId, safeKeyId } from './key-id.js';
import { type ProblemDetail, problemTexts } from './problems.js';
import { isPssSignature, recoverDigest, type SignedDigest } from './recovery.js';
import { type Draft, draftOf, draftText } from './signing-draft.js';
import { type SigningLine, signingBytes } from './signing-string.js';
import type { Diagnosis, SignatureProblem } from './verdict.js';

/** A key the service knows. */
export interface KnownKey {
  readonly keyId: string;
  readonly publicKey: KeyObject;
}

/** What a diagnosis is made from. What the refusal came too early to know is absent. */
export interface Refusal {
  readonly problem: SignatureProblem;
  readonly detail: ProblemDetail;
  readonly suspect: Suspect;
  /** The signing string's lines as the service builds them. */
  readonly lines?: readonly SigningLine[];
  /** The key that the keyId names. */
  readonly key?: KeyObject;
  /** It is the key of the token in the keyId. */
  readonly ofToken?: true;
  readonly signature?: Uint8Array;
  readonly knownKeys?: Iterable<KnownKey>;
}

/** A mistake in a sentence, and the cure. */
interface Mistake {
  readonly id: string;
  readonly says: string;
  readonly remedy: string;
}

const otherHash: Mistake = {
  id: 'other-hash-algorithm',
  says: 'The signature was made with another hash than SHA-256.',
  remedy: 'Sign with RSA PKCS#1 v1.5 and SHA-256.',
};

const bareDigest: Mistake = {
  id: 'digest-without-its-wrapping',
  says: 'The bare digest was encrypted with the key; PKCS#1 v1.5 wraps it in a DigestInfo.',
  remedy: 'Use a function that signs, not one that encrypts.',
};

const pssPadding: Mistake = {
  id: 'pss-padding',
  says: 'The signature has RSA-PSS padding.',
  remedy: 'Sign with RSA PKCS#1 v1.5 (`SHA256withRSA`, `PKCS1v15`), not PSS.',
};

const notThisKey: Omit<Mistake, 'id'> = {
  says: 'The signature was not made with the key that is registered under this keyId, or it was damaged on the way.',
  remedy:
    'Check that key file and fingerprint belong together, and that the signature is sent whole.',
};

const notTheTokensKey: Omit<Mistake, 'id'> = {
  says: 'The signature was not made with the key that the token in the keyId was issued for, or it was damaged on the way.',
  remedy:
    'Check that key file and token file belong together, and that the signature is sent whole.',
};

const otherTokensKey: Mistake = {
  id: 'key-of-another-token',
  says: 'The signature was made with the key of another token than the one in the keyId.',
  remedy:
    'Take token and key together: where one call renews them while another signs, they are mixed up.',
};

const otherString: Omit<Mistake, 'id'> = {
  says: 'The key is the right one, but another signing string was signed than the service builds, and none of the known mistakes explains it.',
  remedy: 'Compare the lines below with those that the client signs.',
};

const headersChanged: Mistake = {
  id: 'header-changed-after-signing',
  says: 'The signature fits the body that arrived; the header was changed after it was signed.',
  remedy: 'Look for a wrapper or proxy that rewrites `content-length` or `x-content-sha256`.',
};

function otherKnownKey(keyId: string): Mistake {
  if (isTokenKeyId(keyId)) return otherTokensKey;
  return {
    id: 'other-known-key',
    says: `The signature was made with another key, registered as \`${safeKeyId(keyId) ?? 'another keyId'}\`.`,
    remedy: 'Check that key file and fingerprint belong together.',
  };
}

/** The lines as they should be: digest and length of the body that really arrived. */
function expectedDraft(lines: readonly SigningLine[], { body }: Suspect): Draft {
  const measured: Readonly<Record<string, string>> = {
    'x-content-sha256': contentDigest(body),
    'content-length': String(body.length),
  };
  return draftOf(lines.map(({ name, value }) => ({ name, value: measured[name] ?? value ?? '' })));
}

/** The digest that was signed and whose key it was; a mistake where it was not the right one. */
function signedBy(
  key: KeyObject,
  signature: Uint8Array,
  others: Iterable<KnownKey>,
): { signed: SignedDigest; mistake?: Mistake } | undefined {
  const own = recoverDigest(key, signature);
  if (own) return { signed: own };
  for (const { keyId, publicKey } of others) {
    const signed = recoverDigest(publicKey, signature);
    if (signed) return { signed, mistake: otherKnownKey(keyId) };
  }
  return undefined;
}

interface Finding {
  readonly mistakes: readonly Mistake[];
  readonly explanation?: Explanation;
}

function investigate(refusal: Refusal, expected: Draft): Finding | undefined {
  const { key, signature, suspect, problem } = refusal;
  if (!key || !signature) return undefined;
  const by = signedBy(key, signature, refusal.knownKeys ?? []);
  if (!by) {
    const pss = isPssSignature(key, signingBytes(draftText(expected)), signature);
    if (!pss) return undefined;
    const signedLines = draftText(expected).split('\n');
    return { mistakes: [pssPadding], explanation: { mistakes: [], signedLines } };
  }
  const { signed } = by;
  const explanation = explain(expected, suspect, signed);
  const scheme = [
    ...(by.mistake ? [by.mistake] : []),
    ...(signed.algorithm === 'sha256' ? [] : [otherHash]),
    ...(signed.wrapped ? [] : [bareDigest]),
  ];
  const rest = explanation?.mistakes ?? [];
  const changed =
    explanation && scheme.length + rest.length === 0 && problem !== 'signature-mismatch';
  const mistakes = [...scheme, ...rest, ...(changed ? [headersChanged] : [])];
  return explanation ? { mistakes, explanation } : { mistakes };
}

/** Problems for which it is worth finding out what was signed. */
const investigated: ReadonlySet<SignatureProblem> = new Set([
  'digest-mismatch',
  'content-length-mismatch',
  'signature-mismatch',
]);

/**
 * The diagnosis of a refusal. It holds no signature, token or key, and values of well-known headers
 * only.
 */
export function diagnose(refusal: Refusal): Diagnosis {
  const { problem, detail, suspect, lines = [] } = refusal;
  const text = problemTexts[problem];
  const plain = { problem, summary: text.says(detail), remedy: text.remedy };
  if (!investigated.has(problem)) {
    return { ...plain, lines: ownLines(lines, suspect, problem, detail.name) };
  }
  const expected = expectedDraft(lines, suspect);
  const finding = investigate(refusal, expected);
  const [mistake] = finding?.mistakes ?? [];
  // Where the body is as signed, it is the header that arrived which must stand beside it.
  const arrived = draftOf(lines.map(({ name, value }) => ({ name, value: value ?? '' })));
  const shown = mistake === headersChanged ? arrived : expected;
  const beside = finding?.explanation
    ? comparedLines(shown, finding.explanation.signedLines, suspect)
    : ownLines(expected.lines, suspect, problem, detail.name);
  if (mistake) {
    const says = (finding?.mistakes ?? []).map((one) => one.says).join(' ');
    const summary = problem === 'signature-mismatch' ? says : `${plain.summary} ${says}`;
    return { problem, summary, remedy: mistake.remedy, lines: beside, hypothesis: mistake.id };
  }
  if (problem !== 'signature-mismatch') return { ...plain, lines: beside };
  const unexplained = refusal.ofToken ? notTheTokensKey : notThisKey;
  const { says, remedy } = finding ? otherString : unexplained;
  return { problem, summary: says, remedy, lines: beside };
}

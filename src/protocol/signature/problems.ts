/** Every reason to refuse a signature: which of the service's messages it gets, and what to say. */

import type { ErrorReply } from '../reply.js';
import { texts } from '../service-errors.js';
import { formatSkewDate } from './http-date.js';
import type { SignatureProblem } from './verdict.js';

/**
 * The service's texts for a 401.
 * - `required`: a header, key or token is missing or wrong.
 * - `signature`: the key is known, the signature does not fit. Not seen on the inference host, but
 *   on other OCI services, whose signatures are the same.
 */
const refusalMessages = {
  required: texts.unauthenticated.message,
  signature: texts.signatureUnverified.message,
} as const;

/** Seconds before now that a date may lie, and the first second after now that it may not. */
export const clockWindow = { before: 300, after: 301 } as const;

/**
 * The service's text for a date outside the window. Times end in `UTC`, not `GMT`
 * (terraform-provider-oci #474, oracle-freetier-instance-creation #74).
 *
 * @param date the date of the request, @param now the service's clock, both in ms since the epoch
 */
function skewMessage(date: number, now: number): string {
  const from = formatSkewDate(now - clockWindow.before * 1000);
  const to = formatSkewDate(now + clockWindow.after * 1000);
  return `Date '${formatSkewDate(date)}' is not within allowed clock skew. Current '${formatSkewDate(now)}', valid datetime range: ['${from}', '${to}']`;
}

/** What is known of a refusal beside its problem. */
export interface ProblemDetail {
  /** The header, parameter or covered name it is about. */
  readonly name?: string;
  /** What was found there, when it is short and no secret. */
  readonly found?: string;
  /** For `date-skewed`: milliseconds since the epoch. */
  readonly date?: number;
}

interface ProblemText {
  readonly message: keyof typeof refusalMessages | 'skew';
  readonly says: (detail: ProblemDetail) => string;
  readonly remedy: string;
}

const named = ({ name }: ProblemDetail): string =>
  name === undefined ? 'a header' : `\`${name}\``;
const found = (detail: ProblemDetail): string =>
  detail.found === undefined ? '' : ` (\`${detail.found}\`)`;

const early = (detail: ProblemDetail): string =>
  detail.found === undefined ? '' : ` for another ${detail.found}`;
const late = (detail: ProblemDetail): string =>
  detail.found === undefined ? '' : `, ${detail.found} ago`;

const claim = ({ name }: ProblemDetail): string => (name === undefined ? '' : ` (\`${name}\`)`);

const sign =
  'Sign with an official OCI SDK’s signer, or build the header as Oracle’s “Request Signatures” page has it.';

/** Problem → message class, sentence and remedy. */
export const problemTexts: Readonly<Record<SignatureProblem, ProblemText>> = {
  'authorization-missing': {
    message: 'required',
    says: () => 'The request has no `Authorization` header.',
    remedy: sign,
  },
  'authorization-duplicated': {
    message: 'required',
    says: () => 'The request has more than one `Authorization` header.',
    remedy: 'Send one. Look for a default header that is added beside the signature.',
  },
  'authorization-malformed': {
    message: 'required',
    says: () => 'The `Authorization` value is not a comma-separated list of `name="value"`.',
    remedy: sign,
  },
  'scheme-not-signature': {
    message: 'required',
    says: () => 'The `Authorization` scheme is not `Signature`.',
    remedy:
      'Sign the request. A Bearer key is taken by the OpenAI-compatible routes of the inference host alone.',
  },
  'parameter-missing': {
    message: 'required',
    says: (detail) => `The \`Authorization\` value has no parameter ${named(detail)}.`,
    remedy: 'Send version, keyId, algorithm, headers and signature; their order is free.',
  },
  'parameter-duplicated': {
    message: 'required',
    says: (detail) => `The \`Authorization\` value has parameter ${named(detail)} twice.`,
    remedy: 'Send each parameter once.',
  },
  'version-unsupported': {
    message: 'required',
    says: (detail) => `The signature's version is not "1"${found(detail)}.`,
    remedy: 'Send version="1".',
  },
  'algorithm-unsupported': {
    message: 'required',
    says: (detail) => `The signature's algorithm is not "rsa-sha256"${found(detail)}.`,
    remedy: 'Sign with RSA PKCS#1 v1.5 and SHA-256, and send algorithm="rsa-sha256".',
  },
  'signature-not-base64': {
    message: 'required',
    says: () => 'The signature is not base64 in the standard alphabet with padding.',
    remedy:
      'Encode the signature with `+`, `/` and `=`, without line breaks; not base64url, not hex.',
  },
  'key-id-malformed': {
    message: 'required',
    says: () => 'The keyId is neither `tenancy/user/fingerprint` nor `ST$` and a token.',
    remedy:
      'Check that tenancy, user and fingerprint are all set; a session profile has no user and needs its token file.',
  },
  'key-unknown': {
    message: 'required',
    says: () => 'No key is registered under this keyId.',
    remedy:
      'Compare tenancy, user and fingerprint with the profile; upload the public key if it is new.',
  },
  'covered-header-duplicated': {
    message: 'required',
    says: (detail) => `The signature's headers list names ${named(detail)} twice.`,
    remedy: 'List each name once.',
  },
  'covered-header-absent': {
    message: 'required',
    says: (detail) => `The signature covers ${named(detail)}, but the request does not have it.`,
    remedy: 'Send every header that is listed; look for a proxy or HTTP client that removes it.',
  },
  'required-header-unsigned': {
    message: 'required',
    says: (detail) => `The signature does not cover ${named(detail)}.`,
    remedy:
      'Cover (request-target), host and date or x-date; with POST, PUT and PATCH also content-length, content-type and x-content-sha256; and opc-obo-token when it is sent.',
  },
  'header-duplicated': {
    message: 'required',
    says: (detail) => `The request has ${named(detail)} more than once.`,
    remedy: 'Send it once. Look for an HTTP client that adds its own.',
  },
  'date-unparsable': {
    message: 'required',
    says: (detail) => `The date in ${named(detail)} is not an HTTP date.`,
    remedy: 'Write it as in `Sat, 21 Nov 2026 06:45:45 GMT`; not ISO 8601, not seconds.',
  },
  'date-skewed': {
    message: 'skew',
    says: (detail) =>
      `The date in ${named(detail)} is outside the service's window of five minutes${found(detail)}.`,
    remedy: 'Set the clock, and sign each try anew instead of reusing a signature.',
  },
  'digest-mismatch': {
    message: 'signature',
    says: () => 'The body that arrived does not have the digest in `x-content-sha256`.',
    remedy: 'Hash exactly the bytes that are sent, with SHA-256, and write the digest in base64.',
  },
  'content-length-mismatch': {
    message: 'signature',
    says: () => 'The body that arrived does not have the length in `content-length`.',
    remedy: 'Count bytes, not characters, and send exactly the bytes that were signed.',
  },
  'signature-mismatch': {
    message: 'signature',
    says: () => 'The signature does not fit the request as it arrived.',
    remedy: 'Compare the lines below with those that the client signs.',
  },
  'token-malformed': {
    message: 'required',
    says: () => 'The token in the keyId is no signed JWT.',
    remedy: 'Send `ST$` and the token as it was issued, without line breaks.',
  },
  'token-untrusted': {
    message: 'required',
    says: (detail) => `The token in the keyId was not signed by the service${found(detail)}.`,
    remedy: 'Get a new token from the auth service; a token cannot be made or changed by a client.',
  },
  'token-without-key': {
    message: 'required',
    says: (detail) =>
      `The token in the keyId holds no public key to verify the signature with${found(detail)}.`,
    remedy:
      'Get a new token from the auth service: its claim `jwk` is a JSON text with the session’s RSA key.',
  },
  'token-claims-wrong': {
    message: 'required',
    says: (detail) =>
      `The token in the keyId was issued by or for something else: its claim ${named(detail)} does not fit.`,
    remedy: 'Get a token from the auth service of this realm and tenancy, for this service.',
  },
  'token-not-yet-valid': {
    message: 'required',
    says: (detail) => `The token in the keyId is not valid yet${early(detail)}.`,
    remedy: 'Set the clock of whoever issued the token, or wait.',
  },
  'token-expired': {
    message: 'required',
    says: (detail) => `The token in the keyId has expired${late(detail)}.`,
    remedy: 'Get a new token before the old one expires, and sign anew after a 401.',
  },
  'token-revoked': {
    message: 'required',
    says: () => 'The token in the keyId has been revoked.',
    remedy: 'Get a new token and sign anew; a token file may hold one already.',
  },
  'delegation-token-invalid': {
    message: 'required',
    says: (detail) => `The delegation token (\`opc-obo-token\`) is not taken${found(detail)}.`,
    remedy: 'Send the token of the file that `delegation_token_file` names, and sign the header.',
  },
  'certificate-malformed': {
    message: 'required',
    says: (detail) => `The certificate in the body cannot be read${found(detail)}.`,
    remedy: 'Send the metadata service’s cert.pem without its first and last line, in one line.',
  },
  'certificate-untrusted': {
    message: 'required',
    says: () => 'The certificate in the body does not lead to the service’s authority.',
    remedy: 'Send the leaf and all intermediate certificates as the metadata service gives them.',
  },
  'certificate-expired': {
    message: 'required',
    says: () => 'The certificate in the body has expired.',
    remedy: 'Read cert.pem and key.pem from the metadata service anew before each federation call.',
  },
  'certificate-elsewhere': {
    message: 'required',
    says: (detail) => `The certificate in the body is not the one in the keyId${claim(detail)}.`,
    remedy: 'Take tenancy and fingerprint of the keyId from the certificate that is sent.',
  },
  'metadata-header-missing': {
    message: 'required',
    says: () => 'The metadata service was asked without `Authorization: Bearer Oracle`.',
    remedy: 'Send that header: version 2 of the metadata service answers nobody else.',
  },
  'metadata-version-1': {
    message: 'required',
    says: () => 'Version 1 of the metadata service is switched off.',
    remedy: 'Ask below `/opc/v2/`, with `Authorization: Bearer Oracle`.',
  },
  'service-account-token-invalid': {
    message: 'required',
    says: (detail) => `The service account’s token is not taken${found(detail)}.`,
    remedy: 'Send the pod’s token as a bearer; read the file anew each time, since it rotates.',
  },
  'issues-nothing': {
    message: 'required',
    says: () => 'The tenancy is told to issue no credential.',
    remedy: 'Leave the switch `issuesNothing` out.',
  },
  'bearer-key-missing': {
    message: 'required',
    says: () => 'The `Authorization` value is `Bearer` without a key.',
    remedy: 'Give the client a Generative AI API key (`sk-…`); look for an empty variable.',
  },
  'bearer-key-placeholder': {
    message: 'required',
    says: () => 'The bearer key is a placeholder.',
    remedy:
      'Give a Generative AI API key (`sk-…`), or sign: then the signature must replace the `Authorization` that the client sets.',
  },
  'bearer-key-unknown': {
    message: 'required',
    says: () => 'No Generative AI API key has this secret.',
    remedy:
      'Give the secret (`sk-…`) of a key of this tenancy, not one of OpenAI’s. The service answers the same to a key that is older than its policy.',
  },
  'bearer-key-elsewhere': {
    message: 'required',
    says: () => 'The Generative AI API key belongs to another region.',
    remedy: 'Use a key of the region that is called: a key works in its own region only.',
  },
  'bearer-key-expired': {
    message: 'required',
    says: () => 'This secret of the Generative AI API key has expired.',
    remedy: 'Use the other secret of the key, or renew this one.',
  },
  'bearer-key-revoked': {
    message: 'required',
    says: () => 'The Generative AI API key has been revoked, or is inactive.',
    remedy: 'Use another key, or make this one active again.',
  },
  'bearer-key-before-policy': {
    message: 'required',
    says: () => 'No policy lets this Generative AI API key call: the key is older than its policy.',
    remedy:
      'Write the policy first, then mint the key; the service says no more than that it is unknown.',
  },
};

/** The service's answer to a problem: 401, in the body style of the inference host. */
export function refusalReply(
  problem: SignatureProblem,
  detail: ProblemDetail,
  now: number,
): ErrorReply {
  const { message } = problemTexts[problem];
  const text = message === 'skew' ? skewMessage(detail.date ?? now, now) : refusalMessages[message];
  return { status: 401, style: 'status-string', message: text };
}

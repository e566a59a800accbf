/** Mistakes in the lines that stand for the body: its type, length and digest. */
import { withValues } from '../signing-draft.js';
import { bareMediaType, headerValues } from '../signing-string.js';
import { type Hypothesis, headerDrafts } from './hypothesis.js';

const remedy = 'Write the SHA-256 of exactly the bytes that are sent, in base64.';

export const bodyHypotheses: readonly Hypothesis[] = [
  {
    id: 'content-type-with-parameters',
    says: 'The content type was signed with its parameters; the service verifies without them.',
    remedy: 'Send and sign the bare media type, `application/json`.',
    drafts: headerDrafts('content-type', (type, { headers }) => [
      ...headerValues(headers, 'content-type'),
      ...['; charset=utf-8', ';charset=utf-8', '; charset=UTF-8', ';charset=UTF-8'].map(
        (charset) => bareMediaType(type) + charset,
      ),
    ]),
  },
  {
    id: 'content-type-without-parameters',
    says: 'The content type was signed without the parameters that are sent.',
    remedy: 'Send the bare media type, `application/json`.',
    drafts: headerDrafts('content-type', (type) => [bareMediaType(type)]),
  },
  {
    id: 'other-content-type',
    says: 'Another content type was signed than is sent.',
    remedy: 'Set `content-type` before signing; the HTTP client may replace it.',
    drafts: headerDrafts('content-type', () => [
      '',
      'application/json',
      'text/plain',
      'application/octet-stream',
      'application/x-www-form-urlencoded',
    ]),
  },
  {
    id: 'content-length-of-characters',
    says: 'The length was counted in characters, not in bytes.',
    remedy: 'Count the bytes of the body as it is sent in UTF-8.',
    drafts: headerDrafts('content-length', (_, { body }) => body.characters),
  },
  {
    id: 'content-length-missing',
    says: 'The length was signed as empty or 0.',
    remedy: 'Set `content-length` before signing.',
    drafts: headerDrafts('content-length', () => ['', '0']),
  },
  {
    id: 'digest-in-hex',
    says: 'The digest of the body is in hex.',
    remedy,
    drafts: headerDrafts('x-content-sha256', (_, { body }) => {
      const hex = Buffer.from(body.digest, 'base64').toString('hex');
      return [hex, hex.toUpperCase(), Buffer.from(hex).toString('base64')];
    }),
  },
  {
    id: 'digest-in-base64url',
    says: 'The digest of the body is in base64url or without padding.',
    remedy,
    drafts: headerDrafts('x-content-sha256', (_, { body }) => {
      const { digest } = body;
      const url = digest.replaceAll('+', '-').replaceAll('/', '_');
      return [url, url.replace(/=+$/, ''), digest.replace(/=+$/, '')];
    }),
  },
  {
    id: 'digest-by-another-algorithm',
    says: 'The digest of the body is not a SHA-256.',
    remedy,
    drafts: headerDrafts('x-content-sha256', (_, { body }) => [
      ...body.otherDigests,
      `SHA-256=${body.digest}`,
      '',
    ]),
  },
  {
    id: 'other-body-bytes',
    says: 'Other bytes were hashed than are sent.',
    remedy: 'Serialise the body once, then hash and send those same bytes.',
    drafts: (draft, { body }) =>
      body.others.flatMap(({ digest, length }) => {
        const digested = withValues(draft, 'x-content-sha256', [digest]);
        const measured = digested.flatMap((one) => withValues(one, 'content-length', [length]));
        return [...digested, ...measured];
      }),
  },
  {
    id: 'body-changed-after-signing',
    says: 'The signature fits the digest and length in the headers; the body was changed after it was signed.',
    remedy:
      'Send exactly the bytes that were signed; look for a wrapper or proxy that rewrites the body.',
    drafts: (draft, { headers }) => {
      const [digest = ''] = headerValues(headers, 'x-content-sha256');
      const [length = ''] = headerValues(headers, 'content-length');
      const digested = withValues(draft, 'x-content-sha256', [digest]);
      const measured = [draft, ...digested].flatMap((one) =>
        withValues(one, 'content-length', [length]),
      );
      return [...digested, ...measured];
    },
  },
];

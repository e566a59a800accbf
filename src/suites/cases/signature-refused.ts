/** Signatures that the service has to refuse. They need nothing but credentials. */
import type { ProbeCall } from '../../protocol/call.js';
import type { Case, Level, Need } from '../case.js';
import { chatNames, listing, refusedChat } from './signature-probes.js';

interface Refused {
  /** Behind `signature/refused/`. */
  readonly id: string;
  readonly title: string;
  readonly because: Case['because'];
  /** Default `must`. */
  readonly level?: Level;
  readonly needs?: readonly Need[];
  readonly when: ProbeCall;
  /** Classes of the service's text that the refusal may have. */
  readonly says: readonly ('required' | 'signature' | 'skew')[];
  /** Beside those that every refusal is caught by. */
  readonly caughtBy: Case['caughtBy'];
}

const without = (name: string): string[] => chatNames.filter((one) => one !== name);

const unsigned: readonly Refused[] = chatNames.map((name) => ({
  id: `${name.replace(/[()]/g, '')}-unsigned`,
  title: `A signature that does not cover ${name} is refused.`,
  because: ['signature/required-names'],
  when: refusedChat({ covered: without(name) }),
  says: ['required'],
  caughtBy: [name === 'host' ? 'accepts-unsigned-host' : 'accepts-unsigned-headers'],
}));

const credentials: readonly Refused[] = [
  {
    id: 'no-authorization',
    title: 'A request without Authorization is refused.',
    because: ['signature/refusal'],
    when: refusedChat('none'),
    says: ['required'],
    caughtBy: ['answers-400-to-broken-authorization'],
  },
  {
    id: 'bearer-placeholder',
    title: 'A placeholder bearer token is refused.',
    because: ['signature/other-schemes'],
    level: 'should',
    when: refusedChat({ authorization: 'Bearer not-used' }),
    says: ['required'],
    caughtBy: ['answers-400-to-broken-authorization'],
  },
  {
    id: 'bearer-key',
    title: 'A bearer key is refused, and not repeated.',
    because: ['signature/other-schemes', 'signature/no-echo'],
    level: 'should',
    when: refusedChat({ authorization: 'Bearer sk-canary-0123456789abcdef' }),
    says: ['required'],
    caughtBy: ['answers-400-to-broken-authorization'],
  },
  {
    id: 'broken-grammar',
    title: 'Parameters that are not joined by commas are refused.',
    because: ['signature/scheme'],
    when: refusedChat({ separator: ';' }),
    says: ['required'],
    caughtBy: ['answers-400-to-broken-authorization'],
  },
  {
    id: 'unknown-fingerprint',
    title: 'A fingerprint that nobody registered is refused.',
    because: ['signature/known-key'],
    when: refusedChat({
      keyId: '{tenancy}/{user}/00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff',
    }),
    says: ['required'],
    caughtBy: ['answers-404-to-unknown-keys'],
  },
  {
    id: 'other-user',
    title: 'The right key under another user is refused.',
    because: ['signature/known-key'],
    when: refusedChat({ keyId: '{tenancy}/ocid1.user.oc1..aaaaaaaanobody/{fingerprint}' }),
    says: ['required'],
    caughtBy: ['answers-404-to-unknown-keys'],
  },
  {
    id: 'other-tenancy',
    title: 'The right key under another tenancy is refused.',
    because: ['signature/known-key'],
    when: refusedChat({ keyId: 'ocid1.tenancy.oc1..aaaaaaaanobody/{user}/{fingerprint}' }),
    says: ['required'],
    caughtBy: ['answers-404-to-unknown-keys'],
  },
  {
    id: 'key-id-without-user',
    title: 'tenancy//fingerprint, as a session profile gives it, is refused.',
    because: ['signature/known-key', 'signature/key-id'],
    when: refusedChat({ keyId: '{tenancy}//{fingerprint}' }),
    says: ['required'],
    caughtBy: ['answers-400-to-broken-key-ids'],
  },
  {
    id: 'key-id-of-undefined-token',
    title: 'ST$undefined, as a profile without a token file gives it, is refused.',
    because: ['signature/known-key'],
    when: refusedChat({ keyId: 'ST$undefined' }),
    says: ['required'],
    caughtBy: ['answers-400-to-broken-key-ids'],
  },
  {
    id: 'empty-key-id',
    title: 'An empty keyId is refused.',
    because: ['signature/known-key'],
    when: refusedChat({ keyId: '' }),
    says: ['required'],
    caughtBy: ['answers-400-to-broken-key-ids'],
  },
  {
    id: 'token-nobody-issued',
    title: 'A token that the service did not issue is refused, and not repeated.',
    because: ['signature/known-key', 'signature/no-echo'],
    when: refusedChat({ keyId: 'ST$eyJhbGciOiJub25lIn0.eyJjYW5hcnkiOiI3In0.Y2FuYXJ5' }),
    says: ['required'],
    caughtBy: ['answers-404-to-unknown-keys'],
  },
  {
    id: 'other-key',
    title: 'A signature by another key under a known keyId is refused.',
    because: ['signature/verified'],
    needs: ['second-key'],
    when: refusedChat({ key: 'other' }),
    says: ['signature'],
    caughtBy: ['accepts-any-signature'],
  },
];

const forms: readonly Refused[] = [
  {
    id: 'no-version',
    title: 'A signature without version is refused.',
    because: ['signature/version'],
    level: 'should',
    when: refusedChat({ version: null }),
    says: ['required'],
    caughtBy: ['assumes-version-1'],
  },
  {
    id: 'version-2',
    title: 'A signature of version 2 is refused.',
    because: ['signature/version'],
    level: 'should',
    when: refusedChat({ version: '2' }),
    says: ['required'],
    caughtBy: ['assumes-version-1'],
  },
  ...(['none', 'hmac-sha256', 'rsa-sha1'] as const).map(
    (algorithm): Refused => ({
      id: `algorithm-${algorithm}`,
      title: `A signature that declares ${algorithm} is refused.`,
      because: ['signature/scheme'],
      when: refusedChat({ algorithm, ...(algorithm === 'rsa-sha1' ? { scheme: algorithm } : {}) }),
      says: ['required', 'signature'],
      caughtBy: ['accepts-any-algorithm'],
    }),
  ),
  {
    id: 'algorithm-rsa-pss-sha256',
    title: 'A signature that declares rsa-pss-sha256 is refused.',
    because: ['signature/scheme'],
    // Whether the live service takes PSS is not known.
    level: 'should',
    when: refusedChat({ algorithm: 'rsa-pss-sha256', scheme: 'rsa-pss-sha256' }),
    says: ['required', 'signature'],
    caughtBy: ['accepts-any-algorithm'],
  },
  {
    id: 'pss-as-rsa-sha256',
    title: 'PSS padding under the name rsa-sha256 is refused.',
    because: ['signature/verified', 'signature/scheme'],
    when: refusedChat({ scheme: 'rsa-pss-sha256' }),
    says: ['signature'],
    caughtBy: ['accepts-any-signature', 'accepts-pss-padding'],
  },
  {
    id: 'sha1-as-rsa-sha256',
    title: 'SHA-1 under the name rsa-sha256 is refused.',
    because: ['signature/verified', 'signature/scheme'],
    when: refusedChat({ scheme: 'rsa-sha1' }),
    says: ['signature'],
    caughtBy: ['accepts-any-signature'],
  },
  ...(['base64url', 'base64-with-junk', 'empty'] as const).map(
    (encoding): Refused => ({
      id: `signature-${encoding === 'empty' ? 'empty' : encoding === 'base64url' ? 'in-base64url' : 'with-junk'}`,
      title: `A signature ${encoding === 'empty' ? 'that is empty' : `in ${encoding.replaceAll('-', ' ')}`} is refused.`,
      because: ['signature/strict-base64'],
      level: 'should',
      when: refusedChat({ encoding }),
      says: ['required', 'signature'],
      caughtBy: [
        encoding === 'empty' ? 'answers-400-to-empty-signatures' : 'decodes-base64-loosely',
      ],
    }),
  ),
  {
    id: 'parameter-twice',
    title: 'A parameter that stands twice is refused.',
    because: ['signature/no-repeats'],
    level: 'should',
    when: refusedChat({
      parameters: ['version', 'keyId', 'keyId', 'algorithm', 'headers', 'signature'],
    }),
    says: ['required', 'signature'],
    caughtBy: ['takes-the-first-of-repeats'],
  },
  {
    id: 'name-twice',
    title: 'A listed name that stands twice is refused.',
    because: ['signature/no-repeats'],
    level: 'should',
    when: refusedChat({ covered: [...chatNames, 'host'] }),
    says: ['required', 'signature'],
    caughtBy: ['accepts-repeated-names'],
  },
  {
    id: 'date-twice',
    title: 'Two Date headers are refused.',
    because: ['signature/no-repeats'],
    level: 'should',
    // Added on the way: the signature is over the one date that the client sent.
    when: refusedChat(
      { signedAs: { headers: [['date', '{date}']] } },
      { headers: [['date', '{date}']] },
    ),
    says: ['required', 'signature'],
    caughtBy: ['takes-the-first-of-repeats'],
  },
  {
    id: 'authorization-twice',
    title: 'Two Authorization headers are refused.',
    because: ['signature/no-repeats'],
    level: 'should',
    when: refusedChat({}, { headers: [['authorization', 'Bearer not-used']] }),
    says: ['required'],
    caughtBy: ['takes-the-last-authorization'],
  },
  {
    id: 'delegation-token-unsigned',
    title: 'A delegation token that is sent and not covered is refused, and not repeated.',
    because: ['signature/delegation-token', 'signature/no-echo'],
    level: 'should',
    when: refusedChat({}, { headers: [['opc-obo-token', 'canary.delegation-token.0123456789']] }),
    says: ['required'],
    caughtBy: ['accepts-unsigned-headers'],
  },
  {
    id: 'covered-header-missing',
    title: 'A signature that covers a header which is not sent is refused.',
    because: ['signature/verified'],
    when: refusedChat({ covered: [...chatNames, 'opc-retry-token'] }),
    says: ['required', 'signature'],
    caughtBy: ['skips-absent-headers'],
  },
];

const tampered: readonly Refused[] = [
  {
    id: 'body-changed',
    title: 'A body that was changed after signing is refused.',
    because: ['signature/body-digest'],
    when: refusedChat({ signedAs: { body: '{"a":1}' } }, { body: '{"a":2}' }),
    says: ['signature', 'required'],
    caughtBy: ['ignores-body-digest'],
  },
  {
    id: 'digest-in-hex',
    title: 'A digest in hex is refused.',
    because: ['signature/body-digest'],
    when: refusedChat({ digest: 'hex' }),
    says: ['signature', 'required'],
    caughtBy: ['ignores-body-digest'],
  },
  {
    id: 'digest-of-another-body',
    title: 'The digest of another body is refused.',
    because: ['signature/body-digest'],
    when: refusedChat({ digest: { of: 'another body' } }),
    says: ['signature', 'required'],
    caughtBy: ['ignores-body-digest'],
  },
  {
    id: 'query-changed',
    title: 'A query that was changed after signing is refused.',
    because: ['signature/query', 'signature/verified'],
    when: listing({
      signedAs: { target: '/20231130/models?compartmentId={compartment}&capability=RERANK' },
    }),
    says: ['signature'],
    caughtBy: ['accepts-any-signature', 'ignores-query-in-target'],
  },
  {
    id: 'query-unsigned',
    title: 'A path that was signed without its query is refused.',
    because: ['signature/query', 'signature/verified'],
    when: listing({ signedAs: { target: '/20231130/models' } }),
    says: ['signature'],
    caughtBy: ['accepts-any-signature', 'ignores-query-in-target'],
  },
  {
    id: 'query-in-another-order',
    title: 'A query that was signed in another order is refused.',
    because: ['signature/query', 'signature/verified'],
    when: listing({
      signedAs: { target: '/20231130/models?capability=CHAT&compartmentId={compartment}' },
    }),
    says: ['signature'],
    caughtBy: ['accepts-any-signature', 'ignores-query-in-target'],
  },
  {
    id: 'query-in-another-encoding',
    title: 'A query that was signed in another encoding is refused.',
    because: ['signature/query', 'signature/verified'],
    when: listing(
      { signedAs: { target: '/20231130/models?compartmentId={compartment}&displayName=a b' } },
      { target: '/20231130/models?compartmentId={compartment}&displayName=a%20b' },
    ),
    says: ['signature'],
    caughtBy: ['accepts-any-signature', 'ignores-query-in-target'],
  },
  {
    id: 'path-changed',
    title: 'A path that was changed after signing is refused.',
    because: ['signature/verified'],
    when: refusedChat({ signedAs: { target: '/20231130/actions/embedText' } }),
    says: ['signature'],
    caughtBy: ['accepts-any-signature'],
  },
  {
    id: 'method-changed',
    title: 'A GET that was signed as another method is refused.',
    because: ['signature/verified'],
    when: listing({ signedAs: { method: 'POST' } }),
    says: ['signature'],
    caughtBy: ['accepts-any-signature', 'ignores-the-method'],
  },
  {
    id: 'host-changed',
    title: 'A signature for another host is refused.',
    because: ['signature/verified'],
    when: refusedChat({ signedAs: { headers: [['host', 'inference.example.com']] } }),
    says: ['signature'],
    caughtBy: ['accepts-any-signature'],
  },
  {
    id: 'charset-signed',
    title: 'A content type that was signed with its charset is refused.',
    because: ['signature/content-type-parameters'],
    when: refusedChat(
      {},
      {
        headers: [
          ['content-type', null],
          ['content-type', 'application/json; charset=utf-8'],
        ],
      },
    ),
    says: ['signature'],
    caughtBy: ['accepts-any-signature', 'verifies-the-charset'],
  },
];

const dated: readonly Refused[] = [
  {
    id: 'clock-behind',
    title: 'A date 310 s in the past is refused, naming the window.',
    because: ['signature/clock-window'],
    when: refusedChat({ date: { offset: -310 } }),
    says: ['skew'],
    caughtBy: ['clock-window-too-wide'],
  },
  {
    id: 'clock-ahead',
    title: 'A date 330 s in the future is refused, naming the window.',
    because: ['signature/clock-window'],
    when: refusedChat({ date: { offset: 330 } }),
    says: ['skew'],
    caughtBy: ['clock-window-too-wide'],
  },
  {
    id: 'x-date-behind',
    title: 'An x-date an hour in the past is refused, naming the window.',
    because: ['signature/clock-window', 'signature/x-date'],
    when: refusedChat({ date: { header: 'x-date', offset: -3600 } }),
    says: ['skew'],
    caughtBy: ['ignores-x-date'],
  },
  {
    id: 'old-date-with-fresh-unsigned-x-date',
    title: 'A fresh x-date that is not signed does not save an old date.',
    because: ['signature/signed-date-counts'],
    when: refusedChat({ date: { offset: -3600 } }, { headers: [['x-date', '{date}']] }),
    says: ['skew', 'signature'],
    caughtBy: ['trusts-unsigned-x-date'],
  },
  ...(['iso-8601', 'epoch', 'garbage'] as const).map(
    (format): Refused => ({
      id: `date-as-${format}`,
      title: `A date as ${format} is refused.`,
      because: ['signature/date-format'],
      when: refusedChat({ date: { format } }),
      says: ['required', 'skew'],
      caughtBy: ['accepts-any-date-format'],
    }),
  ),
];

/** Bugs that spoil every refusal. */
const always = [
  'answers-403-to-bad-signatures',
  'echoes-the-authorization',
  'refusals-lack-a-request-id',
] as const;

const refused = (one: Refused): Case => ({
  id: `signature/refused/${one.id}`,
  level: one.level ?? 'must',
  title: one.title,
  because: one.because,
  transports: ['sdk'],
  needs: one.needs ?? [],
  when: one.when,
  then: [
    { check: 'refused-as-unauthenticated', expect: one.says },
    'refusal-has-a-request-id',
    'refusal-echoes-no-secret',
  ],
  caughtBy: [...one.caughtBy, ...always],
});

export const refusedCases: readonly Case[] = [
  ...credentials,
  ...forms,
  ...unsigned,
  ...tampered,
  ...dated,
].map(refused);

/** Signatures that the service has to refuse. They need nothing but credentials. */
import type { Case } from '../case.js';
import { nativeTransports } from './native-transport.js';
import { chatNames, listing, type Refused, refusedChat } from './signature-probes.js';
import { wrongCredentials } from './signature-refused-credentials.js';
import { wrongForms } from './signature-refused-forms.js';

const without = (name: string): string[] => chatNames.filter((one) => one !== name);

const unsigned: readonly Refused[] = chatNames.map((name) => ({
  id: `${name.replace(/[()]/g, '')}-unsigned`,
  title: `A signature that does not cover ${name} is refused.`,
  because: ['signature/required-names'],
  when: refusedChat({ covered: without(name) }),
  says: ['required'],
  caughtBy: [name === 'host' ? 'accepts-unsigned-host' : 'accepts-unsigned-headers'],
}));

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
    id: 'digest-beside-an-empty-body',
    title: 'The digest of a body is refused where none is sent.',
    because: ['signature/body-digest'],
    when: refusedChat({ digest: { of: 'another body' } }, { body: '' }),
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
  transports: nativeTransports(one.when),
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
  ...wrongCredentials,
  ...wrongForms,
  ...unsigned,
  ...tampered,
  ...dated,
].map(refused);

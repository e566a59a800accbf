/** Signatures that the service has to accept: what real clients send, and how they differ. */
import type { Call } from '../../protocol/call.js';
import type { Case, Level, Need } from '../case.js';
import { askTarget } from './calls.js';
import { nativeTransports } from './native-transport.js';
import { answeredChat, chatNames, listing, refusedChat } from './signature-probes.js';

interface Accepted {
  /** Behind `signature/accepted/`. */
  readonly id: string;
  readonly title: string;
  readonly because: Case['because'];
  /** Default `must`. */
  readonly level?: Level;
  readonly when: Call;
  /** Default: answered with 200. */
  readonly then?: Case['then'];
  readonly caughtBy: Case['caughtBy'];
}

/** A date long past, for headers that nobody is to look at. */
const longAgo = 'Sun, 05 Jan 2014 21:31:40 GMT';

/** Two, three and four bytes a character, in both directions of writing. */
const beyondAscii = 'Grüße 😀 مرحبا';

const probed: readonly Accepted[] = [
  {
    id: 'query',
    title: 'A signature over path and query, as they are encoded, is accepted.',
    because: ['signature/query', 'signature/scheme'],
    when: listing({}, { target: '/20231130/models?compartmentId={compartment}&displayName=a%20b' }),
    caughtBy: ['decodes-the-query'],
  },
  {
    id: 'non-ascii-body',
    title: 'The digest is taken of the body’s bytes in UTF-8.',
    because: ['signature/body-digest'],
    when: answeredChat({}, beyondAscii),
    caughtBy: ['hashes-the-body-as-latin-1'],
  },
  {
    id: 'empty-body',
    title: 'An empty body is signed with the digest of the empty string.',
    because: ['signature/empty-body'],
    // What the service makes of an empty chat request is another matter: it is not a 401.
    when: refusedChat({}, { body: '' }),
    then: ['signature-accepted'],
    caughtBy: ['refuses-empty-bodies'],
  },
  {
    id: 'names-in-mixed-case',
    title: 'Listed names are accepted in any case and order.',
    because: ['signature/names-in-any-case'],
    when: answeredChat({
      covered: [
        'x-content-sha256',
        'Content-Type',
        'HOST',
        'Content-Length',
        '(request-target)',
        'Date',
      ],
    }),
    caughtBy: ['knows-one-spelling-of-names'],
  },
  {
    id: 'parameters-in-python-order',
    title: 'Parameters are accepted in the Python SDK’s order.',
    because: ['signature/parameter-order'],
    when: listing({ parameters: ['algorithm', 'headers', 'keyId', 'signature', 'version'] }),
    caughtBy: ['demands-one-parameter-order'],
  },
  {
    id: 'parameters-in-go-order',
    title: 'Parameters are accepted in the Go SDK’s order.',
    because: ['signature/parameter-order'],
    when: listing({ parameters: ['version', 'headers', 'keyId', 'algorithm', 'signature'] }),
    caughtBy: ['demands-one-parameter-order'],
  },
  {
    id: 'parameters-in-java-order',
    title: 'Parameters are accepted in the Java SDK’s order.',
    because: ['signature/parameter-order'],
    when: listing({ parameters: ['headers', 'keyId', 'algorithm', 'signature', 'version'] }),
    caughtBy: ['demands-one-parameter-order'],
  },
  {
    id: 'spaces-after-commas',
    title: 'Spaces after the commas between parameters do no harm.',
    because: ['signature/white-space'],
    level: 'should',
    when: listing({ separator: ', ' }),
    caughtBy: ['splits-at-bare-commas'],
  },
  {
    id: 'spaces-between-names',
    title: 'Several spaces between listed names do no harm.',
    because: ['signature/white-space'],
    level: 'should',
    when: listing({ covered: ['date', '', '(request-target)', '', '', 'host'] }),
    caughtBy: ['splits-names-at-single-spaces'],
  },
  {
    id: 'x-date',
    title: 'x-date is accepted in the place of date.',
    because: ['signature/x-date'],
    when: listing({ date: { header: 'x-date' } }),
    caughtBy: ['demands-a-date-header'],
  },
  {
    id: 'stale-date-beside-x-date',
    title: 'A stale unsigned Date does no harm beside a signed x-date.',
    because: ['signature/stale-date-beside-x-date'],
    when: listing({ date: { header: 'x-date' } }, { headers: [['date', longAgo]] }),
    caughtBy: ['judges-the-unsigned-date'],
  },
  {
    id: 'stale-date-signed-beside-x-date',
    title: 'A stale Date does no harm beside a fresh x-date, though both are signed.',
    because: ['signature/x-date'],
    level: 'should',
    when: listing(
      { date: { header: 'x-date' }, covered: ['x-date', 'date', '(request-target)', 'host'] },
      { headers: [['date', longAgo]] },
    ),
    caughtBy: ['prefers-date-to-x-date', 'judges-the-unsigned-date'],
  },
  {
    id: 'clock-behind',
    title: 'A date 280 s in the past is accepted.',
    because: ['signature/clock-window'],
    when: listing({ date: { offset: -280 } }),
    caughtBy: ['clock-window-too-narrow'],
  },
  {
    id: 'clock-ahead',
    title: 'A date 290 s in the future is accepted.',
    because: ['signature/clock-window'],
    when: listing({ date: { offset: 290 } }),
    caughtBy: ['clock-window-too-narrow'],
  },
  {
    id: 'more-names-than-needed',
    title: 'A header that is covered beyond what is asked for does no harm.',
    because: ['signature/required-names'],
    when: listing(
      { covered: [...chatNames.slice(0, 3), 'opc-request-id', 'accept'] },
      { headers: [['opc-request-id', 'C0FFEE00C0FFEE00C0FFEE00C0FFEE00']] },
    ),
    caughtBy: ['demands-the-exact-names'],
  },
];

const needsOf = (call: Call): readonly Need[] =>
  JSON.stringify(call).includes('{model}') ? ['chat-model'] : [];

const accepted = (one: Accepted): Case => ({
  id: `signature/accepted/${one.id}`,
  level: one.level ?? 'must',
  title: one.title,
  because: one.because,
  transports: nativeTransports(one.when),
  needs: needsOf(one.when),
  when: one.when,
  then: one.then ?? [{ check: 'signature-accepted', expect: 200 }],
  caughtBy: one.caughtBy,
});

/** Calls of the provider itself; the journal tells what it signed. */
const calls: readonly Pick<Accepted, 'id' | 'title' | 'when' | 'caughtBy'>[] = [
  {
    id: 'chat',
    title: 'A chat request is signed.',
    when: askTarget('GENERIC', { stream: false }),
    caughtBy: ['forgets-who-called'],
  },
  {
    id: 'chat-non-ascii',
    title: 'A chat request with a body beyond ASCII is signed.',
    when: askTarget('GENERIC', { stream: true, prompt: beyondAscii }),
    caughtBy: ['forgets-who-called', 'hashes-the-body-as-latin-1'],
  },
  {
    id: 'listing-with-query',
    title: 'A listing with a query is signed.',
    when: {
      operation: 'list-models',
      filters: { capability: ['CHAT'], vendor: 'meta' },
      limit: 5,
      pages: 1,
    },
    caughtBy: ['forgets-who-called'],
  },
];

const sent = (one: (typeof calls)[number]): Case => ({
  id: `signature/sent/${one.id}`,
  level: 'must',
  title: one.title,
  because: ['signature/key-id', 'signature/scheme', 'signature/required-names'],
  transports: nativeTransports(one.when),
  // Of tokens, `auth/signed` tells.
  auths: ['api_key'],
  needs: ['journal', ...needsOf(one.when)],
  when: one.when,
  then: ['requests-are-signed', 'key-id-is-the-profiles', 'signature-covers-the-request'],
  caughtBy: one.caughtBy,
});

export const acceptedCases: readonly Case[] = [...probed.map(accepted), ...calls.map(sent)];

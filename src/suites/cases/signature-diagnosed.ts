/** What the journal says of a refused signature: the mistake, and the first line that differs. */
import type { ProbeCall } from '../../protocol/call.js';
import type { Case } from '../case.js';
import { nativeTransports } from './native-transport.js';
import { chatNames, listing, refusedChat } from './signature-probes.js';

interface Diagnosed {
  /** Behind `signature/diagnosed/`. */
  readonly id: string;
  /** What the client did. */
  readonly title: string;
  readonly when: ProbeCall;
  readonly problem: string;
  readonly hypothesis?: string;
  /** The name of the line that is marked. */
  readonly marked?: string;
}

const mismatch = 'signature-mismatch';
const target = '(request-target)';

const diagnosed: readonly Diagnosed[] = [
  {
    id: 'host-without-port',
    title: 'a host signed without its port',
    when: refusedChat({ signedAs: { headers: [['host', '{hostname}']] } }),
    problem: mismatch,
    hypothesis: 'host-without-port',
    marked: 'host',
  },
  {
    id: 'path-without-query',
    title: 'a path signed without its query',
    when: listing({ signedAs: { target: '/20231130/models' } }),
    problem: mismatch,
    hypothesis: 'path-without-query',
    marked: target,
  },
  {
    id: 'other-method',
    title: 'a GET signed as POST',
    when: listing({ signedAs: { method: 'POST' } }),
    problem: mismatch,
    hypothesis: 'other-method',
    marked: target,
  },
  {
    id: 'path-without-base-path',
    title: 'a path signed without its API version',
    when: refusedChat({ signedAs: { target: '/actions/chat' } }),
    problem: mismatch,
    hypothesis: 'path-without-base-path',
    marked: target,
  },
  {
    id: 'header-order',
    title: 'lines signed in another order than listed',
    when: refusedChat({ signedAs: { covered: [...chatNames].reverse() } }),
    problem: mismatch,
    hypothesis: 'header-order',
    marked: 'date',
  },
  {
    id: 'charset-signed',
    title: 'a content type signed with its charset',
    when: refusedChat(
      {},
      {
        headers: [
          ['content-type', null],
          ['content-type', 'application/json; charset=utf-8'],
        ],
      },
    ),
    problem: mismatch,
    hypothesis: 'content-type-with-parameters',
    marked: 'content-type',
  },
  {
    id: 'length-of-characters',
    title: 'a length counted in characters',
    // Nine characters in ten bytes: ü has two.
    when: refusedChat({ signedAs: { headers: [['content-length', '9']] } }, { body: '{"a":"ü"}' }),
    problem: mismatch,
    hypothesis: 'content-length-of-characters',
    marked: 'content-length',
  },
  {
    id: 'other-body-bytes',
    title: 'other JSON hashed than is sent',
    when: refusedChat({ signedAs: { body: '{"a": "b"}' } }, { body: '{"a":"b"}' }),
    problem: 'digest-mismatch',
    hypothesis: 'other-body-bytes',
  },
  {
    id: 'body-changed',
    title: 'a body changed after it was signed',
    when: refusedChat({ signedAs: { body: '{"a":1}' } }, { body: '{"a":2}' }),
    problem: 'digest-mismatch',
    hypothesis: 'body-changed-after-signing',
    marked: 'x-content-sha256',
  },
  {
    id: 'digest-in-hex',
    title: 'a digest in hex',
    when: refusedChat({ digest: 'hex' }),
    problem: 'digest-mismatch',
    hypothesis: 'digest-in-hex',
    marked: 'x-content-sha256',
  },
  {
    id: 'one-character-changed',
    title: 'one character changed after signing',
    when: refusedChat({ signedAs: { target: '/20231130/actions/cha7' } }),
    problem: mismatch,
    hypothesis: 'one-character-changed',
    marked: target,
  },
  {
    id: 'pss-padding',
    title: 'PSS padding',
    when: refusedChat({ scheme: 'rsa-pss-sha256' }),
    problem: mismatch,
    hypothesis: 'pss-padding',
  },
  {
    id: 'other-hash',
    title: 'SHA-1',
    when: refusedChat({ scheme: 'rsa-sha1' }),
    problem: mismatch,
    hypothesis: 'other-hash-algorithm',
  },
  {
    id: 'host-unsigned',
    title: 'a host that is not covered',
    when: refusedChat({ covered: chatNames.filter((name) => name !== 'host') }),
    problem: 'required-header-unsigned',
    marked: 'host',
  },
  {
    id: 'clock-behind',
    title: 'a clock that is an hour behind',
    when: refusedChat({ date: { offset: -3600 } }),
    problem: 'date-skewed',
    marked: 'date',
  },
  {
    id: 'date-as-iso-8601',
    title: 'a date in ISO 8601',
    when: refusedChat({ date: { format: 'iso-8601' } }),
    problem: 'date-unparsable',
    marked: 'date',
  },
  {
    id: 'delegation-token-unsigned',
    title: 'a delegation token that is not covered',
    when: refusedChat({}, { headers: [['opc-obo-token', 'canary.delegation-token.0123456789']] }),
    problem: 'required-header-unsigned',
  },
];

export const diagnosedCases: readonly Case[] = diagnosed.map(
  ({ id, title, when, problem, hypothesis, marked }) => ({
    id: `signature/diagnosed/${id}`,
    level: 'should',
    title: `The journal tells ${title}.`,
    because: ['signature/diagnosis', 'signature/no-echo'],
    transports: nativeTransports(when),
    needs: ['journal'],
    when,
    then: [
      {
        check: 'diagnosis-names-the-mistake',
        expect: {
          problem,
          ...(hypothesis === undefined ? {} : { hypothesis }),
          ...(marked === undefined ? {} : { marked }),
        },
      },
      'journal-keeps-no-secret',
    ],
    caughtBy: [
      'journal-keeps-the-signature',
      ...(hypothesis === undefined ? [] : ['names-no-hypothesis']),
      ...(marked === undefined ? [] : ['marks-no-line']),
    ],
  }),
);

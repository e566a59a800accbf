/** Credentials that go stale while a client runs: by their clock, by the service's, by a file that is rewritten. */
import type { Case } from '../case.js';
import {
  answerThen,
  atOnce,
  streamed,
  tokenModes,
  turns,
  turnTransports,
  whole,
} from './auth-calls.js';

type Row = Pick<Case, 'id' | 'title' | 'because' | 'when' | 'given' | 'then' | 'caughtBy'> &
  Partial<Pick<Case, 'auths' | 'transports'>>;

const renewed = (expect: {
  readonly credentials: number;
  readonly refusals: number;
  readonly problem?: string;
}) => ({ check: 'credential-is-renewed', expect }) as const;

const accepted = (expect: number) => ({ check: 'calls-are-accepted', expect }) as const;

/** Bugs that leave no call to be the mode's own. */
const always = ['calls-with-the-api-key', 'forgets-who-called'] as const;

const rows: readonly Row[] = [
  {
    id: 'before-expiry',
    title:
      'A token that has expired by the client’s clock is renewed before the call: none is refused.',
    because: ['auth/renewal/before-expiry', 'auth/token/expiry'],
    // Sessions are renewed by whoever signed in.
    auths: ['instance_principal', 'resource_principal', 'oke_workload_identity'],
    // The service's clock is behind: what has expired for the client is still good there. By the client's own,
    // a token lives for two seconds at most, and the first answer takes longer.
    given: {
      replies: [{ ...answerThen({ renewTokens: true }), delivery: { firstByte: 2500 } }],
      switches: { clockOffset: -90, tokenLifetime: 92 },
    },
    when: turns(whole, streamed),
    then: [accepted(2), renewed({ credentials: 2, refusals: 0 }), 'issuers-refuse-nothing'],
    caughtBy: [...always, 'cannot-tell-tokens-apart', 'looks-at-no-clock'],
  },
  {
    id: 'after-expiry-for-many',
    title:
      'Calls under way together, whose token has expired at the service, are refused, share one new token and succeed.',
    because: ['auth/renewal/once-for-many', 'auth/renewal/after-refusal', 'auth/token/expiry'],
    // Two minutes from now by the client's clock the token is still good: only the refusal tells.
    given: {
      replies: [answerThen({ advance: 250, renewTokens: true })],
      switches: { tokenLifetime: 200 },
    },
    when: atOnce(whole, whole, streamed, whole, streamed),
    then: [
      accepted(5),
      renewed({ credentials: 2, refusals: 4, problem: 'token-expired' }),
      { check: 'tokens-are-asked-for-at-most', expect: 2 },
      'secrets-stay-in-their-place',
    ],
    caughtBy: [
      ...always,
      'answers-403-to-bad-signatures',
      'asks-for-a-token-before-each-call',
      'cannot-tell-tokens-apart',
      'gives-up-at-a-401',
      'renews-for-each-refused-call',
      'names-its-token-as-its-agent',
      'sends-its-token-twice',
      'takes-expired-tokens',
    ],
  },
  {
    id: 'after-revocation',
    title: 'After its token was revoked, a call is made again with the new one of the file.',
    because: ['auth/renewal/after-refusal', 'auth/token/expiry'],
    // Tokens on disk, which somebody else writes anew.
    auths: ['session_token', 'resource_principal'],
    given: { replies: [answerThen({ revokeTokens: true, renewTokens: true })] },
    when: turns(whole, streamed),
    then: [accepted(2), renewed({ credentials: 2, refusals: 1, problem: 'token-revoked' })],
    caughtBy: [
      ...always,
      'answers-403-to-bad-signatures',
      'cannot-tell-tokens-apart',
      'gives-up-at-a-401',
      'takes-revoked-tokens',
    ],
  },
  {
    id: 'signed-anew',
    title: 'A call that was refused a second ago is made again with a date of its own.',
    because: ['auth/renewal/signed-anew', 'auth/renewal/after-refusal'],
    auths: ['session_token'],
    given: {
      replies: [
        {
          error: {
            status: 401,
            message:
              'The required information to complete authentication was not provided or was incorrect.',
          },
          // Dates have no fraction of a second.
          delivery: { firstByte: 1100 },
          afterwards: { renewTokens: true },
        },
      ],
    },
    when: whole,
    then: [accepted(1), 'each-try-has-its-own-date'],
    caughtBy: [...always, 'gives-up-at-a-401', 'sends-again-with-the-old-date'],
  },
];

export const renewedCases: readonly Case[] = rows.map((row) => ({
  level: 'should',
  transports: turnTransports,
  auths: tokenModes,
  needs: ['scripted-reply', 'journal', 'switches', 'chat-model'],
  ...row,
  id: `auth/renewed/${row.id}`,
}));

/** Calls in each auth mode: whose they are, and what else they carry; where there is no credential, none is made. */
import { authModes, signingModes } from '../../protocol/call.js';
import type { Case } from '../case.js';
import { issuedModes, streamed, turns, turnTransports, whole } from './auth-calls.js';

/** How each mode has its credential, for those that have it somewhere. */
const because = [
  'auth/token/key-id',
  'auth/session/profile',
  'auth/instance/federation',
  'auth/resource/session-token',
  'auth/workload/proxymux',
  'signature/key-id',
  'auth/secrets/in-their-place',
] as const;

const accepted = [
  'no-call-is-refused',
  'issuers-refuse-nothing',
  { check: 'tokens-are-asked-for-at-most', expect: 1 },
  'secrets-stay-in-their-place',
] as const;

export const signedCases: readonly Case[] = [
  {
    id: 'auth/signed/turns',
    level: 'must',
    title:
      'A whole turn and a streamed one are made with one credential of the mode, which stands nowhere else.',
    because,
    transports: turnTransports,
    auths: authModes,
    needs: ['chat-model'],
    when: turns(whole, streamed),
    then: [{ check: 'calls-are-accepted', expect: 2 }, ...accepted],
    caughtBy: [
      'asks-for-a-token-before-each-call',
      'calls-with-the-api-key',
      'forgets-who-called',
      'names-its-token-as-its-agent',
      'sends-its-token-twice',
    ],
  },
  {
    id: 'auth/signed/listing',
    level: 'must',
    title:
      'A listing over two pages is signed with one credential of the mode, which stands nowhere else.',
    because,
    transports: ['management'],
    auths: signingModes,
    needs: [],
    when: { operation: 'list-models', limit: 5, pages: 2 },
    then: [{ check: 'calls-are-accepted', expect: 1 }, ...accepted],
    caughtBy: [
      'forgets-who-called',
      'calls-with-the-api-key',
      'names-its-token-as-its-agent',
      'sends-its-token-twice',
    ],
  },
  {
    id: 'auth/none/issuer-refuses',
    level: 'must',
    title: 'Where the issuer refuses, the caller is told, and no call is made.',
    because: ['auth/none/told', 'auth/secrets/in-their-place'],
    transports: ['sdk'],
    auths: issuedModes,
    needs: ['journal', 'switches', 'chat-model'],
    given: { switches: { issuesNothing: true } },
    when: whole,
    then: ['error-has-a-message', 'no-call-is-made', 'secrets-stay-in-their-place'],
    caughtBy: ['calls-with-the-api-key', 'tells-its-token-in-errors'],
  },
  {
    id: 'auth/profile/passphrase',
    level: 'must',
    title: 'A key that is encrypted is opened with the passphrase of the profile.',
    because: ['auth/profile/passphrase'],
    transports: turnTransports,
    auths: ['api_key'],
    needs: ['journal', 'profiles', 'chat-model'],
    given: { profile: 'api_key_passphrase' },
    when: whole,
    then: [{ check: 'calls-are-accepted', expect: 1 }, 'secrets-stay-in-their-place'],
    caughtBy: ['forgets-who-called', 'takes-keys-without-passphrase'],
  },
  {
    id: 'auth/profile/delegation-token',
    level: 'should',
    title:
      'The delegation token that a profile names is sent with an instance’s calls, and signed.',
    because: ['auth/delegation/header'],
    transports: ['sdk'],
    auths: ['instance_principal'],
    needs: ['journal', 'profiles', 'chat-model'],
    given: { profile: 'delegation_token' },
    when: whole,
    then: [
      { check: 'calls-are-accepted', expect: 1 },
      'calls-are-delegated',
      'secrets-stay-in-their-place',
    ],
    caughtBy: [
      'calls-with-the-api-key',
      'demands-the-exact-names',
      'forgets-the-delegation-token',
      'forgets-who-called',
      'names-its-token-as-its-agent',
      'overlooks-delegation-tokens',
      'sends-its-token-twice',
    ],
  },
];

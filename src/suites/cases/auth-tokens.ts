/** Tokens that the service has to accept or to see through, sent byte by byte. */
import type { ProbeCall, SigningRecipe, TokenRecipe } from '../../protocol/call.js';
import type { SignatureProblem } from '../../protocol/signature/verdict.js';
import type { Case, CheckUse, Level, Need } from '../case.js';
import { answeredChat, refusedChat } from './signature-probes.js';

/** A token that has to be refused. */
interface Refused {
  /** Behind `auth/token/refused/`. */
  readonly id: string;
  readonly title: string;
  readonly because: Case['because'];
  /** Default `must`. */
  readonly level?: Level;
  readonly needs?: readonly Need[];
  /** Spoiled by the caller, under the service's own signature or another. */
  readonly recipe?: SigningRecipe;
  /** Issued as it should not be. */
  readonly claims?: NonNullable<TokenRecipe['claims']>;
  readonly says?: 'required' | 'signature';
  /** What the journal names; absent where the token tells nobody's journal. */
  readonly problem?: SignatureProblem;
  readonly caughtBy: Case['caughtBy'];
}

const forged = (token: TokenRecipe): Pick<Refused, 'recipe'> => ({ recipe: { token } });

/** The first second of the year 2100. */
const farOff = 4_102_444_800;

const untrusted: readonly Refused[] = [
  {
    id: 'alg-none',
    title: 'A token without a signature, which says so, is refused.',
    because: ['auth/token/verified'],
    ...forged({ header: { alg: 'none' }, signature: 'none' }),
    caughtBy: ['answers-404-to-unknown-keys'],
  },
  {
    id: 'alg-hs256',
    title: 'A token signed with its public key as a shared secret is refused.',
    because: ['auth/token/verified'],
    ...forged({ header: { alg: 'HS256' }, signature: 'hs256' }),
    caughtBy: ['answers-404-to-unknown-keys'],
  },
  {
    id: 'signature-missing',
    title: 'A token whose signature was cut off is refused.',
    because: ['auth/token/verified'],
    ...forged({ signature: 'none' }),
    caughtBy: ['answers-404-to-unknown-keys'],
  },
  {
    id: 'strangers-signature',
    title: 'A token that a stranger signed is refused.',
    because: ['auth/token/verified'],
    needs: ['second-key'],
    ...forged({ signature: 'stranger' }),
    caughtBy: ['answers-404-to-unknown-keys'],
  },
  {
    id: 'claims-changed',
    title: 'A token whose exp was put off by its bearer is refused.',
    because: ['auth/token/verified'],
    ...forged({ claims: { exp: farOff } }),
    caughtBy: ['answers-404-to-unknown-keys'],
  },
  {
    id: 'other-key',
    title: 'A request signed with another key than the token’s is refused.',
    because: ['auth/token/key-id'],
    needs: ['second-key'],
    recipe: { token: {}, key: 'other' },
    says: 'signature',
    problem: 'signature-mismatch',
    caughtBy: ['accepts-any-signature'],
  },
];

const misissued: readonly Refused[] = [
  {
    id: 'expired',
    title: 'A token that has expired is refused.',
    because: ['auth/token/expiry'],
    claims: { exp: 1_000_000_000 },
    problem: 'token-expired',
    caughtBy: ['takes-expired-tokens'],
  },
  {
    id: 'not-yet-valid',
    title: 'A token of the future is refused.',
    because: ['auth/token/expiry'],
    claims: { iat: farOff, nbf: farOff, exp: farOff + 1200 },
    problem: 'token-not-yet-valid',
    caughtBy: ['takes-tokens-too-early'],
  },
  {
    id: 'without-jwk',
    title: 'A token without a key is refused.',
    because: ['auth/token/holds-its-key'],
    claims: { jwk: null },
    problem: 'token-without-key',
    caughtBy: ['answers-400-to-keyless-tokens'],
  },
  {
    id: 'garbled-jwk',
    title: 'A token whose key cannot be read is refused.',
    because: ['auth/token/holds-its-key'],
    claims: { jwk: '{"kty":"RSA"' },
    problem: 'token-without-key',
    caughtBy: ['answers-400-to-keyless-tokens'],
  },
  {
    id: 'other-issuer',
    title: 'A token of another issuer is refused.',
    because: ['auth/token/claims'],
    level: 'should',
    claims: { iss: 'authService.example.com' },
    problem: 'token-claims-wrong',
    caughtBy: ['takes-tokens-for-anything'],
  },
  {
    id: 'other-audience',
    title: 'A token for another audience is refused.',
    because: ['auth/token/claims'],
    level: 'should',
    claims: { aud: 'example.com' },
    problem: 'token-claims-wrong',
    caughtBy: ['takes-tokens-for-anything'],
  },
];

/** Bugs that spoil every refusal. */
const always = [
  'answers-403-to-bad-signatures',
  'echoes-the-authorization',
  'refusals-lack-a-request-id',
] as const;

function refused(one: Refused): Case {
  const { claims, problem, recipe = { token: {} } } = one;
  const told: readonly CheckUse[] =
    problem === undefined
      ? []
      : [{ check: 'diagnosis-names-the-mistake', expect: { problem } }, 'journal-keeps-no-secret'];
  return {
    id: `auth/token/refused/${one.id}`,
    level: one.level ?? 'must',
    title: one.title,
    because: one.because,
    transports: ['sdk'],
    auths: ['session_token'],
    needs: [
      ...(one.needs ?? []),
      ...(claims === undefined ? [] : (['switches'] as const)),
      ...(problem === undefined ? [] : (['journal'] as const)),
    ],
    ...(claims === undefined ? {} : { given: { switches: { tokenClaims: claims } } }),
    when: refusedChat(recipe),
    then: [
      { check: 'refused-as-unauthenticated', expect: [one.says ?? 'required'] },
      'refusal-has-a-request-id',
      'refusal-echoes-no-secret',
      ...told,
    ],
    caughtBy: [
      ...one.caughtBy,
      ...always,
      ...(problem === undefined ? [] : ['journal-keeps-the-signature']),
    ],
  };
}

/** An instance's call for the user of a Cloud Shell. */
const delegated = (recipe: SigningRecipe, token: string): ProbeCall => {
  const { request, ...probe } = answeredChat(recipe);
  return { ...probe, request: { ...request, headers: [['opc-obo-token', token]] } };
};

const names = ['date', '(request-target)', 'host'] as const;
const bodyNames = ['content-length', 'content-type', 'x-content-sha256'] as const;
const covered = [...names, 'opc-obo-token', ...bodyNames];

const delegationCases: readonly Case[] = [
  {
    id: 'auth/delegation/accepted',
    level: 'must',
    title: 'A delegation token beside an instance’s signature, which covers it, is accepted.',
    because: ['auth/delegation/header'],
    transports: ['sdk'],
    auths: ['instance_principal'],
    needs: ['journal', 'chat-model'],
    when: delegated({ covered }, '{delegationToken}'),
    then: [
      { check: 'signature-accepted', expect: 200 },
      'calls-are-delegated',
      'journal-keeps-no-secret',
    ],
    caughtBy: [
      'forgets-who-called',
      'demands-the-exact-names',
      'overlooks-delegation-tokens',
      'refuses-tokens-beside-a-date',
    ],
  },
  {
    id: 'auth/delegation/nobody-issued',
    level: 'should',
    title: 'A delegation token that nobody issued is refused.',
    because: ['auth/delegation/verified'],
    transports: ['sdk'],
    auths: ['instance_principal'],
    needs: ['journal', 'chat-model'],
    when: delegated({ covered }, 'canary.delegation-token.0123456789'),
    then: [
      { check: 'refused-as-unauthenticated', expect: ['required'] },
      'refusal-has-a-request-id',
      'refusal-echoes-no-secret',
      {
        check: 'diagnosis-names-the-mistake',
        expect: { problem: 'delegation-token-invalid' },
      },
      'journal-keeps-no-secret',
    ],
    caughtBy: ['journal-keeps-the-signature', 'overlooks-delegation-tokens', ...always],
  },
];

const acceptedCase: Case = {
  id: 'auth/token/accepted',
  level: 'must',
  title: 'A token as it was issued, and a signature with its key, are accepted.',
  because: ['auth/token/key-id', 'auth/token/verified'],
  transports: ['sdk'],
  auths: ['session_token'],
  needs: ['chat-model'],
  when: answeredChat({ token: {} }),
  then: [{ check: 'signature-accepted', expect: 200 }],
  caughtBy: ['refuses-tokens-beside-a-date'],
};

export const tokenCases: readonly Case[] = [
  acceptedCase,
  ...[...untrusted, ...misissued].map(refused),
  ...delegationCases,
];

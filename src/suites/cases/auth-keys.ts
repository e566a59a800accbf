/** Generative AI API keys in the course of their life, sent byte by byte. */
import type { ProbeCall, Transport } from '../../protocol/call.js';
import type { SignatureProblem } from '../../protocol/signature/verdict.js';
import type { Case } from '../case.js';
import { keyed } from './openai-chat-probes.js';
import { probeWithKey } from './responses-calls.js';

/** A surface that takes keys, and a request to it. */
interface Surface {
  readonly name: string;
  readonly transport: Transport;
  readonly asked: (key: string) => ProbeCall;
  /** Bugs that answer all its strangers amiss, and bugs that turn away who has a key. */
  readonly strangers: readonly string[];
  readonly holders: readonly string[];
}

const surfaces: readonly Surface[] = [
  {
    name: 'chat',
    transport: 'v1',
    asked: keyed,
    strangers: ['openai-chat-answers-403-to-bad-keys'],
    holders: ['openai-chat-demands-a-project', 'openai-chat-keys-from-sdks-only'],
  },
  {
    name: 'responses',
    transport: 'responses',
    asked: (key) => probeWithKey({ model: '{model}', input: 'Hello', max_output_tokens: 16 }, key),
    strangers: [],
    holders: ['responses-wants-the-older-compartment-header'],
  },
];

interface Dead {
  readonly id: string;
  readonly title: string;
  readonly because: Case['because'];
  readonly key: string;
  readonly problem: SignatureProblem;
  readonly caughtBy: string;
}

const dead: readonly Dead[] = [
  {
    id: 'expired',
    title: 'A secret that has expired',
    because: ['auth/key/life'],
    key: '{expiredApiKey}',
    problem: 'bearer-key-expired',
    caughtBy: 'takes-expired-keys',
  },
  {
    id: 'revoked',
    title: 'A key that was revoked',
    because: ['auth/key/life'],
    key: '{revokedApiKey}',
    problem: 'bearer-key-revoked',
    caughtBy: 'takes-revoked-keys',
  },
  {
    id: 'before-policy',
    title: 'A key that is older than its policy',
    because: ['auth/key/before-policy'],
    key: '{beforePolicyApiKey}',
    problem: 'bearer-key-before-policy',
    caughtBy: 'tells-of-missing-policies',
  },
];

/** A live tenancy has one key, and that is good. */
const needs: Case['needs'] = ['second-key', 'chat-model'];

const casesOf = ({ name, transport, asked, strangers, holders }: Surface): readonly Case[] => [
  {
    id: `auth/key/${name}/second-secret`,
    level: 'must',
    title: 'The second secret of an API key is accepted.',
    because: ['auth/key/two-secrets'],
    transports: [transport],
    auths: ['genai_api_key'],
    needs,
    when: asked('{secondApiKey}'),
    then: [{ check: 'signature-accepted', expect: 200 }],
    caughtBy: ['knows-one-secret-of-a-key', ...holders],
  },
  ...dead.map(
    (one): Case => ({
      id: `auth/key/${name}/${one.id}`,
      level: 'must',
      title: `${one.title} is refused like one that nobody has.`,
      because: one.because,
      transports: [transport],
      auths: ['genai_api_key'],
      needs: [...needs, 'journal'],
      when: asked(one.key),
      then: [
        { check: 'refused-as-unauthenticated', expect: ['required'] },
        'refusal-has-a-request-id',
        'refusal-echoes-no-secret',
        { check: 'diagnosis-names-the-mistake', expect: { problem: one.problem } },
        'journal-keeps-no-secret',
      ],
      caughtBy: [
        one.caughtBy,
        ...strangers,
        'answers-403-to-bad-signatures',
        'echoes-the-authorization',
        'refusals-lack-a-request-id',
      ],
    }),
  ),
];

export const keyCases: readonly Case[] = surfaces.flatMap(casesOf);

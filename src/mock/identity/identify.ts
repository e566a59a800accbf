/** Whose request it is: by its signature or bearer key, as far as the policy asks for one. */
import { isTokenKeyId } from '../../protocol/signature/key-id.js';
import type { SignatureVerdict } from '../../protocol/signature.js';
import { notFound } from '../answers.js';
import { originForm, splitTarget } from '../paths.js';
import type { Settings } from '../settings.js';
import type { Identity, Received, Stages } from '../stages.js';
import { type BearerVerdict, judgeBearer } from './bearer.js';
import { authOf } from './claims.js';
import type { Registry } from './registry.js';
import type { Tenancy } from './tenancy.js';
import type { Verdicts } from './verdicts.js';

interface Parts {
  readonly settings: Settings;
  readonly registry: Registry;
  readonly verdicts: Verdicts;
  readonly defaultName: string;
}

/** The keyId that a request claims, unverified. */
function claimedKeyId(received: Received): string | undefined {
  const line = received.headers.find(([name]) => name.toLowerCase() === 'authorization');
  return line && /keyId="([^"]+)"/.exec(line[1])?.[1];
}

/** No tenancy has the name in the path. */
function unknownName(name: string): Identity {
  const summary = `No tenancy is named "${name}" here.`;
  return {
    ok: false,
    error: notFound,
    problem: 'key-unknown',
    diagnosis: {
      problem: 'key-unknown',
      summary,
      remedy: 'Create the tenancy first, or leave /t/<tenancy> out of the endpoint.',
      lines: [],
    },
  };
}

/**
 * Makes the `identify` stage.
 *
 * - `strict`: the signature must verify, and its keyId says whose the request is; on the routes that take
 *   bearer keys, a key of this region says it as well.
 * - `lenient`: a signature or key that does not hold is noted and let through.
 * - `off`: nothing is verified.
 *
 * Without `strict`, a known key still chooses the tenancy; else the `/t/<tenancy>` prefix does,
 * else it is the mock's own.
 */
export function createIdentify({
  settings,
  registry,
  verdicts,
  defaultName,
}: Parts): Stages['identify'] {
  const { auth } = settings;

  /** What is signed is what stands on the request line; a proxy may have made it absolute since. */
  const verify = (received: Received): SignatureVerdict => {
    const verdict = verdicts.of(received);
    const target = originForm(received.target);
    return verdict.ok || target === received.target ? verdict : verdicts.of(received, target);
  };

  /** The tenancy that a key or token names. */
  const named = (received: Received, keyId: string | undefined): Tenancy | undefined => {
    if (keyId === undefined) return undefined;
    const token = isTokenKeyId(keyId) ? verdicts.token(received) : undefined;
    return token ? token.tenancy : registry.byKeyId(keyId)?.tenancy;
  };

  /** The tenancy of a request that need not prove whose it is. */
  const chosen = (received: Received, keyId: string | undefined): Tenancy | Identity => {
    const own = named(received, keyId);
    if (own) return own;
    const name = splitTarget(received.target).tenancy ?? defaultName;
    return registry.byName(name) ?? unknownName(name);
  };

  const refusal = (received: Received, verdict: SignatureVerdict & { ok: false }): Identity => {
    const { error, problem, diagnosis, keyId } = verdict;
    const refused = { ok: false, error, problem, diagnosis } as const;
    if (keyId === undefined) return refused;
    const tenancy = named(received, keyId);
    return { ...refused, keyId, ...(tenancy ? { tenancy } : {}) };
  };

  /** A bearer key that is not taken chooses no tenancy where it need not prove anything. */
  const keyed = (received: Received, verdict: BearerVerdict): Identity => {
    const { tenancy: own } = verdict;
    if (verdict.ok && auth === 'off') return { ok: true, tenancy: verdict.tenancy };
    if (verdict.ok) return { ok: true, tenancy: verdict.tenancy, auth: 'genai_api_key' };
    if (auth === 'strict') return verdict;
    const tenancy = own ?? chosen(received, undefined);
    if ('ok' in tenancy) return tenancy;
    const { problem, diagnosis } = verdict;
    return { ok: true, tenancy, overlooked: { problem, diagnosis } };
  };

  return (received) => {
    const bearer = judgeBearer(received, registry);
    if (bearer && (auth !== 'off' || bearer.ok)) return keyed(received, bearer);
    if (auth === 'off') {
      const tenancy = chosen(received, claimedKeyId(received));
      return 'ok' in tenancy ? tenancy : { ok: true, tenancy };
    }
    const verdict = verify(received);
    if (verdict.ok) {
      const tenancy = chosen(received, verdict.keyId);
      if ('ok' in tenancy) return tenancy;
      const { keyId, covered } = verdict;
      const delegated = covered.includes('opc-obo-token') ? ({ delegated: true } as const) : {};
      const token = isTokenKeyId(keyId) ? verdicts.token(received) : undefined;
      if (!token?.ok) return { ok: true, tenancy, auth: 'api_key', keyId, ...delegated };
      const { kind, word } = token;
      return { ok: true, tenancy, auth: authOf[kind], keyId: 'ST$…', token: word, ...delegated };
    }
    if (auth === 'strict') return refusal(received, verdict);
    const tenancy = chosen(received, verdict.keyId);
    if ('ok' in tenancy) return tenancy;
    const { problem, diagnosis, keyId } = verdict;
    return {
      ok: true,
      tenancy,
      ...(keyId === undefined ? {} : { keyId }),
      overlooked: { problem, diagnosis },
    };
  };
}

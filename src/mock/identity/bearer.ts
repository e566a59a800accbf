/** Generative AI API keys: `Authorization: Bearer sk-…`, in place of a signature. */
import type { HeaderLines } from '../../protocol/exchange.js';
import { openAiBaseOf } from '../../protocol/openai-routes.js';
import type { SignatureProblem } from '../../protocol/signature/verdict.js';
import { planeOf, splitTarget } from '../paths.js';
import { regionOf } from '../region.js';
import type { Identity, Received } from '../stages.js';
import { refuse } from './refusal.js';
import type { Registry } from './registry.js';
import type { GenAiKey, Tenancy } from './tenancy.js';

/** A bearer key judged: the tenancy that it speaks for, or why it does not. */
export type BearerVerdict =
  | { readonly ok: true; readonly tenancy: Tenancy }
  | Extract<Identity, { ok: false }>;

/**
 * What clients send for want of a key, letters and digits only: `<NOTUSED>` of oracle-samples/oci-openai,
 * `Oracle` of the metadata service, and what guides tell people to type.
 */
const placeholders: ReadonlySet<string> = new Set([
  'notused',
  'notneeded',
  'notrequired',
  'unused',
  'dummy',
  'empty',
  'none',
  'null',
  'undefined',
  'placeholder',
  'oracle',
  'oci',
]);

/** The secret of the one bearer key that stands in for a signature; `undefined` where none does. */
export function bearerOf(headers: HeaderLines): string | undefined {
  const [value, second] = headers.flatMap(([name, text]) =>
    name.toLowerCase() === 'authorization' ? [text] : [],
  );
  // Two values are refused as they are for signatures.
  if (value === undefined || second !== undefined) return undefined;
  const [scheme = '', ...rest] = value.trim().split(/[ \t]+/);
  return scheme.toLowerCase() === 'bearer' ? rest.join(' ') : undefined;
}

/** Whether a path takes keys: the OpenAI-compatible ones of the inference host (OCI documentation, API keys). */
function takesKeys(target: string): boolean {
  return planeOf(target) === 'inference' && openAiBaseOf(splitTarget(target).path) !== undefined;
}

/**
 * Judges a request's bearer key. Nothing that is said of it holds the key.
 *
 * @returns `undefined` where the request has none, or its path takes none: then a signature is asked for.
 */
export function judgeBearer(received: Received, registry: Registry): BearerVerdict | undefined {
  if (!takesKeys(received.target)) return undefined;
  const secret = bearerOf(received.headers);
  if (secret === undefined) return undefined;
  const holder = registry.byApiKey(secret);
  if (holder === undefined) return refuse(strangeness(secret), received.now);
  const { tenancy, key } = holder;
  const problem = objectTo(key, regionOf(received), tenancy.now());
  return problem ? { ...refuse(problem, received.now), tenancy } : { ok: true, tenancy };
}

/** Why a key that is known is not taken. */
function objectTo(key: GenAiKey, where: string, now: number): SignatureProblem | undefined {
  if (key.region !== where) return 'bearer-key-elsewhere';
  if (key.revoked || key.inactive) return 'bearer-key-revoked';
  if (now >= key.expires) return 'bearer-key-expired';
  return key.beforePolicy ? 'bearer-key-before-policy' : undefined;
}

/** What a secret that nobody has may be. */
function strangeness(secret: string): SignatureProblem {
  if (secret === '') return 'bearer-key-missing';
  const bare = secret.toLowerCase().replace(/[^a-z0-9]/g, '');
  return placeholders.has(bare) ? 'bearer-key-placeholder' : 'bearer-key-unknown';
}

/** Which paths there are, and what is said where there is none. */
import { actionNames } from '../protocol/actions/action.js';
import { methodsOf } from '../protocol/management/collections.js';
import { type OpenAiRoute, openAiRouteOf } from '../protocol/openai-routes.js';
import type { ErrorReply } from '../protocol/reply.js';
import { notFound, onPlane } from './answers.js';
import { basePath, guardrailVersionsPath, planeOf, splitTarget } from './paths.js';

/** Where a request goes: to a family of routes, or to an error with a note for the journal. */
export type Destination =
  /** `chat` is the way of every native operation of the inference host that is posted. */
  | { readonly to: 'chat' | 'manage' }
  /** With a refusal where the service has no such operation, and says so once it knows who asks. */
  | { readonly to: 'openai'; readonly route: OpenAiRoute; readonly refusal?: Refusal }
  | ({ readonly to: 'nowhere' } & Refusal);

/** An error with a note for the journal. */
export interface Refusal {
  readonly error: ErrorReply;
  readonly note: string;
}

/** A path of the native API. */
interface Route {
  readonly methods: readonly string[];
  readonly to: 'chat' | 'manage';
}

const action: Route = { methods: ['POST'], to: 'chat' };

/** Paths as they are; chat, the most asked, is found by one look. */
const routes: ReadonlyMap<string, Route> = new Map([
  ...['chat', ...actionNames].map((name) => [`${basePath}/actions/${name}`, action] as const),
  [guardrailVersionsPath, { methods: ['GET'], to: 'manage' }],
]);

/** A path of the management host. */
function managed(path: string): Route | undefined {
  const methods = path.startsWith(`${basePath}/`)
    ? methodsOf(path.slice(basePath.length + 1))
    : undefined;
  return methods && { methods, to: 'manage' };
}

/** What the management host has and the mock does not play (npm oci-generativeai, lib/client.js). */
const unplayed =
  /^\/20231130\/(?:hosted\w+|semanticStores|vectorStoreConnector\w*|[A-Za-z]+\/[^/]+\/(?:actions\/\w+|errors|logs))(?:\/|$)/;

/** Paths that clients are known to try, and where they should have gone. */
const hints: readonly (readonly [path: RegExp, note: string])[] = [
  [/^\/openai(\/|$)/, 'no such path: OpenAI-compatible paths begin with /openai/v1/'],
  [/^(?!\/20231130\/)/, `no such path: paths begin with ${basePath}/ or /openai/v1/`],
  [unplayed, 'the service has this operation, but the mock does not play it'],
  [/^\/20231130\/20231130\//, `no such path: ${basePath} is there twice; give the origin only`],
];

/**
 * Finds a request's destination. Unknown paths get a 404 in the words of their host; a known path
 * with another method gets a 405, but a 404 on the OpenAI-compatible bases. `tenancyPrefix` says whether
 * `/t/<tenancy>` may stand before it.
 */
export function destinationOf(method: string, target: string, tenancyPrefix: boolean): Destination {
  const { tenancy, path, query } = splitTarget(target);
  const nowhere = (error: ErrorReply, note: string): Destination => ({
    to: 'nowhere',
    error: onPlane(error, planeOf(target)),
    note,
  });
  if (tenancy !== undefined && !tenancyPrefix) {
    return nowhere(notFound, 'no such path: the /t/ prefix needs auth lenient or off');
  }
  const known = routes.get(path) ?? managed(path);
  if (known?.methods.includes(method)) return { to: known.to };
  const openAi = openAiRouteOf(method, path, query);
  if (openAi?.ok) return { to: 'openai', route: openAi.route };
  if (openAi) {
    const { error, note, route } = openAi;
    return route
      ? { to: 'openai', route, refusal: { error, note } }
      : { to: 'nowhere', error, note };
  }
  if (known) {
    const message = `${method} is not allowed on this resource.`;
    const note =
      known.to === 'manage' ? 'the mock plays no such change' : 'no such method on this path';
    return nowhere({ status: 405, message }, note);
  }
  const hint = hints.find(([pattern]) => pattern.test(path));
  return nowhere(notFound, hint?.[1] ?? 'no such path');
}

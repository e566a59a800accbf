/** Which paths there are, and what is said where there is none. */
import { type OpenAiRoute, openAiRouteOf } from '../protocol/openai-routes.js';
import type { ErrorReply } from '../protocol/reply.js';
import { notFound, onPlane } from './answers.js';
import { basePath, planeOf, splitTarget } from './paths.js';

/** Where a request goes: to a family of routes, or to an error with a note for the journal. */
export type Destination =
  | { readonly to: 'chat' | 'manage' }
  /** With a refusal where the service has no such operation, and says so once it knows who asks. */
  | { readonly to: 'openai'; readonly route: OpenAiRoute; readonly refusal?: Refusal }
  | ({ readonly to: 'nowhere' } & Refusal);

/** An error with a note for the journal. */
export interface Refusal {
  readonly error: ErrorReply;
  readonly note: string;
}

interface Route {
  readonly path: RegExp;
  readonly method: string;
  readonly to: 'chat' | 'manage';
}

const routes: readonly Route[] = [
  { path: /^\/20231130\/actions\/chat$/, method: 'POST', to: 'chat' },
  { path: /^\/20231130\/models$/, method: 'GET', to: 'manage' },
  { path: /^\/20231130\/models\/[^/]+$/, method: 'GET', to: 'manage' },
];

/** Paths that clients are known to try, and where they should have gone. */
const hints: readonly (readonly [path: RegExp, note: string])[] = [
  [/^\/openai(\/|$)/, 'no such path: OpenAI-compatible paths begin with /openai/v1/'],
  [/^(?!\/20231130\/)/, `no such path: paths begin with ${basePath}/ or /openai/v1/`],
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
  const openAi = openAiRouteOf(method, path, query);
  if (openAi?.ok) return { to: 'openai', route: openAi.route };
  if (openAi) {
    const { error, note, route } = openAi;
    return route
      ? { to: 'openai', route, refusal: { error, note } }
      : { to: 'nowhere', error, note };
  }
  const known = routes.filter((route) => route.path.test(path));
  const route = known.find((one) => one.method === method);
  if (route) return { to: route.to };
  if (known.length > 0) {
    const message = `${method} is not allowed on this resource.`;
    return nowhere({ status: 405, message }, 'no such method on this path');
  }
  const hint = hints.find(([pattern]) => pattern.test(path));
  return nowhere(notFound, hint?.[1] ?? 'no such path');
}

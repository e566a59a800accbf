/** Paths that are there, asked with a method that they have not: 405, and which they have. */

import type { ControlApp } from './provider.js';
import { badCall } from './refusal.js';

/**
 * Watches which routes are added.
 *
 * @returns what adds the refusals of all other methods, once the routes are there
 */
export function addOtherMethods(app: ControlApp): () => void {
  const paths = new Map<string, Set<string>>();
  let watching = true;
  app.addHook('onRoute', ({ url, method }) => {
    if (!watching) return;
    const known = paths.get(url) ?? new Set();
    for (const one of [method].flat()) known.add(one);
    paths.set(url, known);
  });
  return () => {
    watching = false;
    for (const [url, known] of paths) {
      const allow = [...known].join(', ');
      app.route({
        url,
        method: app.supportedMethods.filter((method) => !known.has(method)),
        schema: { hide: true },
        // Before a body is looked at.
        onRequest: async (request, reply) => {
          reply.header('allow', allow);
          const message = `${request.method} is nothing that can be done with ${request.raw.url?.slice(0, 200)}.`;
          throw badCall(message, `It takes ${allow}.`, 405);
        },
        handler: () => undefined,
      });
    }
  };
}

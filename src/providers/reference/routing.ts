/** A client that picks the route by the model's name: both reference providers behind one face. */
import type { Provider } from '../provider.js';
import { routeOf } from './route.js';

/**
 * The provider over `openai`, which hands routed calls to whichever of the two the model's name leads to. All other
 * calls are its own.
 *
 * @param pick replaces the reference's own way to find the route
 *
 * @example
 * const openai = withRoutes(createOpenAiProvider(), createSdkProvider());
 */
export function withRoutes(openai: Provider, native: Provider, pick = routeOf): Provider {
  return {
    ...openai,
    run(call, access, signal, occasion) {
      if (call.operation !== 'chat' || call.routed === undefined) {
        return openai.run(call, access, signal, occasion);
      }
      const { routed: _, ...chat } = call;
      const { transport, ...route } = pick(call.model);
      const caller = transport === 'sdk' ? native : openai;
      return caller.run({ ...chat, ...route }, { ...access, transport }, signal, occasion);
    },
  };
}

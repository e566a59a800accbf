/**
 * Keeps what Oracle's SDK tells the console off it: `console.log` and `console.info` are stdout, which is
 * the result's place (npm oci-common 2.139.1: lib/auth/X509-federation-client.js tells there of every
 * failed attempt).
 */
import { AsyncLocalStorage } from 'node:async_hooks';

const methods = ['log', 'info', 'warn'] as const;

/** A method of the console that is kept silent within some actions. */
type Hushed = ((...said: unknown[]) => void) & {
  readonly spoken: (...said: unknown[]) => void;
  readonly actions: Set<object>;
};

const within = new AsyncLocalStorage<object>();

const isHushed = (method: unknown): method is Hushed =>
  typeof method === 'function' && 'spoken' in method && 'actions' in method;

/**
 * Performs an action whose own words, and those of all that it starts, do not reach the console. Others
 * are heard meanwhile.
 */
export function quietly<T>(action: () => T): T {
  const self = {};
  for (const method of methods) hush(method, self);
  const release = () => {
    for (const method of methods) unhush(method, self);
  };
  let result: T;
  try {
    result = within.run(self, action);
  } catch (thrown) {
    release();
    throw thrown;
  }
  if (result instanceof Promise) result.then(release, release);
  else release();
  return result;
}

/** The console itself holds who is to be silent: it is shared by all in the process. */
function hush(method: (typeof methods)[number], self: object): void {
  const now: unknown = console[method];
  if (isHushed(now)) {
    now.actions.add(self);
    return;
  }
  const spoken = console[method];
  const actions = new Set<object>([self]);
  const speak = (...said: unknown[]) => {
    const speaker = within.getStore();
    if (speaker === undefined || !actions.has(speaker)) spoken.apply(console, said);
  };
  console[method] = Object.assign(speak, { spoken, actions });
}

/** Following who started what slows every promise of the process, so it ends with the last silent action. */
function unhush(method: (typeof methods)[number], self: object): void {
  const now: unknown = console[method];
  if (!isHushed(now)) return;
  now.actions.delete(self);
  if (now.actions.size > 0) return;
  console[method] = now.spoken;
  within.disable();
}

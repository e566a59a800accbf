/** Options that shape the tenancy of `exec` and `env`, as `mock` has them. */
import type { AuthPolicy, MockOptions } from '../mock/options.js';

/** What the command line gives. */
export interface TenancyOptions {
  readonly auth?: AuthPolicy;
  readonly permissive?: boolean;
  readonly recordings?: string;
  readonly seed?: number;
}

/** The same for the mock. */
export function mockOptions(options: TenancyOptions): MockOptions {
  const { auth, permissive, recordings, seed } = options;
  return {
    ...(auth === undefined ? {} : { auth }),
    ...(recordings === undefined ? {} : { recordings }),
    ...(seed === undefined ? {} : { seed }),
    ...(permissive === undefined ? {} : { switches: { permissive } }),
  };
}

/** What `mock`, `exec` and `env` have in common: what the mock is like. */
import type { AuthPolicy, MockOptions } from '../mock/options.js';
import type { AuthMode } from '../protocol/call.js';
import type { Reply } from '../protocol/reply.js';
import type { PersonaName, TenancySwitches } from '../protocol/switches.js';
import type { ConfigFlags } from './settled.js';

/** What options and config file give. */
export interface TenancyOptions extends ConfigFlags {
  readonly auth?: AuthPolicy;
  readonly recordings?: string;
  readonly seed?: number;
  /** A file of scripted replies, or the replies themselves. */
  readonly replies?: string | readonly Reply[];
  readonly persona?: PersonaName;
  readonly fault?: readonly string[];
  readonly permissive?: boolean;
  readonly switches?: TenancySwitches;
  /** What `DEFAULT` is in Oracle's config file. */
  readonly authMode?: AuthMode;
}

/** The switches that these options set. */
export function switchesOf({ switches, persona, permissive }: TenancyOptions): TenancySwitches {
  return {
    ...switches,
    ...(permissive === undefined ? {} : { permissive }),
    ...(persona === undefined ? {} : { persona }),
  };
}

/** The same for the mock. */
export function mockOptions(options: TenancyOptions): MockOptions {
  const { auth, recordings, seed, fault } = options;
  return {
    ...(auth === undefined ? {} : { auth }),
    ...(recordings === undefined ? {} : { recordings }),
    ...(seed === undefined ? {} : { seed }),
    ...(fault === undefined ? {} : { faults: fault }),
    switches: switchesOf(options),
  };
}

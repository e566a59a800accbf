/** What `oci-conform.config.{ts,mts,js,mjs,json}` may say. The table in `settings.ts` has a row for each key. */
import type { AuthMode, Transport } from '../protocol/call.js';
import type { Reply } from '../protocol/reply.js';
import type { PersonaName, TenancySwitches } from '../protocol/switches.js';
import type { Feature } from '../suites/features.js';

/** Whether clients are asked for a signature. */
type AuthPolicy = 'strict' | 'lenient' | 'off';

/** What a mock is like, and where it listens: `mock`, `exec` and `env`. */
export interface MockConfig {
  /** Port to listen on; `mock` only. Default: any free one. */
  readonly port?: number;
  /** Address to listen on; `mock` only. Default `127.0.0.1`. */
  readonly host?: string;
  /** Default `strict`. */
  readonly auth?: AuthPolicy;
  /** A folder of recordings to answer with. Default: those in the package. */
  readonly recordings?: string;
  /** Seed of ids, pads and texts. Default 1. */
  readonly seed?: number;
  /** What to answer: replies, or a JSON file of them. */
  readonly replies?: string | readonly Reply[];
  /** Who answers where no reply says what. Default `helpful`. */
  readonly persona?: PersonaName;
  /** What goes wrong with every reply, where it can: ids of `oci-conform faults`. */
  readonly faults?: readonly string[];
  /** Confirms to listen beyond loopback with auth off; `mock` only. */
  readonly iKnow?: boolean;
  /** Opens the control API beyond loopback; `false`: nowhere; `mock` only. Default: on loopback alone. */
  readonly control?: boolean;
  /** OpenAI routes ask for no project, compartment or known model. */
  readonly permissive?: boolean;
  /** Port to listen on with TLS, too; `mock` only. */
  readonly tlsPort?: number;
  /** Address by which clients elsewhere see the mock; `mock` only. */
  readonly publicOrigin?: string;
  /** Port with TLS as they see it; `mock` only. */
  readonly publicTlsPort?: number;
  /** A folder to write config file, keys and variables to, for clients elsewhere; `mock` only. */
  readonly home?: string;
  /** Path under which they see that folder; `mock` only. */
  readonly homeAs?: string;
  /** What `DEFAULT` is in Oracle's config file. Default `api_key`. */
  readonly authMode?: AuthMode;
  /** What the service does differently for this tenancy. */
  readonly switches?: Omit<TenancySwitches, 'persona' | 'permissive'>;
}

/** A run of the cases: `oci-conform` without a command. */
export interface RunConfig {
  /** Only cases that match: paths and axes. */
  readonly filter?: readonly string[];
  /** All but cases that match. */
  readonly skip?: readonly string[];
  readonly transports?: readonly Transport[];
  readonly auths?: readonly AuthMode[];
  /** Only cases of this level and above. */
  readonly level?: 'must' | 'should' | 'info';
  /** Stop after so many findings; `true`: after the first. */
  readonly bail?: number | boolean;
  /** Seed of all that is random. Default 1. */
  readonly seed?: number;
  /** `name`, for stdout, or `name=path`: pretty, json, junit, traces. */
  readonly reporters?: readonly string[];
  /** A file of expected failures; `true`: the usual one. */
  readonly baseline?: string | boolean;
  /** Command of a provider's adapter, which speaks JSON lines. */
  readonly provider?: string;
  /** Command of a provider that is run once a call. */
  readonly providerCommand?: string;
  /** Processes of the provider at once. Default: as many as cores. */
  readonly workers?: number;
  /** What a `providerCommand` or a `gateway` can do. */
  readonly features?: readonly Feature[];
  /** Address of a gateway: an OpenAI-shaped server with the mock as its upstream. */
  readonly gateway?: string;
  /** Command that starts it, in a fake tenancy. */
  readonly gatewayCommand?: string;
  /** Bearer that the gateway wants of its clients. */
  readonly gatewayKey?: string;
  /** Port of the mock behind the gateway. Default: any free one. */
  readonly upstreamPort?: number;
  /** Address of a service that is already running. */
  readonly target?: string;
  /** The real service of your tenancy. */
  readonly live?: boolean;
  /** With `live`: exit 0 when no tenancy is configured. */
  readonly ifConfigured?: boolean;
  /** Live: inference endpoint. */
  readonly endpoint?: string;
  readonly region?: string;
  /** Oracle's config file, with profiles and keys. */
  readonly configFile?: string;
  /** A profile in it. */
  readonly profile?: string;
  /** OCID of the compartment to call in. */
  readonly compartment?: string;
  /** Chat model to call. */
  readonly model?: string;
}

/** What `exec` has beside `mock`. */
export interface ExecConfig {
  /** `transport:mode`, with `*` for any transport: exit 1 unless such a call came. */
  readonly require?: readonly string[];
  /** A file for what was seen, as JSON. */
  readonly report?: string;
  /** Linux: in a network of its own, where only the mock can be reached. */
  readonly isolate?: boolean;
}

/** What `env` has beside `mock`. */
export interface EnvConfig {
  /** Default `shell`. */
  readonly format?: 'shell' | 'dotenv' | 'json';
  /** Minutes for which the mock waits for a request before it ends. Default 60. */
  readonly for?: number;
}

/** The whole file. Relative paths in it begin at its folder. */
export interface Config {
  /** For editors: the path of `schemas/config.schema.json`. */
  readonly $schema?: string;
  readonly mock?: MockConfig;
  readonly run?: RunConfig;
  readonly exec?: ExecConfig;
  readonly env?: EnvConfig;
}

/**
 * Gives a config its type, so that editors complete it. It is given back as it is.
 *
 * @example
 * import { defineConfig } from 'oci-conform';
 *
 * export default defineConfig({ mock: { port: 4000, persona: 'terse' }, run: { level: 'must' } });
 */
export function defineConfig(config: Config): Config {
  return config;
}

/**
 * The host names that the service has, in every realm: what a client with a hard-wired host calls, and what a
 * door of the mock answers for. Nothing is resolved.
 */

/** What a host serves. */
export type HostService = 'inference' | 'management' | 'auth' | 'metadata';

/** A host of the service. */
export interface ServiceHost {
  readonly service: HostService;
  /** The region id in the name, e.g. `us-chicago-1`; absent for the metadata service and dotted regions. */
  readonly region?: string;
  /** The second-level domain of the realm, e.g. `oraclecloud.com`; absent for the metadata service. */
  readonly domain?: string;
}

/** A host with the port that was named beside it, if one was. */
export interface Authority {
  /** Lower case, without brackets and without the root's dot. */
  readonly host: string;
  readonly port?: number;
}

/** The second-level domains of Oracle's realms (npm oci-common 2.139.1, lib/realm.js). */
const realmDomains: readonly string[] = [
  'oraclecloud.com',
  'oraclegovcloud.com',
  'oraclegovcloud.uk',
  'oraclecloud.eu',
  'oraclecloud8.com',
  'oraclecloud9.com',
  'oraclecloud10.com',
  'oraclecloud14.com',
  'oraclecloud15.com',
  'oraclecloud20.com',
  'oraclecloud21.com',
  'oraclecloud23.com',
  'oraclecloud24.com',
  'oraclecloud26.com',
  'oraclecloud29.com',
  'oraclecloud35.com',
  'oraclecloud42.com',
  'oraclecloud51.com',
  'oraclecloud52.com',
];

/** The addresses of the metadata service (OCI documentation, "Getting Instance Metadata"; oci Python SDK for IPv6). */
export const metadataHosts = ['169.254.169.254', 'fd00:c1::a9fe:a9fe'] as const;

/** Region ids by their shape, so that a region that opens tomorrow is one: `us-chicago-1`, `us-gov-ashburn-1`. */
const region = String.raw`[a-z]{2}(?:-[a-z]+){1,3}-\d{1,2}`;

const escaped = (text: string): string => text.replaceAll('.', String.raw`\.`);

/**
 * The regional names, as the source of a regular expression. Templates: npm oci-generativeaiinference and
 * oci-generativeai 2.139.1, lib/client.js (`ds.` is the dual-stack form), oci-common, lib/auth. A dotted region
 * is its own domain there, and can be any name (lib/endpoint-builder.js); only those below `localhost` are ours.
 */
const regional = [
  String.raw`(?:(?<ai>(?:inference\.)?generativeai)\.(?<aiRegion>${region})\.(?:ds\.)?oci`,
  String.raw`|auth\.(?<authRegion>${region})(?:\.oci)?)\.(?<domain>${realmDomains.map(escaped).join('|')})`,
  String.raw`|(?<dotted>(?:inference\.)?generativeai|auth)\.[a-z0-9_.-]+\.localhost`,
].join('');

/** The service's names, for regular expressions that take them in any case. */
export const hostPatterns: Readonly<Record<'regional' | 'metadata', string>> = {
  regional: `^(?:${regional})\\.?$`,
  metadata: `^\\[?(?:${metadataHosts.map(escaped).join('|')})\\]?$`,
};

const anyRegional = new RegExp(hostPatterns.regional);

const services: Readonly<Record<string, HostService>> = {
  'inference.generativeai': 'inference',
  generativeai: 'management',
  auth: 'auth',
};

const plain = (host: string): string => {
  const lower = host.toLowerCase();
  const bare = lower.startsWith('[') && lower.endsWith(']') ? lower.slice(1, -1) : lower;
  const rootless = bare.endsWith('.') ? bare.slice(0, -1) : bare;
  return rootless.includes(':') ? shortest(rootless) : rootless;
};

/** An IPv6 address in its one short form; as it is where it is none. */
function shortest(address: string): string {
  const url = `http://[${address}]/`;
  return URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : address;
}

/**
 * Reads `host:port`, as in a `Host` header or after CONNECT.
 *
 * @example
 * authorityOf('[::1]:443'); // { host: '::1', port: 443 }
 * authorityOf('Localhost'); // { host: 'localhost' }
 * authorityOf('a b'); // undefined
 */
export function authorityOf(text: string): Authority | undefined {
  const [, host, digits] =
    /^(\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9_.-]{0,252}))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  if (host === undefined) return undefined;
  const port = digits === undefined ? undefined : Number(digits);
  if (port !== undefined && port > 65_535) return undefined;
  return { host: plain(host), ...(port === undefined ? {} : { port }) };
}

/**
 * Which host of the service a name is. Case, brackets and a final dot do not matter.
 *
 * @returns `undefined` where it is none
 *
 * @example
 * hostOf('inference.generativeai.us-chicago-1.oci.oraclecloud.com');
 * // { service: 'inference', region: 'us-chicago-1', domain: 'oraclecloud.com' }
 * hostOf('example.com'); // undefined
 */
export function hostOf(name: string): ServiceHost | undefined {
  const host = plain(name);
  if (metadataHosts.some((one) => one === host)) return { service: 'metadata' };
  const { ai, aiRegion, authRegion, domain, dotted } = anyRegional.exec(host)?.groups ?? {};
  const service = services[ai ?? dotted ?? 'auth'];
  if (service === undefined) return undefined;
  if (dotted !== undefined) return { service, domain: 'localhost' };
  const where = aiRegion ?? authRegion;
  return where === undefined || domain === undefined
    ? undefined
    : { service, region: where, domain };
}

/**
 * The region that a `Host` header names.
 *
 * @returns `undefined` where the host has none: loopback, the metadata service
 */
export function regionOfHost(header: string): string | undefined {
  const authority = authorityOf(header);
  return authority && hostOf(authority.host)?.region;
}

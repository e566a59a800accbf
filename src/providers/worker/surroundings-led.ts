/** The variables that lead a process to the mock wherever it asks for Oracle's hosts. Pure. */
import { javaConnector, javaOptions, javaVariable } from '../../mock/doors/java.js';
import { preloadFile, type TurnedTo, turnsTo, turnVariable } from '../../mock/doors/preload.js';
import type { Access } from '../../protocol/access.js';
import type { Variables } from './pool.js';

/** Where Oracle's hosts lead. */
export interface Lead {
  /** A PEM file with the authority to trust. */
  readonly authority: string;
  readonly turnedTo: TurnedTo;
}

/** The lead of an access; undefined where the service does not play Oracle's hosts, as no live one does. */
export function leadOf({ endpoint, tlsEndpoint, caFile }: Access): Lead | undefined {
  if (tlsEndpoint === undefined || caFile === undefined) return undefined;
  return { authority: caFile, turnedTo: { plain: endpoint, tls: tlsEndpoint } };
}

/** Where programs look for a proxy: it plays Oracle's hosts, and refuses all others. */
const proxies = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];

/** Where they look for an authority to trust: Node; OpenSSL, Go and httpx; Python's requests; curl. */
const authorities = [
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'REQUESTS_CA_BUNDLE',
  'CURL_CA_BUNDLE',
];

const each = (names: readonly string[], value: string): Variables =>
  Object.fromEntries(names.map((name) => [name, value] as const));

/** Hosts that are called without the proxy: this machine, and where the mock is. */
const direct = ({ plain, tls }: TurnedTo): readonly string[] => {
  const hosts = [plain, tls].map((origin) => new URL(origin).hostname.replace(/^\[|\]$/g, ''));
  return [...new Set(['localhost', '127.0.0.1', '::1', ...hosts])];
};

/** What is told beside the lead. */
export interface LedOptions {
  /** The run's variables: what Node and Java are told there stays. */
  readonly run: Variables;
  /** The authority as Java reads it. */
  readonly trustStore: string;
  /** The home folder, for Java, which does not read HOME. */
  readonly home?: string;
}

/**
 * Proxy and authority for those that read them; for Node and Java, which do not, what takes their place.
 *
 * @example
 * ledVariables({ authority: '/tmp/ca.pem', turnedTo }, { run: {}, trustStore: '/tmp/ca.jks' }).HTTPS_PROXY;
 * // 'http://127.0.0.1:4000'
 */
export function ledVariables(
  { authority, turnedTo }: Lead,
  { run, trustStore, home }: LedOptions,
): Variables {
  const { NODE_OPTIONS: options } = run;
  const preload = `--require ${JSON.stringify(preloadFile)}`;
  const ways = { proxy: turnedTo.plain, trustStore, ...(home === undefined ? {} : { home }) };
  return {
    ...each(proxies, turnedTo.plain),
    ...each(['NO_PROXY', 'no_proxy'], direct(turnedTo).join(',')),
    ...each(authorities, authority),
    NODE_OPTIONS: options ? `${options} ${preload}` : preload,
    [turnVariable]: turnsTo(turnedTo),
    [javaVariable]: javaOptions(ways, run[javaVariable]),
    ...javaConnector,
  };
}

/** The variables of a process whose client is told little, and finds the rest in its home. Pure. */
import { javaConnector, javaOptions, javaVariable } from '../../mock/doors/java.js';
import { preloadFile, turnsTo, turnVariable } from '../../mock/doors/preload.js';
import type { Home } from '../reference/home.js';
import type { Variables } from './pool.js';

/** What leads to a person's own tenancy or account, or past the mock. */
const foreign: readonly RegExp[] = [
  /^OCI_/i,
  /^OPENAI_/,
  /^LOCUS_OCI_/,
  // The prefix under which Oracle's Go SDK and Terraform look for an API key.
  /^TF_VAR_(tenancy_ocid|user_ocid|fingerprint|private_key|private_key_path|private_key_password|region)$/,
  /^KUBERNETES_SERVICE_/,
  /^(HTTPS?|ALL|NO)_PROXY$/i,
];

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

/**
 * All variables of the process: the run's without the person's own settings, what leads Oracle's host names to
 * the service, and those of the home, which win.
 *
 * @param trustStore the home's authority as Java reads it
 *
 * @example
 * // without OCI_REGION, unless the home has it
 * environmentAtHome({ PATH: '/bin', OCI_REGION: 'us-ashburn-1' }, home, '/tmp/ca.jks');
 */
export function environmentAtHome(run: Variables, home: Home, trustStore: string): Variables {
  const kept = Object.entries(run).filter(([name]) => !foreign.some((one) => one.test(name)));
  const { NODE_OPTIONS: options } = run;
  const preload = `--require ${JSON.stringify(preloadFile)}`;
  return {
    ...Object.fromEntries(kept),
    ...each(['HOME', 'USERPROFILE'], home.folder),
    ...each(proxies, home.turnedTo.plain),
    ...each(['NO_PROXY', 'no_proxy'], 'localhost,127.0.0.1,::1'),
    ...each(authorities, home.authority),
    NODE_OPTIONS: options ? `${options} ${preload}` : preload,
    [turnVariable]: turnsTo(home.turnedTo),
    [javaVariable]: javaOptions(
      { home: home.folder, proxy: home.turnedTo.plain, trustStore },
      run[javaVariable],
    ),
    ...javaConnector,
    ...home.environment,
  };
}

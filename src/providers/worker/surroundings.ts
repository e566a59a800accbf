/** The variables that an adapter's process starts with. Pure. */
import { javaOptions, javaVariable } from '../../mock/doors/java.js';
import type { Access } from '../../protocol/access.js';
import type { Variables } from './pool.js';

/** Where programs look for an authority to trust: Node; OpenSSL, Go and Ruby; Python's requests; curl. */
const authorities = [
  'NODE_EXTRA_CA_CERTS',
  'SSL_CERT_FILE',
  'REQUESTS_CA_BUNDLE',
  'CURL_CA_BUNDLE',
];

/** Variables by which Oracle's SDKs would find another principal than the case's. */
const principals =
  /^(OCI_RESOURCE_PRINCIPAL_|OCI_METADATA_|OCI_SDK_AUTH_|KUBERNETES_SERVICE_|OCI_KUBERNETES_)/;

/**
 * The variables of an access's auth mode, for a process that is started for it; undefined where it needs none.
 *
 * @param run the run's
 * @param trustStore the authority of the access as Java reads it
 */
export function variablesOf(
  { environment, caFile }: Access,
  run: Variables,
  trustStore: string | undefined,
): Variables | undefined {
  if (environment === undefined) return undefined;
  return {
    ...environment,
    ...(caFile === undefined
      ? {}
      : Object.fromEntries(authorities.map((name) => [name, caFile] as const))),
    ...(trustStore === undefined
      ? {}
      : { [javaVariable]: javaOptions({ trustStore }, run[javaVariable]) }),
  };
}

/** All variables of a process: the run's, and its own, which take the place of any other principal's. */
export function environmentOf(run: Variables, own?: Variables): Variables {
  if (own === undefined) return run;
  const rest = Object.entries(run).filter(([name]) => !principals.test(name));
  return { ...Object.fromEntries(rest), ...own };
}

/** The variables of a process whose client is told little, and finds the rest in its home. Pure. */
import type { Home } from '../reference/home.js';
import type { Variables } from './pool.js';
import { ledVariables } from './surroundings-led.js';

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
  return {
    ...Object.fromEntries(kept),
    HOME: home.folder,
    USERPROFILE: home.folder,
    ...ledVariables(home, { run, trustStore, home: home.folder }),
    ...home.environment,
  };
}

/** Who can call a service, mode by mode: what the environment gives for it, or what is missing. Pure. */
import type { Access } from '../protocol/access.js';
import type { AuthMode } from '../protocol/call.js';
import { type Environment, orList, read } from './environment.js';

/** What a profile of a config file proves its holder with. */
export type ProfileKind = 'api_key' | 'session_token' | 'instance_principal';

/** What the ways depend on. */
export interface Means {
  readonly env: Environment;
  readonly configFile: string;
  readonly profile: string;
  /** Of that profile; undefined where there is no config file. */
  readonly kind: ProfileKind | undefined;
}

/** What a mode changes in the access, or why it has no credential. */
type Way = Partial<Access> | string;

/** The ways of a service, as its settings have them. */
export interface Ways {
  readonly ways: Partial<Readonly<Record<AuthMode, Partial<Access>>>>;
  readonly lacks: Partial<Readonly<Record<AuthMode, string>>>;
}

/** The variables of a mode that stand in the environment, for Oracle's provider. */
function environmentOf(env: Environment, names: RegExp): Pick<Access, 'environment'> {
  const found = Object.entries(env).flatMap(([name, value]) =>
    value && names.test(name) ? [[name, value] as const] : [],
  );
  return { environment: Object.fromEntries(found) };
}

const finders: Readonly<Record<AuthMode, (means: Means) => Way>> = {
  api_key({ configFile, profile, kind }) {
    if (kind === 'api_key') return {};
    if (kind === undefined) return `there is no config file at ${configFile}`;
    return `profile ${profile} holds no API key: set ${orList('profile')}`;
  },
  session_token({ env, configFile, profile, kind }) {
    if (kind === undefined) return `there is no config file at ${configFile}`;
    const named = read(env, 'sessionProfile');
    if (named !== undefined) return { profile: named };
    if (kind === 'session_token') return { profile };
    return `no profile with a session token is named: set ${orList('sessionProfile')}`;
  },
  instance_principal({ env, kind }) {
    const said = read(env, 'instancePrincipal') === '1' || env.OCI_METADATA_BASE_URL;
    if (!said && kind !== 'instance_principal') {
      return `nothing says that this is an instance: set ${orList('instancePrincipal')}=1, or OCI_METADATA_BASE_URL`;
    }
    return environmentOf(env, /^OCI_(METADATA_BASE_URL|SDK_AUTH_CLIENT_REGION_URL)$/);
  },
  resource_principal({ env }) {
    const { OCI_RESOURCE_PRINCIPAL_VERSION: version, OCI_RESOURCE_PRINCIPAL_RPST: token } = env;
    if (!version)
      return 'there is no resource principal: OCI_RESOURCE_PRINCIPAL_VERSION is not set';
    // npm oci-common 2.139.1, lib/auth/resource-principal-authentication-details-provider.js.
    if (version !== '2.2') {
      return `OCI_RESOURCE_PRINCIPAL_VERSION is ${version}, and Oracle’s TypeScript SDK knows 2.2 alone`;
    }
    if (!token) return 'there is no resource principal: OCI_RESOURCE_PRINCIPAL_RPST is not set';
    return environmentOf(env, /^OCI_RESOURCE_PRINCIPAL_/);
  },
  oke_workload_identity({ env }) {
    const lacking = ['KUBERNETES_SERVICE_HOST', 'KUBERNETES_SERVICE_PORT_PROXYMUX'].filter(
      (name) => !env[name],
    );
    if (lacking.length > 0)
      return `this is no pod of an OKE cluster: ${lacking.join(' and ')} not set`;
    return environmentOf(env, /^(KUBERNETES_SERVICE_|OCI_KUBERNETES_SERVICE_ACCOUNT_)/);
  },
  genai_api_key: ({ env }) =>
    read(env, 'apiKey') === undefined
      ? `no Generative AI API key is given: set ${orList('apiKey')}`
      : {},
};

/**
 * Finds the ways.
 *
 * @example
 * waysOf({ env: {}, configFile: '/c', profile: 'DEFAULT', kind: 'api_key' }).lacks.session_token;
 * // 'no profile with a session token is named: set OCI_CONFORM_SESSION_PROFILE'
 */
export function waysOf(means: Means): Ways {
  const found = Object.entries(finders).map(([auth, find]) => [auth, find(means)] as const);
  return {
    ways: Object.fromEntries(found.filter(([, way]) => typeof way !== 'string')),
    lacks: Object.fromEntries(found.filter(([, way]) => typeof way === 'string')),
  };
}

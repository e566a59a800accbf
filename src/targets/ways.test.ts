import { describe, expect, it } from 'vitest';
import type { AuthMode } from '../protocol/call.js';
import type { Environment } from './environment.js';
import { type ProfileKind, waysOf } from './ways.js';

const found = (env: Environment, kind?: ProfileKind) =>
  waysOf({ env, configFile: '/home/ada/.oci/config', profile: 'DEFAULT', kind });

const oke = { KUBERNETES_SERVICE_HOST: '10.0.0.1', KUBERNETES_SERVICE_PORT_PROXYMUX: '12250' };
const resource = { OCI_RESOURCE_PRINCIPAL_VERSION: '2.2', OCI_RESOURCE_PRINCIPAL_RPST: '/rpst' };

describe('an auth mode is lacking', () => {
  it.each<[AuthMode, Environment, string]>([
    ['api_key', {}, 'there is no config file at /home/ada/.oci/config'],
    [
      'session_token',
      { OCI_CONFORM_SESSION_PROFILE: 'work' },
      'there is no config file at /home/ada/.oci/config',
    ],
    [
      'instance_principal',
      { OCI_CONFORM_INSTANCE_PRINCIPAL: '0' },
      'nothing says that this is an instance: set OCI_CONFORM_INSTANCE_PRINCIPAL=1, or OCI_METADATA_BASE_URL',
    ],
    [
      'resource_principal',
      {},
      'there is no resource principal: OCI_RESOURCE_PRINCIPAL_VERSION is not set',
    ],
    [
      'resource_principal',
      { OCI_RESOURCE_PRINCIPAL_VERSION: '1.1' },
      'OCI_RESOURCE_PRINCIPAL_VERSION is 1.1, and Oracle’s TypeScript SDK knows 2.2 alone',
    ],
    [
      'resource_principal',
      { OCI_RESOURCE_PRINCIPAL_VERSION: '2.2' },
      'there is no resource principal: OCI_RESOURCE_PRINCIPAL_RPST is not set',
    ],
    [
      'oke_workload_identity',
      { KUBERNETES_SERVICE_HOST: '10.0.0.1' },
      'this is no pod of an OKE cluster: KUBERNETES_SERVICE_PORT_PROXYMUX not set',
    ],
    [
      'genai_api_key',
      {},
      'no Generative AI API key is given: set OCI_CONFORM_GENAI_API_KEY or OCI_GENAI_API_KEY',
    ],
  ])('%s with %o', (auth, env, words) => {
    const { ways, lacks } = found(env);
    expect(lacks[auth]).toBe(words);
    expect(ways).not.toHaveProperty(auth);
  });
});

describe('a profile', () => {
  it('of another kind is not taken for what it is not', () => {
    expect(found({ OCI_CONFORM_SESSION_PROFILE: '' }, 'api_key').lacks.session_token).toBe(
      'no profile with a session token is named: set OCI_CONFORM_SESSION_PROFILE',
    );
    expect(found({}, 'session_token').lacks.api_key).toBe(
      'profile DEFAULT holds no API key: set OCI_CONFORM_PROFILE or OCI_PROFILE or OCI_CLI_PROFILE or OCI_CONFIG_PROFILE',
    );
  });
});

describe('an auth mode has', () => {
  it.each<[AuthMode, Environment, ProfileKind | undefined, object]>([
    ['api_key', {}, 'api_key', {}],
    ['session_token', {}, 'session_token', { profile: 'DEFAULT' }],
    ['session_token', { OCI_CONFORM_SESSION_PROFILE: 'w' }, 'api_key', { profile: 'w' }],
    ['instance_principal', {}, 'instance_principal', { environment: {} }],
    ['instance_principal', { OCI_CONFORM_INSTANCE_PRINCIPAL: '1' }, undefined, { environment: {} }],
    [
      'instance_principal',
      { OCI_METADATA_BASE_URL: 'http://m', OCI_REGION: 'r' },
      undefined,
      { environment: { OCI_METADATA_BASE_URL: 'http://m' } },
    ],
    ['resource_principal', { ...resource, ...oke }, undefined, { environment: resource }],
    ['oke_workload_identity', { ...resource, ...oke }, undefined, { environment: oke }],
    ['genai_api_key', { OCI_GENAI_API_KEY: 'sk-secret' }, undefined, {}],
  ])('%s with %o', (auth, env, kind, way) => {
    const { ways, lacks } = found(env, kind);
    expect(ways[auth]).toEqual(way);
    expect(lacks).not.toHaveProperty(auth);
  });
});

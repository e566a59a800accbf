import { describe, expect, it } from 'vitest';
import { type Environment, profileName, resolveService } from './environment.js';

const options = { home: '/home/ada' };
const compartment = { OCI_COMPARTMENT_ID: 'ocid1.compartment.oc1..c' };

function names(env: Environment, more: object = {}, profileRegion?: string) {
  const resolution = resolveService(
    { ...compartment, ...env },
    { ...options, ...more },
    profileRegion,
  );
  if (!resolution.ok) throw new Error(resolution.missing.join(' '));
  return resolution.names;
}

function missing(env: Environment): readonly string[] {
  const resolution = resolveService(env, options, undefined);
  return resolution.ok ? [] : resolution.missing;
}

describe('the profile', () => {
  it('is DEFAULT of ~/.oci/config', () => {
    expect(profileName({}, options)).toEqual({
      configFile: '/home/ada/.oci/config',
      profile: 'DEFAULT',
    });
  });

  it.each([
    [{ OCI_CONFIG_PROFILE: 'd' }, 'd'],
    [{ OCI_CONFIG_PROFILE: 'd', OCI_CLI_PROFILE: 'c' }, 'c'],
    [{ OCI_CLI_PROFILE: 'c', OCI_PROFILE: 'b' }, 'b'],
    [{ OCI_PROFILE: 'b', OCI_CONFORM_PROFILE: 'a' }, 'a'],
    [{ OCI_PROFILE: '', OCI_CONFIG_PROFILE: 'd' }, 'd'],
  ])('of %o is %s', (env, profile) => {
    expect(profileName(env, options).profile).toBe(profile);
  });

  it('can be named on the command line', () => {
    const env = { OCI_CONFORM_PROFILE: 'a', OCI_CONFIG_FILE: '/etc/oci' };
    expect(profileName(env, { ...options, profile: 'o', configFile: '/o' })).toEqual({
      configFile: '/o',
      profile: 'o',
    });
  });
});

describe('the endpoint', () => {
  it('follows from the region', () => {
    const { endpoint, managementEndpoint } = names({ OCI_REGION: 'us-chicago-1' });
    expect(endpoint).toBe('https://inference.generativeai.us-chicago-1.oci.oraclecloud.com');
    expect(managementEndpoint).toBe('https://generativeai.us-chicago-1.oci.oraclecloud.com');
  });

  it('follows from the profile where no variable names a region', () => {
    expect(names({ OCI_REGION: '' }, {}, 'uk-london-1').region).toBe('uk-london-1');
    expect(names({ OCI_REGION: 'eu-frankfurt-1' }, {}, 'uk-london-1').region).toBe(
      'eu-frankfurt-1',
    );
  });

  it('is the kit’s own variable before the ecosystem’s', () => {
    const env = { OCI_CONFORM_ENDPOINT: 'http://127.0.0.1:1', OCI_ENDPOINT: 'http://127.0.0.1:2' };
    expect(names(env).endpoint).toBe('http://127.0.0.1:1');
    expect(names({ ...env, OCI_CONFORM_ENDPOINT: '' }).endpoint).toBe('http://127.0.0.1:2');
    expect(names(env, { target: 'http://127.0.0.1:3' }).endpoint).toBe('http://127.0.0.1:3');
  });

  it('serves management too when it is one host for both', () => {
    const env = { OCI_ENDPOINT: 'http://127.0.0.1:4000/' };
    expect(names(env)).toMatchObject({
      endpoint: 'http://127.0.0.1:4000',
      managementEndpoint: 'http://127.0.0.1:4000',
    });
  });

  it('loses the version that the SDK appends', () => {
    expect(names({ OCI_ENDPOINT: 'https://host/20231130/' }).endpoint).toBe('https://host');
  });
});

describe('models', () => {
  it('named for a format serve that format', () => {
    const env = { OCI_ENDPOINT: 'http://h', OCI_CONFORM_MODEL_COHERE: 'cohere.command-r-08-2024' };
    expect(names(env).models).toEqual({ COHERE: 'cohere.command-r-08-2024' });
  });

  it('named on the command line stand before variables, where their family fits', () => {
    const env = {
      OCI_ENDPOINT: 'http://h',
      OCI_CONFORM_MODEL_GENERIC: 'xai.grok-4',
      OCI_CONFORM_MODEL_COHERE: 'cohere.command-r-08-2024',
      OCI_MODEL_ID: 'meta.llama-3.3-70b-instruct',
    };
    expect(names(env, { model: 'openai.gpt-5.4' }).models).toEqual({
      GENERIC: 'openai.gpt-5.4',
      COHERE: 'cohere.command-r-08-2024',
      'openai-chat': 'openai.gpt-5.4',
      'openai-responses': 'openai.gpt-5.4',
    });
    expect(names(env).models.GENERIC).toBe('xai.grok-4');
  });

  it.each([
    ['meta.llama-3.3-70b-instruct', ['GENERIC', 'openai-chat']],
    ['openai.gpt-oss-120b', ['GENERIC', 'openai-chat', 'openai-responses']],
    ['xai.grok-9', ['GENERIC', 'openai-chat', 'openai-responses']],
    ['cohere.command-a-03-2025', ['COHERE', 'COHEREV2']],
    ['ocid1.generativeaiendpoint.oc1.us-chicago-1.a', ['GENERIC']],
  ])('named for none, %s serves %o', (model, formats) => {
    expect(Object.keys(names({ OCI_ENDPOINT: 'http://h', OCI_MODEL_ID: model }).models)).toEqual(
      formats,
    );
  });
});

describe('the OpenAI transports', () => {
  it('have a project and an API key, the kit’s own variables first', () => {
    const env = {
      OCI_ENDPOINT: 'http://h',
      OCI_PROJECT_ID: 'ocid1.generativeaiproject.oc1..p',
      OCI_GENAI_API_KEY: 'sk-theirs',
      OCI_CONFORM_GENAI_API_KEY: 'sk-ours',
      OCI_CONFORM_OPENAI_BASE: '/v1/',
    };
    expect(names(env)).toMatchObject({
      projectId: 'ocid1.generativeaiproject.oc1..p',
      apiKey: 'sk-ours',
      openAiBase: '/v1',
    });
  });

  it('go without what is not set', () => {
    expect(Object.keys(names({ OCI_ENDPOINT: 'http://h', OCI_PROJECT_ID: '' })).sort()).toEqual([
      'compartmentId',
      'endpoint',
      'managementEndpoint',
      'models',
      'region',
    ]);
  });
});

describe('what is missing', () => {
  it('is said in words, with every variable', () => {
    expect(missing({})).toEqual([
      'No compartment: set OCI_CONFORM_COMPARTMENT_ID or OCI_COMPARTMENT_ID or OCI_COMPARTMENT.',
      'No endpoint and no region: set OCI_CONFORM_ENDPOINT or OCI_ENDPOINT, or OCI_CONFORM_REGION or OCI_REGION or OCI_CLI_REGION.',
    ]);
  });

  it('counts an empty variable as unset', () => {
    expect(missing({ OCI_COMPARTMENT_ID: '', OCI_REGION: 'us-chicago-1' })).toHaveLength(1);
  });
});

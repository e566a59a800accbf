/** Requirements of subject `config`: where a client finds what it is not told. */
import type { Requirement } from '../requirement.js';

const file = 'OCI documentation, SDK and CLI Configuration File';
const reader = 'npm oci-common 2.139.1, lib/config-file-reader.js';
const builder = 'npm oci-common 2.139.1, lib/auth/config-file-auth.js';
const python = 'oracle/oci-python-sdk, src/oci/config.py';

export const configuredRequirements: readonly Requirement[] = [
  {
    id: 'config/file',
    statement:
      'The config file is ~/.oci/config; where that is not there, OCI_CONFIG_FILE names it. Without a profile, DEFAULT is read.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${reader}; ${python}; ${file}`,
  },
  {
    id: 'config/region',
    statement: 'The region of the profile decides which host is called.',
    level: 'must',
    evidence: 'documented',
    source: `${file}; ${builder}`,
  },
  {
    id: 'config/region/variable',
    statement: 'OCI_REGION is the region where the profile has none.',
    level: 'should',
    evidence: 'sdk-model',
    source: builder,
  },
  {
    id: 'config/empty-is-unset',
    statement: 'A variable that is empty counts as one that is not set.',
    level: 'should',
    evidence: 'sdk-model',
    source: `${reader} and ${builder}: both take an empty text for none`,
  },
  {
    id: 'config/profile',
    statement: 'A client can be told which profile of the file to call with.',
    level: 'must',
    evidence: 'documented',
    source: file,
  },
  {
    id: 'config/profile/inherits',
    statement: 'Entries that a profile lacks are those of the section DEFAULT.',
    level: 'should',
    evidence: 'documented',
    source: `${file}; ${reader}; cohere-ai/cohere-python issue 718`,
  },
  {
    id: 'config/profile/cli-variable',
    statement: 'OCI_CLI_PROFILE names the profile.',
    level: 'info',
    evidence: 'documented',
    source:
      'OCI documentation, CLI Environment Variables; openai/openai-agents-python PR 3612 reads it as well',
  },
  {
    id: 'config/profile/short-variable',
    statement: 'OCI_PROFILE names the profile.',
    level: 'info',
    evidence: 'one-report',
    source: 'oracle-samples/locus, get_model',
  },
  {
    id: 'config/profile/config-variable',
    statement: 'OCI_CONFIG_PROFILE names the profile.',
    level: 'info',
    evidence: 'several-reports',
    source: 'documentation of clients in several languages; no SDK of Oracle’s reads it',
  },
  {
    id: 'config/compartment/variable',
    statement: 'OCI_COMPARTMENT_ID names the compartment, which no config file does.',
    level: 'should',
    evidence: 'several-reports',
    source: 'openai/openai-agents-python PR 3612; oracle-samples/locus; langchain-oci examples',
  },
  {
    id: 'config/compartment/short-variable',
    statement: 'OCI_COMPARTMENT names the compartment.',
    level: 'info',
    evidence: 'one-report',
    source: 'oracle-samples/locus, before OCI_COMPARTMENT_ID',
  },
  {
    id: 'config/told-first',
    statement: 'What a client is told as its own option stands before what variables say.',
    level: 'should',
    evidence: 'several-reports',
    source:
      'openai/openai-agents-python PR 3612; oracle-samples/locus; OCI documentation, CLI precedence',
  },
  {
    id: 'config/project/variable',
    statement: 'OCI_PROJECT_ID names the Generative AI project.',
    level: 'info',
    evidence: 'one-report',
    source: 'openai/openai-agents-python PR 3612',
  },
  {
    id: 'config/endpoint/variable',
    statement: 'OCI_ENDPOINT names the inference endpoint.',
    level: 'info',
    evidence: 'one-report',
    source: 'oracle-samples/locus, tutorials',
  },
  {
    id: 'config/missing',
    statement:
      'What is missing (config file, profile, region, key file, compartment) is an error that names it, before anything is sent.',
    level: 'must',
    evidence: 'sdk-model',
    source: `${reader}; ${builder}; ${python}; oracle-samples/oci-openai issue 6`,
  },
  {
    id: 'config/auth-by-variable',
    statement:
      'OCI_AUTH_TYPE, OCI_CLI_AUTH, OCI_MODEL_ID, OCI_TRANSPORT and the like choose the rest.',
    level: 'info',
    evidence: 'one-report',
    source: 'oracle-samples/locus; Oracle’s CLI',
    excluded:
      'Each is one client’s own, with values of its own; an adapter declares the auth mode and model it is called with.',
  },
  {
    id: 'config/ladder',
    statement:
      'A client may have more places for settings: its own files, a factory, a global configuration.',
    level: 'info',
    evidence: 'one-report',
    source: 'architectures of provider registries',
    excluded:
      'Their order is their own; that options stand before variables is held by config/told-first.',
  },
];

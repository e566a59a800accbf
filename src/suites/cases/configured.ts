/** Cases of subject `config`: what a client finds by itself, in variables and files, seen in what it asks for. */
import type { ConfigSections, ConfiguredCall, Transport } from '../../protocol/call.js';
import type { Case, CheckUse } from '../case.js';
import { askTarget } from './calls.js';

/** What every profile with an API key says, but for its region. */
const key = {
  tenancy: '{tenancy}',
  user: '{user}',
  fingerprint: '{fingerprint}',
  key_file: '{keyFile}',
};

const frankfurt = { ...key, region: 'eu-frankfurt-1' };
const osaka = { ...key, region: 'ap-osaka-1' };

/** In the home, where Oracle's SDKs look first. */
const home = (sections: ConfigSections) => ({ '.oci/config': sections });
const plain = home({ DEFAULT: frankfurt });
const team = home({ DEFAULT: osaka, TEAM: frankfurt });

const compartment = { compartmentId: '{compartment}' } as const;
const other = 'ocid1.compartment.oc1..aaaaaaaaconformanothercompartment';

/** The first request went to the inference host of this region. */
const asksIn = (region: string): CheckUse => ({
  check: 'requests-say',
  expect: [{ headers: { host: `~inference.generativeai.${region}.oci.` } }],
});

const inFrankfurt = [asksIn('eu-frankfurt-1'), 'no-error'] as const;

/** Nothing was sent, and what is said names this. */
const refused = (word: string) =>
  ['no-call-is-made', { check: 'error-names-what-is-missing', expect: word }] as const;

type Row = Pick<Case, 'id' | 'title' | 'because' | 'then' | 'caughtBy'> &
  Partial<Pick<Case, 'level'>> &
  Omit<ConfiguredCall, 'operation' | 'call'> & { readonly transports?: readonly Transport[] };

const turns: readonly Transport[] = ['sdk', 'v1', 'responses'];

const profileBy = (variable: string, source: string): Row => ({
  id: `profile/by-${variable.toLowerCase().replaceAll('_', '-')}`,
  title: `${variable} names the profile.`,
  because: [`config/profile/${source}`],
  level: 'info',
  told: compartment,
  environment: { [variable]: 'TEAM' },
  files: team,
  then: inFrankfurt,
  caughtBy: ['calls-its-own-default-region', 'knows-no-variable-for-the-profile'],
});

const rows: readonly Row[] = [
  {
    id: 'region/of-the-profile',
    title: 'The region of the profile is the region that is called.',
    because: ['config/region', 'config/file'],
    transports: turns,
    told: compartment,
    files: plain,
    then: inFrankfurt,
    caughtBy: ['calls-its-own-default-region', 'openai-chat-demands-a-project'],
  },
  {
    id: 'region/by-variable',
    title: 'OCI_REGION is the region where the profile has none.',
    because: ['config/region/variable'],
    level: 'should',
    told: compartment,
    environment: { OCI_REGION: 'eu-frankfurt-1' },
    files: home({ DEFAULT: key }),
    then: inFrankfurt,
    caughtBy: ['calls-its-own-default-region', 'overlooks-oci-region'],
  },
  {
    id: 'region/empty-variable',
    title: 'An empty OCI_REGION is as good as none.',
    because: ['config/empty-is-unset'],
    level: 'should',
    told: compartment,
    environment: { OCI_REGION: '' },
    files: plain,
    then: inFrankfurt,
    caughtBy: ['calls-its-own-default-region', 'takes-empty-variables-for-set'],
  },
  {
    id: 'file/by-variable',
    title: 'OCI_CONFIG_FILE names the config file where the home has none.',
    because: ['config/file'],
    told: compartment,
    environment: { OCI_CONFIG_FILE: '{home}/elsewhere/config' },
    files: { 'elsewhere/config': { DEFAULT: frankfurt } },
    then: inFrankfurt,
    caughtBy: ['calls-its-own-default-region', 'overlooks-oci-config-file'],
  },
  {
    id: 'file/empty-variable',
    title: 'With an empty OCI_CONFIG_FILE the home is looked into.',
    because: ['config/empty-is-unset'],
    level: 'should',
    told: compartment,
    environment: { OCI_CONFIG_FILE: '' },
    files: plain,
    then: inFrankfurt,
    caughtBy: ['calls-its-own-default-region', 'takes-empty-variables-for-set'],
  },
  {
    id: 'profile/told',
    title: 'The profile that the client is told is the one it calls with.',
    because: ['config/profile'],
    told: { ...compartment, profile: 'TEAM' },
    files: team,
    then: inFrankfurt,
    caughtBy: ['calls-its-own-default-region', 'knows-the-default-profile-alone'],
  },
  {
    id: 'profile/told-first',
    title: 'The profile that the client is told stands before those of variables.',
    because: ['config/told-first', 'config/profile'],
    level: 'should',
    told: { ...compartment, profile: 'TEAM' },
    environment: { OCI_CONFIG_PROFILE: 'DEFAULT', OCI_CLI_PROFILE: 'DEFAULT' },
    files: team,
    then: inFrankfurt,
    caughtBy: [
      'calls-its-own-default-region',
      'knows-the-default-profile-alone',
      'prefers-profiles-of-variables',
    ],
  },
  {
    id: 'profile/inherits',
    title: 'What a profile does not say is said by the section DEFAULT.',
    because: ['config/profile/inherits'],
    level: 'should',
    told: { ...compartment, profile: 'TEAM' },
    files: home({ DEFAULT: osaka, TEAM: { region: 'eu-frankfurt-1' } }),
    then: inFrankfurt,
    caughtBy: [
      'calls-its-own-default-region',
      'knows-the-default-profile-alone',
      'reads-a-profile-alone',
    ],
  },
  profileBy('OCI_CLI_PROFILE', 'cli-variable'),
  profileBy('OCI_PROFILE', 'short-variable'),
  profileBy('OCI_CONFIG_PROFILE', 'config-variable'),
  {
    id: 'compartment/by-variable',
    title: 'OCI_COMPARTMENT_ID names the compartment.',
    because: ['config/compartment/variable'],
    level: 'should',
    transports: ['sdk', 'v1'],
    environment: { OCI_COMPARTMENT_ID: '{compartment}' },
    files: plain,
    then: ['no-error'],
    caughtBy: ['overlooks-oci-compartment-id', 'openai-chat-demands-a-project'],
  },
  {
    id: 'compartment/by-short-variable',
    title: 'OCI_COMPARTMENT names the compartment.',
    because: ['config/compartment/short-variable'],
    level: 'info',
    environment: { OCI_COMPARTMENT: '{compartment}' },
    files: plain,
    then: ['no-error'],
    caughtBy: ['overlooks-oci-compartment'],
  },
  {
    id: 'compartment/told-first',
    title: 'What the client is told stands before the variable.',
    because: ['config/told-first'],
    level: 'should',
    told: compartment,
    environment: { OCI_COMPARTMENT_ID: other },
    files: plain,
    then: ['no-error'],
    caughtBy: ['prefers-variables-to-what-it-is-told'],
  },
  {
    id: 'project/by-variable',
    title: 'OCI_PROJECT_ID names the project.',
    because: ['config/project/variable'],
    level: 'info',
    transports: ['responses'],
    told: compartment,
    environment: { OCI_PROJECT_ID: '{project}' },
    files: plain,
    then: [{ check: 'requests-say', expect: [{ headers: { 'openai-project': '*' } }] }, 'no-error'],
    caughtBy: ['overlooks-oci-project-id'],
  },
  {
    id: 'endpoint/by-variable',
    title: 'OCI_ENDPOINT is called, whatever the region.',
    because: ['config/endpoint/variable'],
    level: 'info',
    told: compartment,
    environment: {
      OCI_ENDPOINT: 'https://inference.generativeai.ap-osaka-1.oci.oraclecloud.com',
      OCI_REGION: 'us-ashburn-1',
    },
    files: plain,
    then: [asksIn('ap-osaka-1'), 'no-error'],
    caughtBy: ['overlooks-oci-endpoint', 'prefers-the-region-to-the-endpoint'],
  },
  {
    id: 'missing/compartment',
    title: 'Without a compartment the client says so, and asks nothing.',
    because: ['config/missing'],
    transports: turns,
    files: plain,
    then: refused('compartment'),
    caughtBy: ['makes-up-a-compartment'],
  },
  {
    id: 'missing/config-file',
    title: 'Without a config file the client says so, and asks nothing.',
    because: ['config/missing'],
    told: compartment,
    environment: { OCI_REGION: 'eu-frankfurt-1' },
    files: {},
    then: refused('config'),
    caughtBy: ['brings-what-is-missing'],
  },
  {
    id: 'missing/profile',
    title: 'A profile that the file does not have is named, and nothing is asked.',
    because: ['config/missing'],
    told: { ...compartment, profile: 'NOBODY' },
    files: plain,
    then: refused('NOBODY'),
    caughtBy: ['knows-the-default-profile-alone'],
  },
  {
    id: 'missing/region',
    title: 'Without a region the client says so, and asks nothing.',
    because: ['config/missing'],
    told: compartment,
    files: home({ DEFAULT: key }),
    then: refused('region'),
    caughtBy: ['calls-its-own-default-region'],
  },
  {
    id: 'missing/key-file',
    title: 'A key file that is not there is an error before anything is asked.',
    because: ['config/missing'],
    told: compartment,
    files: home({ DEFAULT: { ...frankfurt, key_file: '{home}/nowhere.pem' } }),
    // Oracle's SDKs say "private key" (Node), "key_file" (Python) and "PrivateKey" (Go).
    then: refused('key'),
    caughtBy: ['brings-what-is-missing'],
  },
];

export const configuredCases: readonly Case[] = rows.map(
  ({ id, title, because, level = 'must', transports = ['sdk'], then, caughtBy, ...settings }) => ({
    id: `config/${id}`,
    level,
    title,
    because,
    transports,
    auths: ['api_key'],
    needs: ['journal', 'chat-model'],
    given: { hosts: true },
    when: { operation: 'configured', call: askTarget('GENERIC', { stream: false }), ...settings },
    then,
    caughtBy,
  }),
);

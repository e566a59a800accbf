/** The config file of a tenancy: a profile for each way to sign that has one. */
import { type Credentials, region } from './credentials.js';
import type { CredentialPaths } from './paths.js';
import type { Tenancy } from './tenancy.js';

/** The profile of a config file that holds unless another is named. */
export const defaultProfile = 'DEFAULT';

/** Profiles beside `DEFAULT`. */
export const profileNames = [
  'api_key',
  'api_key_passphrase',
  'second_user',
  'session_token',
  'instance_principal',
  'delegation_token',
] as const;

/** The name of one. */
export type ProfileName = (typeof profileNames)[number];

type Lines = readonly (readonly [key: string, value: string])[];

/** What the profiles are made from. */
export interface ProfileParts {
  readonly tenancy: Pick<Tenancy, 'id' | 'userId' | 'secondUserId'>;
  readonly credentials: Pick<Credentials, 'fingerprint' | 'passphrase' | 'madeSession'>;
  readonly paths: CredentialPaths;
}

/** The lines of each profile. Session profiles name no user. */
function profilesOf(parts: ProfileParts): Readonly<Record<ProfileName, Lines>> {
  const { tenancy, credentials, paths } = parts;
  const place = [
    ['tenancy', tenancy.id],
    ['region', region],
  ] as const;
  const apiKey = (user: string, keyFile: string): Lines => [
    ['user', user],
    ['fingerprint', credentials.fingerprint],
    ...place,
    ['key_file', keyFile],
  ];
  const principal = [['authentication_type', 'instance_principal'], ...place] as const;
  return {
    api_key: apiKey(tenancy.userId, paths.apiKey),
    api_key_passphrase: [
      ...apiKey(tenancy.userId, paths.encryptedKey),
      ['pass_phrase', credentials.passphrase],
    ],
    second_user: apiKey(tenancy.secondUserId, paths.apiKey),
    session_token: [
      ['fingerprint', (credentials.madeSession() ?? credentials).fingerprint],
      ...place,
      ['key_file', paths.sessionKey],
      ['security_token_file', paths.sessionToken],
    ],
    instance_principal: principal,
    delegation_token: [...principal, ['delegation_token_file', paths.delegationToken]],
  };
}

/**
 * The text of a config file.
 *
 * @param first the profile that `DEFAULT` equals. Other profiles inherit its lines in Oracle's SDKs for
 *   Python, TypeScript and Java, not in the one for Go.
 */
export function configText(parts: ProfileParts, first: ProfileName = 'api_key'): string {
  const profiles = profilesOf(parts);
  const section = (name: string, lines: Lines) =>
    [`[${name}]`, ...lines.map(([key, value]) => `${key}=${value}`), ''].join('\n');
  return [
    section(defaultProfile, profiles[first]),
    ...profileNames.map((name) => section(name, profiles[name])),
  ].join('\n');
}

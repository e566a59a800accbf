/** The files of a tenancy's credentials, each written when it is first needed. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Credentials } from './credentials.js';
import type { CredentialFile, CredentialPaths } from './paths.js';
import { configText, type ProfileName } from './profiles.js';
import { mintServiceAccountToken } from './service-account.js';
import type { Tenancy } from './tenancy.js';
import type { Tokens } from './tokens.js';

/** What the files are made from. */
export interface FileParts {
  readonly tenancy: Tenancy;
  readonly credentials: Credentials;
  readonly tokens: Tokens;
  /** The PEM of the authority behind the mock's certificates. */
  readonly authorityPem: () => Promise<string>;
}

/** The files of a tenancy in one place. */
export interface TenancyFiles {
  readonly paths: CredentialPaths;
  /** Writes the config file; anew where it is there. */
  writeConfig(first?: ProfileName): Promise<void>;
  /** Writes those of these files that are not there yet. */
  ensure(...files: readonly CredentialFile[]): Promise<void>;
  /** Replaces the tokens that were written by new ones for the same keys. */
  renew(): Promise<void>;
  /** Removes what is the tenancy's own. */
  remove(): Promise<void>;
}

/** Files that a tenancy shares with no other. */
const own = ['sessionToken', 'resourceToken', 'delegationToken', 'serviceAccountToken'] as const;

type OwnFile = (typeof own)[number];

/** Tokens stand in files without a line break at the end: no SDK of Oracle's but Java's takes it off. */
function makersOf(parts: FileParts): Readonly<Record<CredentialFile, () => Promise<string>>> {
  const { tenancy, credentials, tokens } = parts;
  const session = async () => (await credentials.session()).publicKey;
  return {
    apiKey: async () => credentials.pem,
    encryptedKey: () => credentials.encryptedPem(),
    sessionKey: async () => (await credentials.session()).pem,
    authority: parts.authorityPem,
    sessionToken: async () => tokens.mint(tenancy, 'user', await session()),
    resourceToken: async () => tokens.mint(tenancy, 'resource', await session()),
    delegationToken: () => tokens.mintDelegation(tenancy),
    serviceAccountToken: () => mintServiceAccountToken(tokens, tenancy),
  };
}

/**
 * The {@link TenancyFiles} at these paths; nothing is written yet.
 *
 * @param seen where clients see them: the config file names these
 */
export function tenancyFiles(
  parts: FileParts,
  paths: CredentialPaths,
  seen: CredentialPaths = paths,
): TenancyFiles {
  const { credentials } = parts;
  const makers = makersOf(parts);
  const written = new Set<OwnFile>();
  const write = async (file: CredentialFile) => {
    const ours = own.find((one) => one === file);
    if (ours) written.add(ours);
    await credentials.ensure(paths[file], async () => {
      await mkdir(dirname(paths[file]), { recursive: true, mode: 0o700 });
      return makers[file]();
    });
  };
  const ensure = async (...files: readonly CredentialFile[]) => {
    await Promise.all(files.map(write));
  };
  return {
    paths,
    ensure,
    writeConfig: (first) =>
      credentials.replace(paths.config, configText({ ...parts, paths: seen }, first)),
    async renew() {
      await Promise.all(
        [...written].map(async (file) => {
          await write(file);
          await credentials.replace(paths[file], await makers[file]());
        }),
      );
    },
    async remove() {
      await Promise.all(
        [...written, 'config' as const].map((file) => credentials.discard(paths[file])),
      );
      written.clear();
    },
  };
}

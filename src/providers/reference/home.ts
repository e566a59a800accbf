/** The home of a client that is told little: made for one call, with the files that the call says. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Access } from '../../protocol/access.js';
import type { ConfigSections, ConfiguredCall, ToldOptions } from '../../protocol/call.js';
import type { ProfileReader } from '../../targets/profile.js';

/** What a client of {@link atHome} finds, every `{word}` filled in. */
export interface Home {
  /** Its folder. */
  readonly folder: string;
  readonly told: ToldOptions;
  /** Oracle's variables, and no others of Oracle's. */
  readonly environment: Readonly<Record<string, string>>;
  /** A PEM file with the authority to trust. */
  readonly authority: string;
  /** Where connections to Oracle's hosts have to go. */
  readonly turnedTo: { readonly plain: string; readonly tls: string };
}

/**
 * Does something with the home of a call: a folder of mode 0700, which is gone afterwards.
 *
 * @throws Error where the access has no TLS endpoint, so that Oracle's host names lead nowhere
 */
export async function atHome<Result>(
  { told = {}, environment = {}, files = {} }: ConfiguredCall,
  access: Access,
  readProfile: ProfileReader,
  use: (home: Home) => Promise<Result>,
): Promise<Result> {
  const { caFile: authority, endpoint, tlsEndpoint } = access;
  if (authority === undefined || tlsEndpoint === undefined) {
    throw new Error('The service is not reached by Oracle’s host names.');
  }
  const folder = await mkdtemp(join(tmpdir(), 'oci-conform-home-'));
  try {
    const { tenancy, user, fingerprint, privateKey } = await readProfile(access);
    const keyFile = join(folder, 'key.pem');
    await writePrivate(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    const filled = filler({
      home: folder,
      tenancy,
      user: user ?? '',
      fingerprint: fingerprint ?? '',
      keyFile,
      compartment: access.compartmentId,
      project: access.projectId ?? '',
    });
    for (const [path, sections] of Object.entries(files)) {
      await writePrivate(join(folder, path), filled(configText(sections)));
    }
    return await use({
      folder,
      told: JSON.parse(filled(JSON.stringify(told))),
      environment: JSON.parse(filled(JSON.stringify(environment))),
      authority,
      turnedTo: { plain: endpoint, tls: tlsEndpoint },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writePrivate(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, text, { mode: 0o600 });
}

/** `[section]`, and a line for each entry. */
function configText(sections: ConfigSections): string {
  return Object.entries(sections)
    .map(([name, entries]) =>
      [`[${name}]`, ...Object.entries(entries).map(([key, value]) => `${key}=${value}`), ''].join(
        '\n',
      ),
    )
    .join('\n');
}

const filler =
  (values: Readonly<Record<string, string>>) =>
  (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

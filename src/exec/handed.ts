/**
 * A home for clients elsewhere: in another container, or outside the one in which the mock runs. All that they
 * need stands in one folder, by the paths and addresses that hold where they are.
 */
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ConformError } from '../errors.js';
import { preloadFile, turnsTo } from '../mock/doors/preload.js';
import { trustStore } from '../mock/doors/trust-store.js';
import { pathsInHome } from '../mock/identity/paths.js';
import type { Mock } from '../mock/options.js';
import type { Access } from '../protocol/access.js';
import type { AuthMode } from '../protocol/call.js';
import { blockText } from './block-text.js';
import { credentialVariables } from './credential-variables.js';
import { type Block, blockOf } from './environment.js';
import { writePrivate } from './home.js';
import { exampleModel } from './model.js';
import { readProfiles } from './profiles.js';

/** Files of a handed home that say all the rest. */
export const handedFiles = { all: 'oci-conform.json', variables: 'oci-conform.env' } as const;

/** A home that was written; `oci-conform.json` holds just this. */
export interface HandedHome {
  /** Where it was written. */
  readonly folder: string;
  /** Where clients see it. */
  readonly seenAs: string;
  /** All that a client needs in each auth mode. */
  readonly access: Readonly<Record<string, Access>>;
  /** The variables that lead there, as `oci-conform env` prints them. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Where the home is, and for whom. */
export interface HandedOptions {
  /** The folder to write; made where it is not there. */
  readonly folder: string;
  /** The path under which clients see it. Default: the same. */
  readonly seenAs?: string;
  /** What `DEFAULT` is to be in the config file. Default `api_key`. */
  readonly authMode?: AuthMode;
}

/**
 * Writes the home of a mock's tenancy. `oci-conform.json` is removed first and written last: where it is, all is.
 *
 * @throws ConformError `OCIC_UNWRITABLE`
 */
export async function handHome(mock: Mock, options: HandedOptions): Promise<HandedHome> {
  const { folder } = options;
  try {
    return await write(mock, options);
  } catch (cause) {
    if (cause instanceof ConformError) throw cause;
    throw new ConformError(
      'OCIC_UNWRITABLE',
      `The home ${folder} cannot be written.`,
      'Give --home a folder that this user can write to; in a container, mount a volume there.',
      { cause },
    );
  }
}

async function write(
  mock: Mock,
  { folder, seenAs = folder, authMode = 'api_key' }: HandedOptions,
): Promise<HandedHome> {
  const all = join(folder, handedFiles.all);
  await rm(all, { force: true });
  const here = pathsInHome(folder);
  const there = pathsInHome(seenAs);
  const own = (name: string) => [join(folder, '.oci', name), join(seenAs, '.oci', name)] as const;
  await mkdir(join(folder, '.oci'), { recursive: true, mode: 0o700 });
  const accesses = await mock.tenancy.writeHome(folder, authMode, seenAs);
  const access = accesses.get('api_key') ?? mock.tenancy.access;
  const [store, storeSeen] = own('ca.jks');
  const [preload, preloadSeen] = own(basename(preloadFile));
  const authority = await readFile(here.authority, 'utf8');
  await writePrivate(store, trustStore(authority, Date.now()));
  await copyFile(preloadFile, preload);
  const tls = accesses.get('oke_workload_identity')?.tlsEndpoint ?? access.endpoint;
  const block = blockOf(
    {
      access,
      credentials: credentialVariables(
        accesses,
        access,
        await readFile(here.resourceToken, 'utf8'),
      ),
      authMode,
      apiKeyProfile: readProfiles(await readFile(here.config, 'utf8')).get('api_key') ?? {},
      home: seenAs,
      configFile: there.config,
      run: '',
      model: exampleModel,
      doors: {
        proxy: access.endpoint,
        tls,
        caFile: there.authority,
        trustStore: storeSeen,
        preload: preloadSeen,
        turns: turnsTo({ plain: access.endpoint, tls }),
      },
    },
    {},
  );
  const { OCI_CONFORM_RUN: _, ...environment } = block.set;
  const handed = { folder, seenAs, access: Object.fromEntries(accesses), environment };
  const variables: Block = { set: environment, unset: [] };
  await writePrivate(join(folder, handedFiles.variables), blockText(variables, 'dotenv'));
  await writePrivate(all, `${JSON.stringify(handed, undefined, 2)}\n`);
  return handed;
}

/** All that surrounds a command: a mock, a home of its own, and the variables that lead there. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { startMock } from '../mock/mock.js';
import type { Mock, MockOptions } from '../mock/options.js';
import type { Access } from '../protocol/access.js';
import type { AuthMode } from '../protocol/call.js';
import { authModes } from '../reports/axes.js';
import { openDoors } from './doors.js';
import { type Block, blockOf, type Environment } from './environment.js';
import { anchored, makeHome, writePrivate } from './home.js';
import { type Profile, profilesText, readProfiles } from './profiles.js';

/** What is to surround it. */
export interface SetupOptions {
  readonly mock: MockOptions;
  /** What `DEFAULT` is to be in the config file. */
  readonly authMode: AuthMode;
  /** The environment of the caller. */
  readonly inherited: Environment;
}

/** What surrounds a command, until it is closed. */
export interface Setup {
  readonly mock: Mock;
  readonly block: Block;
  /** The folder in the home for files of the run. */
  readonly files: string;
  /** Auth modes for which the command is given a credential. */
  readonly offered: readonly AuthMode[];
  /** `NAME=value` that the command and its descendants have in their environment, and nobody else. */
  readonly mark: string;
  /** Stops the mock; home, keys and config file are gone then. */
  close(): Promise<void>;
}

/** A model that answers on native chat and on chat completions. */
const model = 'meta.llama-3.3-70b-instruct';

/** The name under which every SDK looks when it is told no other. */
const byDefault = 'DEFAULT';

/** The profiles of all accesses; two of one name are one. */
async function profilesOf(accesses: readonly Access[]): Promise<ReadonlyMap<string, Profile>> {
  const files = [...new Set(accesses.map(({ configFile }) => configFile))];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return new Map(texts.flatMap((text) => [...readProfiles(text)]));
}

/** Starts a mock and makes a home for one command. */
export async function setUp({ mock: options, authMode, inherited }: SetupOptions): Promise<Setup> {
  const mock = await startMock({ ...options, tls: true });
  try {
    const real = inherited.HOME;
    const home = await makeHome(real);
    const close = async () => {
      await mock.close();
      await home.remove();
    };
    try {
      const accesses = await Promise.all(authModes.map((mode) => mock.tenancy.accessFor(mode)));
      const profiles = await profilesOf(accesses);
      const apiKeyProfile = profiles.get('api_key') ?? profiles.get(byDefault) ?? {};
      // A mode that no config file can say leaves DEFAULT an API key.
      const chosen = profiles.get(authMode) ?? apiKeyProfile;
      const text = profilesText(new Map([...profiles, [byDefault, chosen]]));
      await writePrivate(home.configFile, text);
      const run = randomUUID();
      const block = blockOf(
        {
          access: mock.tenancy.access,
          credentials: Object.assign({}, ...accesses.map(({ environment }) => environment)),
          authMode,
          apiKeyProfile,
          home: home.path,
          configFile: home.configFile,
          run,
          model,
          doors: await openDoors(mock, home.files),
        },
        inherited,
      );
      const anchors = await anchored(real, inherited);
      return {
        mock,
        block: { ...block, set: { ...block.set, ...anchors } },
        files: home.files,
        offered: authModes.filter((_, at) => isOffered(accesses[at])),
        mark: `OCI_CONFORM_RUN=${run}`,
        close,
      };
    } catch (error) {
      await home.remove();
      throw error;
    }
  } catch (error) {
    await mock.close();
    throw error;
  }
}

/** Whether an access holds the credential of its mode, and not of another. */
function isOffered(access: Access | undefined): boolean {
  if (access?.auth === 'genai_api_key') return access.apiKey !== undefined;
  return access?.auth === 'api_key' || access?.environment !== undefined;
}

/** All that surrounds a command: a mock, a home of its own, and the variables that lead there. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { pathsInHome } from '../mock/identity/paths.js';
import { startMock } from '../mock/mock.js';
import type { Mock, MockOptions } from '../mock/options.js';
import type { AuthMode } from '../protocol/call.js';
import { credentialVariables } from './credential-variables.js';
import { openDoors } from './doors.js';
import { type Block, blockOf, type Environment } from './environment.js';
import { openFixedDoors } from './fixed-doors.js';
import { anchored, makeHome } from './home.js';
import { isolationVariable } from './isolate.js';
import { exampleModel } from './model.js';
import { readProfiles } from './profiles.js';

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

/** Starts a mock and makes a home for one command. */
export async function setUp({ mock: options, authMode, inherited }: SetupOptions): Promise<Setup> {
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const one of closing.splice(0)) await one();
  };
  try {
    const home = await makeHome(inherited.HOME);
    closing.unshift(home.remove);
    const mock = await startMock(options);
    closing.unshift(mock.close);
    const accesses = await mock.tenancy.writeHome(home.path, authMode);
    const access = accesses.get('api_key') ?? mock.tenancy.access;
    const profiles = readProfiles(await readFile(access.configFile, 'utf8'));
    const resourceToken = await readFile(pathsInHome(home.path).resourceToken, 'utf8');
    const credentials = credentialVariables(accesses, access, resourceToken);
    const caFile = accesses.get('oke_workload_identity')?.caFile ?? (await mock.caFile());
    const doors = await openDoors(mock, caFile, home.files);
    const { [isolationVariable]: folder } = inherited;
    if (folder !== undefined) {
      const { OCI_KUBERNETES_SERVICE_ACCOUNT_TOKEN_PATH: accountToken } = credentials;
      await openFixedDoors(mock, { folder, caFile, accountToken });
    }
    const run = randomUUID();
    const block = blockOf(
      {
        access,
        credentials,
        authMode,
        apiKeyProfile: profiles.get('api_key') ?? {},
        home: home.path,
        configFile: access.configFile,
        run,
        model: exampleModel,
        doors,
      },
      inherited,
    );
    const anchors = await anchored(inherited.HOME, inherited);
    return {
      mock,
      block: { ...block, set: { ...block.set, ...anchors } },
      files: home.files,
      offered: [...accesses.keys()],
      mark: `OCI_CONFORM_RUN=${run}`,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

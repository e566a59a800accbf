/** Where a question goes: the built-in mock, or a service that is there. Opens it, and closes it again. */

import { ConformError } from '../errors.js';
import { startMock } from '../mock/mock.js';
import type { Access } from '../protocol/access.js';
import type { AuthMode } from '../protocol/call.js';
import type { Diagnosis } from '../protocol/signature/verdict.js';
import { packagedFolder } from '../recordings/folder.js';
import { loadRecordings } from '../recordings/load.js';
import type { RecordingSet } from '../recordings/recording.js';
import { lackOfAuth } from '../targets/lacks.js';
import type { ServiceSettings } from '../targets/settings.js';

/** What the built-in mock is told. */
export interface MockSetting {
  /** A recording to answer with, by its id. */
  readonly recording?: string;
  readonly faults?: readonly string[];
  readonly seed?: number;
}

/** A place to put a question to. */
export interface Place extends AsyncDisposable {
  /** For people: where requests go. */
  readonly name: string;
  readonly access: Access;
  readonly recordings: RecordingSet;
  /** Why the last request was refused, as far as its signature goes; a service does not tell. */
  diagnosis(): Diagnosis | undefined;
}

/**
 * Starts a mock for one question.
 *
 * @throws ConformError `OCIC_UNKNOWN_RECORDING`, or `OCIC_BAD_OPTION` for faults that there are not
 */
export async function openMock(
  { recording, faults, seed }: MockSetting,
  auth: AuthMode,
): Promise<Place> {
  const mock = await startMock({
    ...(faults === undefined ? {} : { faults }),
    ...(seed === undefined ? {} : { seed }),
  });
  try {
    if (recording !== undefined) mock.tenancy.reply({ recording, times: 'always' });
    // A mock loads what it needs with its first request, whose time would be taken for the model's.
    await (await fetch(mock.origin)).text();
    const access = { ...(await mock.tenancy.accessFor(auth)), auth };
    return {
      name: mock.origin,
      access,
      recordings: mock.recordings,
      diagnosis: () =>
        [...mock.journal(), ...mock.tenancy.journal()].findLast(
          ({ transport, identity }) => transport && identity?.diagnosis,
        )?.identity?.diagnosis,
      [Symbol.asyncDispose]: () => mock.close(),
    };
  } catch (error) {
    await mock.close();
    throw error;
  }
}

/**
 * A service that is there: nothing is started.
 *
 * @throws ConformError `OCIC_NOT_CONFIGURED` where nobody can call in that auth mode
 */
export async function openService(settings: ServiceSettings, auth: AuthMode): Promise<Place> {
  const lack = lackOfAuth(settings, auth);
  if (lack !== undefined) {
    throw new ConformError(
      'OCIC_NOT_CONFIGURED',
      `Nobody can call in auth mode ${auth}: ${lack}.`,
      'docs/live.md says what each mode needs. Nothing was sent.',
    );
  }
  return {
    name: settings.access.endpoint,
    access: { ...settings.access, ...settings.ways[auth], auth },
    recordings: await loadRecordings(packagedFolder()),
    diagnosis: () => undefined,
    [Symbol.asyncDispose]: async () => {},
  };
}

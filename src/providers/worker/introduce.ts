/** The handshake before a run: who is under test, and what it can do. */
import { ConformError } from '../../errors.js';
import type { Introduction } from '../adapter/introduction.js';
import { openConnection } from './connection.js';
import type { Variables } from './pool.js';
import { createReaper } from './reaper.js';
import { AdapterFailure } from './words.js';

/** Whom to ask. */
export interface IntroduceOptions {
  readonly command: string;
  /** The version of the kit. */
  readonly kit: string;
  readonly environment: Variables;
  /** Milliseconds; default 30 s. */
  readonly readyWithin?: number;
  readonly signal?: AbortSignal;
}

/**
 * Starts the adapter once, asks who it is, and ends it.
 *
 * @throws ConformError `OCIC_ADAPTER_NOT_READY` when it does not get so far, with what it said on stderr
 */
export async function introduce(options: IntroduceOptions): Promise<Introduction> {
  const reaper = createReaper();
  try {
    const connection = await openConnection({ ...options, reaper });
    await connection.close();
    return connection.introduction;
  } catch (thrown) {
    if (!(thrown instanceof AdapterFailure)) throw thrown;
    throw new ConformError(
      'OCIC_ADAPTER_NOT_READY',
      `The adapter did not get ready. ${thrown.message}`,
      `Run it by hand: ${options.command}; or let oci-conform adapter check '${options.command}' explain.`,
      { cause: thrown },
    );
  } finally {
    reaper.close();
  }
}

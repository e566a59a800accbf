/** The mock's unit of identity and of isolation. */
import type { KeyObject } from 'node:crypto';
import type { Reply } from '../../protocol/reply.js';
import type { TenancySwitches } from '../../protocol/switches.js';
import type { Journal } from '../journal.js';

/** A user's API key as the service knows it. */
export interface RegisteredKey {
  readonly keyId: string;
  readonly publicKey: KeyObject;
}

/** A tenancy: who may call, what it answers, what it saw. */
export interface Tenancy {
  readonly name: string;
  readonly id: string;
  readonly compartmentId: string;
  readonly userId: string;
  readonly keys: ReadonlyMap<string, RegisteredKey>;
  readonly switches: TenancySwitches;
  /** Scripted replies not yet used, in order. */
  readonly script: Reply[];
  readonly journal: Journal;
}

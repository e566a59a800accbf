/** The mock's unit of identity and of isolation. */
import type { KeyObject } from 'node:crypto';
import type { Reply } from '../../protocol/reply.js';
import type { TenancySwitches } from '../../protocol/switches.js';
import type { Journal } from '../journal.js';
import type { Memory } from '../memory/memory.js';

/** A user's API key as the service knows it. */
export interface RegisteredKey {
  readonly keyId: string;
  readonly publicKey: KeyObject;
}

/** A Generative AI API key as the service knows it, by one of its two secrets. */
export interface GenAiKey {
  /** The only region that takes it. */
  readonly region: string;
}

/** A tenancy: who may call, what it answers, what it saw. */
export interface Tenancy {
  readonly name: string;
  readonly id: string;
  readonly compartmentId: string;
  readonly userId: string;
  readonly keys: ReadonlyMap<string, RegisteredKey>;
  /** By secret (`sk-…`). */
  readonly apiKeys: ReadonlyMap<string, GenAiKey>;
  /** Its Generative AI project. */
  readonly projectId: string;
  readonly switches: TenancySwitches;
  /** Scripted replies not yet used, in order. */
  readonly script: Reply[];
  readonly journal: Journal;
  /** Stored responses, conversations, files and vector stores. */
  readonly memory: Memory;
  /** Milliseconds since the epoch by the tenancy's own clock, which its owner may move. */
  readonly now: () => number;
}

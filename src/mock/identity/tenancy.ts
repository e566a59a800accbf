/** The mock's unit of identity and of isolation. */
import type { KeyObject } from 'node:crypto';
import type { Reply } from '../../protocol/reply.js';
import type { TenancySwitches } from '../../protocol/switches.js';
import type { TurnCount } from '../faults/quota.js';
import type { Journal } from '../journal.js';
import type { Holdings } from '../management/holdings.js';
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
  /** When this secret expires, in milliseconds since the epoch. */
  readonly expires: number;
  readonly revoked?: true;
  /** It is not taken until it is made active again. */
  readonly inactive?: true;
  /** When it was made, and when it was last made active, inactive or revoked; likewise. */
  readonly created?: number;
  readonly changed?: number;
  /** It is older than the policy that would let it call. */
  readonly beforePolicy?: true;
}

/** Whom, beside its users, a tenancy lets call. */
export interface Principals {
  /** OCIDs of a compute instance, of a function and of a Kubernetes cluster. */
  readonly instanceId: string;
  readonly resourceId: string;
  readonly clusterId: string;
  /** Kubernetes names of a pod's namespace and service account in that cluster. */
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** How many tokens a tenancy was given, and up to which of them all are revoked. */
export interface TokenCount {
  issued: number;
  revoked: number;
}

/** A tenancy: who may call, what it answers, what it saw. */
export interface Tenancy {
  readonly name: string;
  readonly id: string;
  readonly compartmentId: string;
  /** OCIDs of its users; the first is who calls unless told otherwise. */
  readonly userId: string;
  readonly secondUserId: string;
  readonly principals: Principals;
  readonly tokens: TokenCount;
  readonly keys: ReadonlyMap<string, RegisteredKey>;
  /** By secret (`sk-…`). */
  readonly apiKeys: Map<string, GenAiKey>;
  /** Its Generative AI project. */
  readonly projectId: string;
  /** What its owner has set; changes hold from the next request on. */
  switches: TenancySwitches;
  /** Ids of the faults that befall every reply, where they can. */
  faults: readonly string[];
  /** Endpoints, clusters, projects and keys. */
  readonly holdings: Holdings;
  /** What its quotas count. */
  readonly turns: TurnCount;
  /** Scripted replies not yet used, in order. */
  readonly script: Reply[];
  readonly journal: Journal;
  /** Stored responses, conversations, files and vector stores. */
  readonly memory: Memory;
  /** Milliseconds since the epoch by the tenancy's own clock, which its owner may move. */
  readonly now: () => number;
  /** The same without what its owner moved it by: clients sign with clocks of their own, which stood still. */
  readonly unmoved: () => number;
  /** Moves that clock by milliseconds; back where negative. */
  readonly advance: (milliseconds: number) => void;
  /** Writes those token files anew that there are. */
  readonly renewTokens: () => Promise<void>;
  /**
   * Makes it as it was at first: switches, faults, clock, holdings and quotas; nothing is in its script, journal or
   * memory. Its tokens stay as they are.
   */
  readonly reset: () => void;
}

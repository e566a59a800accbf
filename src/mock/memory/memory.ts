/** What a tenancy's OpenAI-compatible surface remembers. */
import { createIdentifiers, type Identifiers } from './identifiers.js';
import { openShelf, type Shelf, type ShelfLimits } from './shelf.js';

/** A JSON object as it is kept and sent. */
export type Stored = Readonly<Record<string, unknown>> & { readonly id: string };

/** When a turn in the background moves on, in milliseconds since the epoch. */
export interface Progress {
  readonly begins: number;
  readonly ends: number;
}

/** A response as it is kept. */
export interface KeptResponse {
  /** The final Response object. */
  readonly response: Stored;
  /** The items of this turn's own input, each with its id. */
  readonly input: readonly Stored[];
  /** The stream as it went out, for replay; empty where there was none. */
  readonly stream: Uint8Array;
  /** The response that this one goes on from. */
  readonly previous?: string;
  /** Only in the background: kept for a while to be polled, whatever `store` says. */
  readonly progress?: Progress;
  /** `store` was not false: others may go on from it. */
  readonly stored: boolean;
}

/** A conversation as it is kept. */
export interface KeptConversation {
  readonly conversation: Stored;
  /** Oldest first. */
  readonly items: readonly Stored[];
  /** Bytes that its items cost. */
  readonly weight: number;
}

/** What a turn says in a conversation. */
export interface Said {
  readonly input: readonly Stored[];
  readonly output: readonly Stored[];
}

/** What joins a conversation once a turn in the background has ended. */
export interface Joining extends Said {
  readonly scope: string;
  readonly conversation: string;
  readonly response: string;
  readonly at: number;
}

/** A file as it is kept. */
export interface KeptFile {
  readonly file: Stored;
  readonly bytes: Uint8Array;
}

/** A vector store as it is kept. */
export interface KeptVectorStore {
  readonly store: Stored;
  /** The files in it as it shows them (`vector_store.file`), oldest first. */
  readonly files: readonly Stored[];
}

/** The memory of one tenancy. */
export interface Memory {
  readonly ids: Identifiers;
  readonly responses: Shelf<KeptResponse>;
  readonly conversations: Shelf<KeptConversation>;
  readonly files: Shelf<KeptFile>;
  readonly vectorStores: Shelf<KeptVectorStore>;
  /** What has still to join a conversation. */
  readonly joining: Joining[];
  /** Forgets all, the identifiers that were given too: they come again. */
  clear(): void;
}

/** What one tenancy keeps of a kind at most. The service's own limits are unknown, but for vector stores. */
const limits: ShelfLimits = { count: 1000, weight: 67_108_864 };

/**
 * An empty memory.
 *
 * @param region decides the airport in identifiers
 * @param seed any words that are the tenancy's own
 */
export function openMemory(region: string, seed: string): Memory {
  let ids = createIdentifiers(region, seed);
  const memory: Memory = {
    get ids() {
      return ids;
    },
    responses: openShelf(limits),
    conversations: openShelf(limits),
    files: openShelf(limits),
    vectorStores: openShelf(limits),
    joining: [],
    clear() {
      memory.responses.clear();
      memory.conversations.clear();
      memory.files.clear();
      memory.vectorStores.clear();
      memory.joining.length = 0;
      ids = createIdentifiers(region, seed);
    },
  };
  return memory;
}

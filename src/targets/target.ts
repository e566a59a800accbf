/** A service to run cases against, and what it can be asked to do. */

import type { Access } from '../protocol/access.js';
import type { AuthMode, Call, ChatFormat } from '../protocol/call.js';
import type { Connection, Exchange } from '../protocol/exchange.js';
import type { Case, Need } from '../suites/case.js';
import type { GivenReply } from '../suites/trace.js';

/** One case's place at the target: a tenancy of its own on the mock, the one tenancy when live. */
export interface Session {
  readonly access: Access;
  /** The replies as given, resolved; for the trace. */
  readonly given: readonly GivenReply[];
  /** Why the case cannot be played as it wants; it may show only when the replies are asked for. */
  readonly lack?: string | undefined;
  /** A model's name for this format, for `{model}`. */
  model(apiFormat: ChatFormat): string | undefined;
  /** What the service saw; absent where it keeps no journal. */
  journal?(): Promise<readonly Exchange[]>;
  /** The connections of the journal; absent where nothing is known of them. */
  connections?(): readonly Connection[];
  close(): Promise<void>;
}

/** What a session is opened for. */
export interface Opening {
  /** How the case's calls prove who makes them; the session's access is for this mode. */
  readonly auth: AuthMode;
  /**
   * Whether each chat turn of the case's call asks for a stream, in order, which the given replies depend
   * on. A reply beyond them is as the last one; none: no stream.
   */
  readonly streams: readonly boolean[];
  /** The same name and seed give the same OCIDs and pads; a name is in use once at a time. */
  readonly name?: string;
  /** Who calls is not the kit, and may knock at ports that Oracle's SDKs have hard-wired. */
  readonly hardWired?: boolean;
}

/** A service to run against. */
export interface Target {
  readonly kind: 'mock' | 'url' | 'live';
  /** For people: `built-in mock`, or the endpoint. */
  readonly name: string;
  /** Why this target cannot meet a need; undefined when it can. */
  lacks(need: Need): string | undefined;
  /** The call as this target's budget allows it; throws when the plan is spent. Absent: no budget. */
  limit?(call: Call): Call;
  open(given: Case['given'], place: Opening): Promise<Session>;
  close(): Promise<void>;
}

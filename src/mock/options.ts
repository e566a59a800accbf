/** How a mock is started, and what a started one offers. */

import type { MakeKey } from '../keys/rsa-key.js';
import type { Access } from '../protocol/access.js';
import type { AuthMode } from '../protocol/call.js';
import type { Connection, Exchange } from '../protocol/exchange.js';
import type { Reply } from '../protocol/reply.js';
import type { TenancySwitches } from '../protocol/switches.js';
import type { RecordingSet } from '../recordings/recording.js';
import type { DoorOptions } from './doors/doors.js';
import type { FollowOptions } from './follow.js';
import type { StageWrap } from './stages.js';

/** `strict` refuses what the service refuses; `lenient` verifies, reports and lets through; `off` asks for no signature. */
export type AuthPolicy = 'strict' | 'lenient' | 'off';

/** How a mock is to be; without options it is strict, on loopback, and plays the recordings of the package. */
export interface MockOptions {
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Opens a listener with TLS, too: every `Access` has `tlsEndpoint` and `caFile` then. Default false. */
  readonly tls?: boolean;
  /** The port of that listener, which is opened then. Default: any free one. */
  readonly tlsPort?: number;
  /**
   * Where clients see `port`, if not at its own address: from outside a container, say `http://localhost:4000`.
   * What the mock tells of itself leads there, and certificates name that host.
   */
  readonly publicOrigin?: string;
  /** Where clients see the port with TLS, on the same host. Default: the port itself. */
  readonly publicTlsPort?: number;
  readonly auth?: AuthPolicy;
  /** Switches of the tenancy that the mock starts with. */
  readonly switches?: TenancySwitches;
  /** A folder of recordings, or recordings already loaded. Default: those in the package. */
  readonly recordings?: string | RecordingSet;
  /** Seeds pads, ids and texts. Default 1. */
  readonly seed?: number;
  /** Milliseconds since the epoch. Default `Date.now`. */
  readonly clock?: () => number;
  /** What goes wrong with every reply of the tenancy that the mock starts with, where it can: ids of faults. */
  readonly faults?: readonly string[];
  /** Changes the service: planted bugs. */
  readonly wrap?: StageWrap;
  /** `live` strips parameters from `content-type` before verifying, as the service does; `literal` does not. */
  readonly contentTypeParameters?: 'live' | 'literal';
  /** Exchanges a tenancy's journal keeps. Default 256. */
  readonly journalSize?: number;
  /** How it comes by its RSA keys of 2048 bits; each is asked for when it is needed first. Default: they are made. */
  readonly makeKey?: MakeKey;
  /** Confirms that beyond loopback anybody may call, as `auth: 'off'` means there. */
  readonly iKnow?: boolean;
  /**
   * Opens the control API below `/oci-conform/`, which hands out keys and takes scripts from whoever can reach the
   * mock. Default: only where all its listeners are on loopback. `false`: never.
   */
  readonly control?: boolean;
  /** Told of each exchange once it is over (or held open), with its tenancy's name if it has one. */
  readonly onExchange?: (exchange: Exchange, tenancy: string | undefined) => void;
}

/** Switches to be changed; `null` puts one back to what it is by default. */
export type SwitchChanges = {
  readonly [Name in keyof TenancySwitches]: TenancySwitches[Name] | null;
};

/** A journal as its owner sees it. */
export interface WatchedJournal {
  /** When it began, in milliseconds since the epoch by the mock's clock: `at` of an exchange counts from then. */
  readonly began: number;
  /** What was sent and got, oldest first. An exchange whose `end` is `open` is still going on. */
  journal(): readonly Exchange[];
  /** The connections of these exchanges: when each was opened, and closed, and by whom. */
  connections(): readonly Connection[];
  /** Forgets what was sent and got so far; `sequence` keeps counting. */
  clearJournal(): void;
  /**
   * Tells of each exchange when it begins and when it is over, under the same `sequence`; of one that is quick, maybe
   * only the end.
   *
   * @example
   * for await (const { request, end } of tenancy.follow({ since: 0 })) console.log(request.target, end);
   */
  follow(options?: FollowOptions): AsyncGenerator<Exchange, undefined, undefined>;
}

/** A tenancy as its owner sees it. */
export interface MockTenancy extends WatchedJournal {
  readonly name: string;
  /** Endpoint, config file and ids: all a client needs to call as this tenancy. */
  readonly access: Access;
  /**
   * Appends replies to the tenancy's script. A call takes the first that is for it (`match`), which is used
   * once, or as often as it says (`times`).
   *
   * @throws ConformError `OCIC_BAD_SCRIPT`, `OCIC_UNKNOWN_RECORDING`; then none of them is appended
   */
  reply(...replies: readonly Reply[]): void;
  /** Those left in the script, the next one first; `times` says how often one may still be used. */
  replies(): readonly Reply[];
  /** Puts replies in the place of those left in the script; as {@link reply}, all or none. */
  replaceReplies(...replies: readonly Reply[]): void;
  /**
   * Changes switches from the next request on; those not named stay. `clockOffset` counts at the start only.
   *
   * @throws ConformError `OCIC_BAD_OPTION` for a persona that there is not
   */
  switch(changes: SwitchChanges): void;
  /** The switches as they are. */
  switches(): TenancySwitches;
  /** Sets switches as {@link switch} does; those not named go back to their defaults. */
  replaceSwitches(switches: TenancySwitches): void;
  /**
   * What goes wrong with every reply from the next request on, where it can: ids of faults, in the place of
   * those before.
   *
   * @throws ConformError `OCIC_BAD_OPTION` for one that there is not, or that cannot be beside another
   */
  replaceFaults(...faults: readonly string[]): void;
  /** The faults of every reply, as they are. */
  faults(): readonly string[];
  /**
   * All that a client needs to call in an auth mode: `access`, with the files and variables that the mode
   * needs, which are made when first asked for.
   */
  accessFor(auth: AuthMode): Promise<Access>;
  /**
   * Writes a complete `.oci` into a home folder: a config file with all profiles, keys, tokens. Nobody but their
   * owner may read them; they are renewed with the tenancy's own, and stay when it is closed.
   *
   * @param first what `DEFAULT` is; an `api_key` profile for modes that have none. Other profiles inherit its
   *   lines in most of Oracle's SDKs.
   * @param seenAs the path under which clients see the folder, where it is another to them
   * @returns the access of each mode, by these files
   */
  writeHome(
    folder: string,
    first?: AuthMode,
    seenAs?: string,
  ): Promise<ReadonlyMap<AuthMode, Access>>;
  /** No token issued so far is taken any more. */
  revokeTokens(): void;
  /** Writes the token files of session and resource principal anew. */
  renewTokens(): Promise<void>;
  /**
   * Moves the tenancy's clock forward (back where negative), by which what it keeps and its tokens expire. The
   * date of a request may be by this clock, or by one that stood still; the switch `clockOffset` skews both.
   */
  advance(milliseconds: number): void;
  /** Milliseconds since the epoch by the tenancy's clock. */
  now(): number;
  /**
   * Makes the tenancy as it was at first, for the next test: switches, faults and clock; script, journal and memory are
   * empty. Its keys, files and tokens stay, and `sequence` keeps counting.
   */
  reset(): void;
  /** Removes its key, its files and its journal. */
  close(): Promise<void>;
}

/** A running mock. Two in one process are two worlds. */
export interface Mock extends WatchedJournal, AsyncDisposable {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  readonly recordings: RecordingSet;
  /** Plays other recordings from the next request on; answers that are on their way go on as they are. */
  replaceRecordings(recordings: RecordingSet): void;
  /** The tenancy that the mock prints when started from the command line. */
  readonly tenancy: MockTenancy;
  /** Requests whose credential names no tenancy here, oldest first. */
  journal(): readonly Exchange[];
  /** All tenancies that are open, in the order in which they were made. */
  tenancies(): readonly MockTenancy[];
  /** Another tenancy, isolated from all others. */
  createTenancy(options?: { name?: string; switches?: TenancySwitches }): Promise<MockTenancy>;
  /**
   * Opens one more listener for the same world, and gives its origin. It closes with the mock.
   *
   * With TLS it shows a certificate for the name that is asked for, if that is a host of the service or this
   * machine, else for its own address. {@link caFile} is to be trusted.
   *
   * @throws ConformError `OCIC_PORT_TAKEN`, or `OCIC_BAD_OPTION` where the address is not this machine's
   */
  open(door?: DoorOptions): Promise<string>;
  /** Path of a PEM file with the authority of all certificates of this mock; made when first asked for. */
  caFile(): Promise<string>;
  /**
   * Waits until no client is connected any more and every exchange is over: a client can have its answer, and be
   * gone, before the mock has noted so. One that keeps its connection alive is not gone.
   *
   * @returns whether it came to that within so many milliseconds
   */
  quiet(within: number): Promise<boolean>;
  /** Stops listening, ends open streams, removes keys and files. */
  close(): Promise<void>;
}

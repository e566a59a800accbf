/** What can be put under test: something that takes a call and reports what it made of the answer. */

import type { Access } from '../protocol/access.js';
import type { AuthMode, Call, Transport } from '../protocol/call.js';
import type { Exchange } from '../protocol/exchange.js';
import type { Capabilities } from '../suites/features.js';
import type { Outcome, ProviderEvent, Trace } from '../suites/trace.js';

/** What running a call gave. `seen` is filled by the probe only. */
export interface Report {
  readonly outcome: Outcome;
  readonly events: readonly ProviderEvent[];
  readonly seen?: readonly Exchange[];
  /** The provider said that it cannot do this. */
  readonly unsupported?: NonNullable<Trace['unsupported']>;
  /** Milliseconds that the call took, where `run` waited for more than the call. */
  readonly duration?: number;
}

/** What a call is made for; a provider that keeps no time can do without. */
export interface Occasion {
  /** The case's id. */
  readonly case: string;
  /** Milliseconds that each of its calls may take. */
  readonly deadline: number;
}

/** A provider. `run` rejects only when the provider itself broke; a service error is an outcome. */
export interface Provider {
  readonly name: string;
  readonly version: string;
  readonly transports: readonly Transport[];
  readonly auths: readonly AuthMode[];
  /** Operations it can perform. */
  readonly operations: readonly Call['operation'][];
  /** What it declares; absent for the kit's own, which can do all, and help to judge the service. */
  readonly capabilities?: Capabilities;
  /** It ends calls at their deadline itself, since some wait for a process first. Absent: the runner does. */
  readonly keepsTime?: true;
  run(call: Call, access: Access, signal: AbortSignal, occasion?: Occasion): Promise<Report>;
  close?(): Promise<void>;
}

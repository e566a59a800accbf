/** What can be put under test: something that takes a call and reports what it made of the answer. */

import type { Access } from '../protocol/access.js';
import type { AuthMode, Call, Transport } from '../protocol/call.js';
import type { Exchange } from '../protocol/exchange.js';
import type { Outcome, ProviderEvent } from '../suites/trace.js';

/** What running a call gave. `seen` is filled by the probe only. */
export interface Report {
  readonly outcome: Outcome;
  readonly events: readonly ProviderEvent[];
  readonly seen?: readonly Exchange[];
}

/** A provider. `run` rejects only when the provider itself broke; a service error is an outcome. */
export interface Provider {
  readonly name: string;
  readonly version: string;
  readonly transports: readonly Transport[];
  readonly auths: readonly AuthMode[];
  /** Operations it can perform. */
  readonly operations: readonly Call['operation'][];
  run(call: Call, access: Access, signal: AbortSignal): Promise<Report>;
  close?(): Promise<void>;
}

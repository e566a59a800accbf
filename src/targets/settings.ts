/** A target before it is opened: plain data, so that it can be sent to the process that runs cases. */
import type { Access } from '../protocol/access.js';
import type { AuthMode, ChatFormat, Transport } from '../protocol/call.js';

/** The built-in mock. */
interface MockSettings {
  readonly kind: 'mock';
  /** A folder of recordings; default: those in the package. */
  readonly recordings?: string;
  /** One that runs already, behind a gateway. */
  readonly running?: RunningMock;
}

/** The one tenancy of a mock that a gateway calls in. */
export interface RunningMock {
  /** Where its control API is, e.g. `http://127.0.0.1:4000`. */
  readonly origin: string;
  readonly tenancy: string;
  readonly access: Access;
  /** The transport on which the gateway calls it. */
  readonly upstream: Transport;
}

/** A service reached by its endpoint: named on the command line (`url`), or by the environment (`live`). */
export interface ServiceSettings {
  readonly kind: 'url' | 'live';
  readonly access: Access;
  /** What an auth mode changes in the access: its profile, variables, files. */
  readonly ways: Partial<Readonly<Record<AuthMode, Partial<Access>>>>;
  /** Why nobody can call in an auth mode; absent where somebody can. */
  readonly lacks: Partial<Readonly<Record<AuthMode, string>>>;
  /** The model to use for each request format. */
  readonly models: Partial<Readonly<Record<ChatFormat, string>>>;
}

/** What a target was made from. */
export type TargetSettings = MockSettings | ServiceSettings;

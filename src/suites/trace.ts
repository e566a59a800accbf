/** One case's evidence: self-contained JSON. Judging reads nothing else. */
import type { AuthMode, Call, Transport } from '../protocol/call.js';
import type { Connection, Exchange, WireBody } from '../protocol/exchange.js';
import type { Turn, TurnError } from '../protocol/turn.js';
import type { Capabilities, Feature } from './features.js';

/** A model as a listing reports it. */
export interface ListedModel {
  readonly id: string;
  readonly displayName?: string;
  readonly vendor?: string;
  readonly capabilities?: readonly string[];
  readonly lifecycleState?: string;
  /** `BASE` or `CUSTOM`. */
  readonly type?: string;
  /** Of a custom model: what it was made from. */
  readonly baseModelId?: string;
}

/** What went wrong, as the provider reports it. */
export interface OutcomeError {
  /** HTTP status, when there was an answer. */
  readonly status?: number;
  /** The service's code, e.g. `404` or `NotAuthorizedOrNotFound`. */
  readonly code?: string;
  readonly message: string;
  readonly requestId?: string;
}

/** What a provider made of one call, in the turn's terms. A failed stream has both turn and error. */
export interface StepOutcome {
  readonly turn?: Turn;
  /** The answer's own id, where its format has one: a response's, a completion's, a stored thing's. */
  readonly id?: string;
  /** All turns, in order, where several were asked for; `turn` is the first. */
  readonly candidates?: readonly Turn[];
  /** What an `api` call gave, as JSON. */
  readonly value?: unknown;
  readonly models?: readonly ListedModel[];
  readonly error?: OutcomeError;
  /** `opc-request-id` of the answer, where the provider shows it. */
  readonly requestId?: string;
}

/** What a provider made of a call. */
export interface Outcome extends StepOutcome {
  /** A dialogue's outcomes, one a step; it ends at the first error. `turn` is the last step's. */
  readonly steps?: readonly StepOutcome[];
}

/** What a provider reported on the way, with milliseconds since the call began. */
export type ProviderEvent =
  | { readonly at: number; readonly kind: 'text'; readonly text: string }
  | { readonly at: number; readonly kind: 'reasoning'; readonly text: string }
  | { readonly at: number; readonly kind: 'end' };

/** A reply as it was given to the service, resolved: judging needs no recording file. */
export interface GivenReply {
  /** A recording's id, or `turn`, `error`. */
  readonly name: string;
  readonly stream: boolean;
  /** What the provider should make of it. */
  readonly turn?: Turn;
  readonly error?: TurnError & { readonly status?: number };
  /** The exact bytes, for recordings. */
  readonly body?: WireBody;
  readonly dialect?: string;
}

/** The evidence of one case in one cell. */
export interface Trace {
  readonly version: 1;
  readonly case: string;
  readonly transport: Transport;
  readonly auth: AuthMode;
  readonly target: { readonly kind: 'mock' | 'url' | 'live'; readonly name: string };
  /** Who called; with what it declares where it is under test, and not one of the kit's own. */
  readonly provider: {
    readonly name: string;
    readonly version: string;
    readonly capabilities?: Capabilities;
  };
  readonly seed: number;
  readonly call: Call;
  readonly given?: readonly GivenReply[];
  readonly outcome: Outcome;
  readonly events: readonly ProviderEvent[];
  /** What the probe itself saw; empty for other providers. */
  readonly seen: readonly Exchange[];
  /** What the service's journal says; absent where the target keeps none. */
  readonly journal?: readonly Exchange[];
  /** The connections that these came on; absent where nothing is known of them. */
  readonly connections?: readonly Connection[];
  /** The provider said that it cannot do this. */
  readonly unsupported?: { readonly feature: Feature; readonly message?: string };
  /** The provider or the kit failed outside the call: not the subject's fault. */
  readonly failure?: string;
  /** Milliseconds the call took. */
  readonly duration: number;
}

/** A provider as its author writes it for the kit's own process: an object with one function. */
import type { AuthMode, ToldOptions, Transport } from '../../protocol/call.js';
import type { Capabilities, Feature } from '../../suites/features.js';
import type { OutcomeError } from '../../suites/trace.js';
import type { AdapterMessage } from '../adapter/adapter-messages.js';
import type { accessForAdapters, SingleCall } from '../adapter/call-message.js';
import type { ToolResult } from '../adapter/tool-rounds.js';

/** Where a provider is to call: addresses, ids, a config file and its profile, and what the auth mode needs. */
export type ProviderAccess = ReturnType<typeof accessForAdapters>;

/** What surrounds a call. */
export interface CallContext {
  /** The same object for all calls of one client; another object is another client, of this tenancy or another. */
  readonly access: ProviderAccess;
  readonly transport: Transport;
  readonly auth: AuthMode;
  /** Ends the call: at its deadline, when the run is stopped, or where a case wants it. */
  readonly signal: AbortSignal;
  /** The case's id. */
  readonly case: string;
  /** Milliseconds that the call may take. */
  readonly deadline: number;
  /** Tells of a piece of the answer when an application would get it. The kit takes the time. */
  emit(kind: 'text' | 'reasoning', text: string): void;
}

/** What a call gave, as the client hands it over. Members that are `null` or `undefined` are absent. */
export interface Answer extends Loose<Omit<AdapterMessage<'result'>, 'type' | 'id'>> {
  /** The call failed all the same; the rest is what was there before. Throwing does the same, without the rest. */
  readonly error?: OutcomeError | null | undefined;
}

/** The client cannot do what was asked. It must not be among the features that are declared. */
export interface Unsupported {
  readonly unsupported: Feature;
  readonly message?: string | undefined;
}

type Given = Answer | Unsupported;

/** A client under test. */
export interface TestedProvider {
  readonly version?: string;
  /** What is not declared is not asked of it. */
  readonly capabilities: Capabilities;
  /** Makes a call. What it throws is what the client made of it: an outcome, and no fault of the test. */
  call(call: SingleCall, context: CallContext): Given | Promise<Given>;
  /**
   * Needed for the feature `tool-results`: asks the model again with the history that the client has kept, and with
   * what the tools gave that its last answer called. `context.access` is that of the call before.
   */
  toolResults?(results: readonly ToolResult[], context: CallContext): Given | Promise<Given>;
  /**
   * `import.meta.url` of the module whose default export this object is. Calls whose variables have to be there when a
   * process starts are made in processes of their own, which load the module without Vitest.
   */
  readonly module?: string;
  /**
   * Needed, with `module`, for the feature `environment`: makes a call by a client that is told this much. All else it
   * finds in the variables of its process and the files of its home.
   */
  configured?(
    call: SingleCall,
    told: ToldOptions,
    context: Omit<CallContext, 'access'>,
  ): Given | Promise<Given>;
}

/** Members that may be absent may be `undefined`, and lists may be read-only. */
type Loose<T> = T extends readonly (infer Item)[]
  ? readonly Loose<Item>[]
  : T extends object
    ? {
        readonly [Key in keyof T]:
          | Loose<T[Key]>
          | ([undefined] extends [T[Key]] ? undefined : never);
      }
    : T;

/**
 * The mock's way from bytes to bytes, as nine replaceable steps. No step knows the one after; the
 * server calls them in order and the journal notes each. Wrapping a step is how faults and planted
 * bugs change the service without a branch in it.
 */
import type { ActionAsked } from '../protocol/actions/action.js';
import type { AuthMode, ChatCall, Transport } from '../protocol/call.js';
import type { HeaderLines, Issuer } from '../protocol/exchange.js';
import type { OpenAiRoute } from '../protocol/openai-routes.js';
import type { Delivery, ErrorReply, Reply } from '../protocol/reply.js';
import type { Diagnosis, SignatureProblem } from '../protocol/signature/verdict.js';
import type { Tenancy } from './identity/tenancy.js';

/** A request as it arrived. */
export interface Received {
  readonly method: string;
  /** Path and query as on the request line. */
  readonly target: string;
  readonly headers: HeaderLines;
  readonly body: Uint8Array;
  /** Milliseconds since the epoch, by the mock's clock. */
  readonly now: number;
}

/** Whose request it is, or why not. */
export type Identity =
  | {
      readonly ok: true;
      readonly tenancy: Tenancy;
      readonly auth?: AuthMode;
      readonly keyId?: string;
      readonly delegated?: true;
      /** As in the journal: the same token, the same word. */
      readonly token?: string;
      /** In lenient mode: what strict mode would have refused it for. */
      readonly overlooked?: { readonly problem: SignatureProblem; readonly diagnosis: Diagnosis };
    }
  | {
      readonly ok: false;
      readonly error: ErrorReply;
      readonly problem: SignatureProblem;
      readonly diagnosis: Diagnosis;
      /** The tenancy that the credential names, for its journal, when it names one. */
      readonly tenancy?: Tenancy;
      readonly keyId?: string;
    };

/** A request understood: the call, and what of the wire form the answer depends on. */
export interface Understood {
  readonly transport: Transport;
  readonly call: ChatCall;
  /** The parsed body; an answer may repeat parts of it (COHERE's history). */
  readonly body: Readonly<Record<string, unknown>>;
  /** OpenAI transports: the route, and what an answer repeats of the request. */
  readonly openai?: OpenAiAsked;
  /** A native operation other than chat: `call` says then what is asked in words. */
  readonly action?: ActionAsked;
}

/** What the answer of an OpenAI chat turn depends on beside the call. */
export interface OpenAiAsked {
  readonly route: OpenAiRoute;
  /** The answer's id; a recording keeps its own. */
  readonly id: string;
  /** Responses: what the Response object repeats of the request, and its state (`store` …). */
  readonly echo?: Readonly<Record<string, unknown>>;
  /** Responses: the items of `input`, as they are kept. */
  readonly input?: readonly Readonly<Record<string, unknown>>[];
  /** The project (or conversation store) of the request, to which belongs what is kept; empty for none. */
  readonly scope?: string;
  /** Responses: the id of the next output item, by its prefix; none comes twice within a tenancy. */
  readonly nextId?: (prefix: string) => string;
}

/** What parsing and the family's rules say: the call, or the service's refusal. */
export type Admission =
  | { readonly ok: true; readonly understood: Understood }
  | { readonly ok: false; readonly error: ErrorReply };

/** A reply chosen. `origin` says that no script asked for it: the model's family answers. */
export type Chosen = Reply & {
  readonly origin?: 'family';
  readonly befallen?: Befallen;
  /** To be called once the answer has ended or its client is gone. */
  readonly over?: () => void;
};

/** The faults of an answer, from the time when its reply was chosen. */
export interface Befallen {
  /** Those still to be applied, in the order of the catalogue. */
  readonly due: readonly string[];
  /** Those of them that a script asked for: where one finds nothing to befall, that is an error. */
  readonly asked: readonly string[];
  /** Those that befell it, for the journal. */
  readonly ids: readonly string[];
  readonly seed: number;
}

/** An answer ready to go out. */
export interface Answer {
  readonly status: number;
  /** Lower-case names; `opc-request-id`, `date` and framing headers are added on delivery. */
  readonly headers: Readonly<Record<string, string>>;
  /** The pieces in order: a frame each for streams, a single one for whole bodies. */
  readonly pieces: readonly Uint8Array[];
  readonly stream: boolean;
  /** Bytes of the body that the headers announce, where fewer are sent. */
  readonly announced?: number;
  readonly delivery?: Delivery;
  readonly faults?: Befallen;
  /** For the journal: a recording's id, `turn`, `error`, `family`, or a route's name. */
  readonly reply: string;
}

/** A request for a credential, recognised by its path. */
export interface IssuerRoute {
  readonly issuer: Issuer;
  /**
   * The path below the issuer's own, e.g. `instance/region`; duplicate slashes are gone. `v1/instance/region` where
   * version 1 of the metadata service is asked.
   */
  readonly path: string;
  /** The tenancy that a `/t/<name>` prefix chose. */
  readonly tenancy?: string;
}

/** An answer of an issuer, and whose the request was. */
export interface Issued {
  readonly answer: Answer;
  readonly identity: Identity;
  /** The answer's body holds no credential: the journal may show it. */
  readonly shown?: true;
}

/** The steps of a request. */
export interface Stages {
  identify(received: Received): Identity;
  /** `route` is there for the OpenAI transports. */
  admit(received: Received, tenancy: Tenancy, route?: OpenAiRoute): Admission;
  /** From the tenancy's script, else from the model's family. Takes a scripted reply off its queue. */
  choose(understood: Understood, tenancy: Tenancy): Chosen;
  render(understood: Understood, reply: Chosen): Answer;
  /** A listing or single model, or the refusal. */
  manage(received: Received, tenancy: Tenancy): Answer;
  /** Any operation of the OpenAI-compatible surface but a chat turn. */
  serve(received: Received, tenancy: Tenancy, route: OpenAiRoute): Answer;
  /**
   * Keeps what a Responses turn made, for later calls; the answer that goes out, which for a turn in the
   * background is not the one that was made.
   */
  keep(understood: Understood, answer: Answer, tenancy: Tenancy): Answer;
  /**
   * Issues a credential, or part of one: metadata service, auth service, resource principal endpoints,
   * proxymux. Says whose it is as `identify` does, for the journal.
   */
  issue(received: Received, route: IssuerRoute): Promise<Issued>;
  /** The last look at any answer before its bytes go out. */
  dispatch(answer: Answer, received: Received): Answer;
}

/** A step or more, changed. */
export type StageWrap = (stages: Stages) => Stages;

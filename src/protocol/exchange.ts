/**
 * One request and its answer as they were on the wire, with times. The mock's journal is made of
 * these (seen from the service's side), and so is what the probe saw (from the client's side).
 * JSON; no secret is ever in it.
 */
import type { AuthMode, Transport } from './call.js';
import type { Diagnosis, SignatureProblem } from './signature/verdict.js';

/** Header lines in wire order, names as sent. */
export type HeaderLines = readonly (readonly [name: string, value: string])[];

/** Bytes as text: UTF-8 where they are valid UTF-8, else base64. */
export interface WireBody {
  readonly encoding: 'utf8' | 'base64';
  readonly text: string;
  /** Length in bytes; more than `text` holds when `truncated`. */
  readonly bytes: number;
  readonly truncated?: true;
}

/**
 * One write (mock's side) or one read (probe's side) of body bytes. Of a body in a content coding, the mock
 * tells what was coded, piece by piece, each at the time when the last of it went out.
 */
export interface WireChunk {
  /** Milliseconds since the exchange began. */
  readonly at: number;
  /** Offset in the body and length, both in bytes. */
  readonly offset: number;
  readonly length: number;
}

/** Where credentials come from. */
export type Issuer =
  | 'metadata' // `/opc/v2/…`: region, certificates, key
  | 'x509' // `POST /v1/x509`: a token for a certificate
  | 'session-refresh' // `POST /v1/authentication/refresh`
  | 'resource-token' // `GET …/resourcePrincipalToken…`: first step of resource principals 1.1, 2.1, 3.0
  | 'resource-session' // `POST /v1/resourcePrincipalSessionToken`: second step
  | 'proxymux'; // `POST /resourcePrincipalSessionTokens…`: OKE

/** Whose request it is, as the service judged it. */
export interface IdentityRecord {
  readonly verdict: 'accepted' | 'refused' | 'let-through' | 'unchecked';
  readonly auth?: AuthMode;
  /** A delegation token was there and is good. */
  readonly delegated?: true;
  /** Tells tokens and their keys apart without showing them: the same token, the same word. */
  readonly token?: string;
  /** The keyId with tokens cut out; an API key's id is no secret. */
  readonly keyId?: string;
  readonly problem?: SignatureProblem;
  readonly diagnosis?: Diagnosis;
}

/** One exchange. */
export interface Exchange {
  /** Counts from 1 within one journal or one trace. */
  readonly sequence: number;
  /** Milliseconds since the tenancy (or the trace) began. */
  readonly at: number;
  /** The {@link Connection} that it came on, by its number; of the mock's exchanges alone. */
  readonly connection?: number;
  readonly request: {
    readonly method: string;
    readonly target: string;
    readonly headers: HeaderLines;
    readonly body: WireBody;
  };
  readonly transport?: Transport;
  /** Where a credential was asked for; such an exchange has no transport. */
  readonly issuer?: Issuer;
  readonly identity?: IdentityRecord;
  /** What answered: a recording's id, `turn`, `error`, `family` or a route's name. */
  readonly reply?: string;
  readonly response?: {
    readonly status: number;
    readonly headers: HeaderLines;
    readonly body: WireBody;
    readonly chunks: readonly WireChunk[];
  };
  /** The faults that befell the answer, by id. */
  readonly faults?: readonly string[];
  /** The client closed the connection before the service did. */
  readonly closed?: {
    /** Milliseconds since the exchange began. */
    readonly at: number;
    /** Milliseconds since the last chunk was written; absent where none was. */
    readonly sinceLastChunk?: number;
  };
  /**
   * How it ended; `held` is an answer that was complete but whose connection stayed open, `stalled` one that
   * had more to come.
   */
  readonly end: 'complete' | 'held' | 'stalled' | 'client-closed' | 'cut' | 'open';
}

/** When something befell a connection. */
export interface Moment {
  /** Milliseconds since the tenancy began; 0 for what was before it. */
  readonly at: number;
  /** The sequence of the last exchange of the journal that had begun by then; 0 where none had. */
  readonly after: number;
}

/** A connection on which requests of a journal came, as the service saw it; behind TLS, or a tunnel, as within it. */
export interface Connection {
  /** Counts from 1 within one journal, in the order of the first requests. */
  readonly number: number;
  readonly opened: Moment;
  /** Absent while it stands. `by` is who ended it first. */
  readonly closed?: Moment & { readonly by: 'client' | 'service' };
}

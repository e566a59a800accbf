/** What a fault is: a row of data with pure changes of a reply or an answer. */
import type { Random } from '../../protocol/random.js';
import type { ErrorReply, Reply } from '../../protocol/reply.js';
import type { Answer, Understood } from '../stages.js';
import type { Use } from './quota.js';

/** Answers that a fault needs: a stream of status 200, a whole answer of status 200, an error. */
export type Need = 'stream' | 'whole' | 'error';

/**
 * What a fault decides for the whole answer; two faults that decide the same cannot go together. Those named
 * like fields of a delivery cannot go together with that field either.
 */
export type Setting =
  | 'status'
  | 'envelope'
  | 'retry-after'
  | 'retry-after-ms'
  | 'should-retry'
  | 'form'
  | 'body'
  | 'line-ends'
  | 'chunking'
  | 'ending'
  | 'compression'
  | 'content-type'
  | 'framing'
  | 'head'
  | 'firstByte'
  | 'interval'
  | 'gap'
  | 'rate'
  | 'request-id'
  | 'connection';

/** When a request came, and what was used before it. */
export interface Moment extends Use {
  /** Turns that the tenancy asked for before, whatever it was answered. */
  readonly turns: number;
  readonly random: Random;
}

/** What a change may use besides the answer. */
export interface ChangeParts {
  /** Draws of the fault's own: another fault beside it changes nothing of them. */
  readonly random: Random;
  /** Milliseconds since the epoch, by the mock's clock. */
  readonly now: number;
}

/** Gives the changed answer, or `undefined` where there is nothing in it that the fault could befall. */
export type Change = (answer: Answer, parts: ChangeParts) => Answer | undefined;

/** What takes the place of a reply. */
export type Refusal = Extract<Reply, { readonly error: ErrorReply }>;

/** A fault, by its id in the catalogue. */
export interface Fault {
  /** What happens, on the wire. */
  readonly title: string;
  /** Where it was seen or what it is after. */
  readonly source: string;
  readonly needs?: Need;
  readonly settles?: readonly Setting[];
  /** Refuses the request instead of answering it; `undefined`: not this one. */
  readonly refuse?: (moment: Moment) => Refusal | undefined;
  /** Answers as if something else had been asked for. */
  readonly ask?: (understood: Understood) => Understood | undefined;
  /** Words an error otherwise. */
  readonly word?: (error: ErrorReply) => ErrorReply;
  /** Changes what the answer says; what is kept for later calls is what it then says. */
  readonly content?: Change;
  /** Changes how the answer goes out. */
  readonly wire?: Change;
}

/** A group of the catalogue: faults by id. */
export type FaultGroup = Readonly<Record<string, Fault>>;

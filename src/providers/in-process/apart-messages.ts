/** What is said between an author's tests and a process in which one call of theirs is made. */
import type { Access } from '../../protocol/access.js';
import type { Call, ToldOptions } from '../../protocol/call.js';
import type { Occasion, Report } from '../provider.js';

/** The call. */
export interface ApartQuestion {
  /** The client's name. */
  readonly name: string;
  /** The address of the module whose default export makes the call. */
  readonly module: string;
  readonly call: Call;
  readonly access: Access;
  readonly occasion: Occasion;
  /** All that the client is told, where it finds the rest by itself; absent: it is told the access. */
  readonly told?: ToldOptions;
}

/** Its answer. `began`: the module is there, and the call is under way. */
export type ApartAnswer =
  | { readonly began: true }
  | { readonly report: Report }
  | { readonly failure: string };

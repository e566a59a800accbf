/** The schemas of requests, behind a door that loads them when first needed. */

import type { ActionName } from './actions/action.js';

/** Judges a parsed body: `undefined` when it fits, else the first misfit with its JSON pointer. */
type Validate = (body: unknown) => string | undefined;

/** One validator a body. */
export interface Validators {
  /** A request of `POST /20231130/actions/chat`, in any of the three formats. */
  readonly chatDetails: Validate;
  /** A request of `POST /20231130/actions/<name>`, for the actions besides chat. */
  readonly action: (name: ActionName, body: unknown) => string | undefined;
  /** A request of `POST /responses`. */
  readonly responses: Validate;
  /** A request of `POST …/chat/completions`. */
  readonly chatCompletion: Validate;
}

/**
 * Loads and compiles the schemas; the second time is free. TypeBox, Ajv and compiling take some
 * 300 ms, which nothing on the way to listening should wait for.
 *
 * @example
 * const { chatDetails } = await loadValidators();
 * chatDetails({}); // '/chatRequest/apiFormat is none of the formats'
 */
export async function loadValidators(): Promise<Validators> {
  return (await import('./schemas/validators.js')).validators;
}

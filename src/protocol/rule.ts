/** One reason to refuse a native request, and what it is judged by. */
import type { ChatCall } from './call.js';
import type { JsonObject } from './json.js';
import type { ModelRow } from './model-rows.js';
import type { ErrorReply } from './reply.js';

/** A request as a rule looks at it. */
export interface Asked {
  readonly call: ChatCall;
  readonly chatRequest: JsonObject;
  /** The public name, where the request gave an OCID that is known; else as the request has it. */
  readonly model: string;
  /** The catalogue's row; absent for a model that the catalogue does not have. */
  readonly row?: ModelRow;
  /** Served by a dedicated endpoint. */
  readonly dedicated: boolean;
}

/** One reason to refuse. */
export interface Rule {
  /** Kebab-case. */
  readonly id: string;
  /** The refusal, or `undefined` where the rule has nothing to say. */
  readonly refuse: (asked: Asked) => ErrorReply | undefined;
  /** Where the refusal was seen. */
  readonly source: string;
}

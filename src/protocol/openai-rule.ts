/** One reason to refuse a request of the OpenAI transports, and what it is judged by. */
import type { ChatCall, OpenAiFormat } from './call.js';
import type { JsonObject } from './json.js';
import type { ModelRow } from './model-rows.js';
import type { ErrorReply } from './reply.js';
import type { Evidence } from './variant.js';

/** A request as a rule looks at it. */
export interface OpenAiAsked {
  readonly call: ChatCall;
  readonly body: JsonObject;
  /** The public name, where the request gave an OCID that is known; else as the request has it. */
  readonly model: string;
  /** The catalogue's row; absent for a model that the catalogue does not have. */
  readonly row?: ModelRow;
  /** Served by a dedicated endpoint. */
  readonly dedicated: boolean;
}

/** One reason to refuse. */
export interface OpenAiRule {
  /** Kebab-case. */
  readonly id: string;
  /** Formats that it holds in; absent: both. */
  readonly on?: OpenAiFormat;
  /** The refusal, or `undefined` where the rule has nothing to say. */
  readonly refuse: (asked: OpenAiAsked) => ErrorReply | undefined;
  /** How well it is known that this is refused, and in these words. */
  readonly evidence: Evidence;
  /** Where the refusal was seen, and what of it was not. */
  readonly source: string;
}

/** What the operations that no model answers share: whose request it is, its body, its query. */
import type { JsonObject } from '../../protocol/json.js';
import type { OpenAiRoute } from '../../protocol/openai-routes.js';
import type { ErrorReply } from '../../protocol/reply.js';
import { type BodyReading, readOpenAiBody } from '../../protocol/requests/openai-body.js';
import { errorAnswer, jsonAnswer } from '../answers.js';
import type { Place } from '../memory/conversations.js';
import type { Answer, Received } from '../stages.js';

/** An admitted request, and the memory that it is about. */
export interface Serving {
  readonly received: Received;
  readonly route: OpenAiRoute;
  readonly place: Place;
  /** The ids in the path; empty texts for those that are not there. */
  readonly id: string;
  readonly secondId: string;
  /** The parsed body; empty where the request has none. */
  readonly body: JsonObject;
  readonly query: URLSearchParams;
  /** Its scope is a conversation store. */
  readonly inStore: boolean;
}

/** One operation. */
export type Operation = (serving: Serving) => Answer;

/** Seconds since the epoch, as all these objects have it. */
export const secondsOf = (now: number): number => Math.floor(now / 1000);

/** A refusal. */
export const refuse = (error: ErrorReply): Answer => errorAnswer(error);

/** An object; the journal says which operation answered. */
export const give = ({ route }: Serving, body: unknown): Answer =>
  jsonAnswer(body, route.operation);

/** Reads a body of JSON; an empty one says nothing. */
export const readBody = (bytes: Uint8Array): BodyReading =>
  bytes.length === 0 ? { ok: true, body: {} } : readOpenAiBody(bytes, () => undefined);

/** Answers that are not a model's: errors and JSON documents. */

import type { ErrorReply } from '../protocol/reply.js';
import { asPlatform, errorBody, texts } from '../protocol/service-errors.js';
import type { Plane } from './paths.js';
import type { Answer } from './stages.js';

/** An error as the service words it. `reply` is what the journal says answered. */
export function errorAnswer(error: ErrorReply, reply = 'error'): Answer {
  const { contentType, body } = errorBody(error);
  return {
    status: error.status,
    headers: { 'content-type': contentType },
    pieces: [Buffer.from(body)],
    stream: false,
    reply,
  };
}

/** The same error in the words of the host that a path belongs to. */
export function onPlane(error: ErrorReply, plane: Plane): ErrorReply {
  return plane === 'management' ? asPlatform(error) : error;
}

/** A JSON document. */
export function jsonAnswer(
  body: unknown,
  reply: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/json', ...headers },
    pieces: [Buffer.from(JSON.stringify(body))],
    stream: false,
    reply,
  };
}

/** Nothing here: wrong path, wrong compartment, no rights, all alike. */
export const notFound: ErrorReply = {
  status: texts.notFound.status,
  message: texts.notFound.message,
};

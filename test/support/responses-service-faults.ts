/** Ways to plant a fault in how the mock serves Responses: small wraps that a bug fills in. */
import type { Tenancy } from '../../src/mock/identity/tenancy.js';
import type { Answer, Received, StageWrap } from '../../src/mock/stages.js';
import { isObject, type JsonObject, textOf } from '../../src/protocol/json.js';
import type { OpenAiOperation, OpenAiRoute } from '../../src/protocol/openai-routes.js';
import type { ErrorReply } from '../../src/protocol/reply.js';
import { readFrames } from '../../src/protocol/sse.js';
import { objectIn } from './spoil.js';

/** The object that an answer is. */
const bodyOf = ({ pieces }: Answer): JsonObject | undefined => objectIn(Buffer.concat(pieces));

/** The answer as another object. */
const withObject = (answer: Answer, body: object): Answer => ({
  ...answer,
  pieces: [Buffer.from(JSON.stringify(body))],
});

/** An answer of the service's own. */
export const answerOf = (body: object, { operation }: OpenAiRoute): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  pieces: [Buffer.from(JSON.stringify(body))],
  stream: false,
  reply: operation,
});

/** Changes the answers of some operations. */
export const onServed =
  (names: readonly OpenAiOperation[], edit: (body: JsonObject) => JsonObject): StageWrap =>
  (stages) => ({
    ...stages,
    serve(received, tenancy, route) {
      const answer = stages.serve(received, tenancy, route);
      const body = names.includes(route.operation) ? bodyOf(answer) : undefined;
      return body === undefined || answer.stream || answer.status !== 200
        ? answer
        : withObject(answer, edit(body));
    },
  });

/** Performs another operation than the one that was asked for. */
export const servesAnother =
  (edit: (route: OpenAiRoute) => OpenAiRoute): StageWrap =>
  (stages) => ({
    ...stages,
    serve: (received, tenancy, route) => stages.serve(received, tenancy, edit(route)),
  });

/** The route without some of its query. */
export function withoutQuery(route: OpenAiRoute, name: string): OpenAiRoute {
  const query = new URLSearchParams(route.query);
  query.delete(name);
  return { ...route, query: query.toString() };
}

/** Is in another tenancy's place: its switches or its project are not heeded. */
export const inTenancy =
  (edit: (tenancy: Tenancy) => Tenancy): StageWrap =>
  (stages) => ({
    ...stages,
    admit: (received, tenancy, route) =>
      stages.admit(received, route === undefined ? tenancy : edit(tenancy), route),
    serve: (received, tenancy, route) => stages.serve(received, edit(tenancy), route),
    keep: (understood, answer, tenancy) => stages.keep(understood, answer, edit(tenancy)),
  });

/** Lets through what it should refuse: the turn is taken as `edit` has it. */
export const overlooks =
  (
    refused: (error: ErrorReply, body: JsonObject) => boolean,
    edit: (body: JsonObject) => JsonObject,
  ): StageWrap =>
  (stages) => ({
    ...stages,
    admit(received, tenancy, route) {
      const admission = stages.admit(received, tenancy, route);
      const body = route?.operation === 'responses.create' ? objectIn(received.body) : undefined;
      if (admission.ok || body === undefined || !refused(admission.error, body)) return admission;
      const bytes = Buffer.from(JSON.stringify(edit(body)));
      return stages.admit({ ...received, body: bytes }, tenancy, route);
    },
  });

/** Refuses what it should let through. */
export const refusesTurns =
  (when: (body: JsonObject, received: Received) => boolean): StageWrap =>
  (stages) => ({
    ...stages,
    admit(received, tenancy, route) {
      const admission = stages.admit(received, tenancy, route);
      if (!admission.ok || route?.operation !== 'responses.create') return admission;
      return when(admission.understood.body, received)
        ? { ok: false, error: { status: 400, message: 'This is not allowed.' } }
        : admission;
    },
  });

const isOwn = ({ reply, status }: Answer): boolean =>
  status === 200 && (reply === 'turn' || reply === 'family');

const objectsIn = (piece: Uint8Array): readonly JsonObject[] =>
  readFrames(piece).flatMap(({ payload }) => {
    const object = objectIn(Buffer.from(payload));
    return object === undefined ? [] : [object];
  });

/** An event as the service frames it. */
export const framed = (event: JsonObject): string =>
  `event: ${textOf(event.type)}\ndata: ${JSON.stringify(event)}\n\n`;

const isList = (edited: JsonObject | readonly JsonObject[]): edited is readonly JsonObject[] =>
  Array.isArray(edited);

const listOf = (edited: JsonObject | readonly JsonObject[]): readonly JsonObject[] =>
  isList(edited) ? edited : [edited];

type Edit = (event: JsonObject, at: number) => JsonObject | readonly JsonObject[];

/** Changes the events of the mock's own streams of Responses; an array stands for several, or none. */
export const ownEvents = (
  edit: Edit,
  frame: (event: JsonObject) => string = framed,
  end = 'data: [DONE]\n\n',
): StageWrap =>
  ownStreams((events) => {
    const edited = events.flatMap((event, at) => listOf(edit(event, at)));
    return [...edited.map(frame), end].filter((text) => text !== '');
  });

/** Changes whole streams of the mock's own: their events, without `[DONE]`. */
const ownStreams =
  (edit: (events: readonly JsonObject[]) => readonly string[]): StageWrap =>
  (stages) => ({
    ...stages,
    dispatch(given, received) {
      const answer = stages.dispatch(given, received);
      if (!isOwn(answer) || !answer.stream || !isResponses(received)) return answer;
      const pieces = edit(answer.pieces.flatMap(objectsIn)).map((text) => Buffer.from(text));
      return { ...answer, pieces };
    },
  });

/** Changes the Response objects of the mock's own turns, whole or in the events of a stream. */
export const ownResponses =
  (edit: (response: JsonObject) => JsonObject): StageWrap =>
  (stages) => {
    const streams = ownEvents((event) =>
      isObject(event.response) ? { ...event, response: edit(event.response) } : event,
    )(stages);
    return {
      ...streams,
      dispatch(given, received) {
        if (given.stream) return streams.dispatch(given, received);
        const answer = stages.dispatch(given, received);
        const body = isOwn(answer) && isResponses(received) ? bodyOf(answer) : undefined;
        return body === undefined ? answer : withObject(answer, edit(body));
      },
    };
  };

const isResponses = ({ method, target }: Received): boolean =>
  method === 'POST' && target.endsWith('/responses');

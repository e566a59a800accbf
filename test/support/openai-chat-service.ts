/** Ways to plant a fault in the service of chat completions: small wraps that a bug fills in. */
import type { Answer, Received, StageWrap } from '../../src/mock/stages.js';
import type { Access } from '../../src/protocol/access.js';
import type { ChatCall } from '../../src/protocol/call.js';
import { isObject, type JsonObject } from '../../src/protocol/json.js';
import type { OpenAiRoute } from '../../src/protocol/openai-routes.js';
import type { ErrorReply } from '../../src/protocol/reply.js';
import { readOpenAiChat } from '../../src/protocol/requests/openai-chat.js';
import type { Provider } from '../../src/providers/provider.js';
import { objectIn } from './spoil.js';

const isChat = (received: Received): boolean => received.target.endsWith('/chat/completions');

/** A client that makes another chat completion than it was told to, or asks elsewhere. */
export const changeAsking =
  (change: (call: ChatCall, access: Access) => Partial<{ call: ChatCall; access: Access }>) =>
  (reference: Provider): Provider => ({
    ...reference,
    run(call, access, signal) {
      if (access.transport !== 'v1' || call.operation !== 'chat') {
        return reference.run(call, access, signal);
      }
      const changed = { call, access, ...change(call, access) };
      return reference.run(changed.call, changed.access, signal);
    },
  });

/** A mock that lets through chat completions that it should refuse. */
export const admitsChat =
  (refused: (error: ErrorReply, body: JsonObject) => boolean): StageWrap =>
  (stages) => ({
    ...stages,
    admit(received, tenancy, route) {
      const admission = stages.admit(received, tenancy, route);
      const body = objectIn(received.body) ?? {};
      if (admission.ok || route?.operation !== 'chat.completions.create') return admission;
      if (!refused(admission.error, body)) return admission;
      const openai = { route, id: 'chatcmpl-0' };
      return {
        ok: true,
        understood: { transport: 'v1', call: readOpenAiChat(body), body, openai },
      };
    },
  });

/** A mock that refuses chat completions that it should let through. */
export const refusesChat =
  (forbidden: (received: Received, body: JsonObject, route: OpenAiRoute) => boolean): StageWrap =>
  (stages) => ({
    ...stages,
    admit(received, tenancy, route) {
      const admission = stages.admit(received, tenancy, route);
      if (!admission.ok || route?.operation !== 'chat.completions.create') return admission;
      return forbidden(received, objectIn(received.body) ?? {}, route)
        ? {
            ok: false,
            error: { status: 400, message: 'Please pass in correct format of request.' },
          }
        : admission;
    },
  });

/** Changes every answer on its way out. */
export const onTheWayOut =
  (edit: (answer: Answer, received: Received) => Answer): StageWrap =>
  (stages) => ({
    ...stages,
    dispatch: (answer, received) => edit(stages.dispatch(answer, received), received),
  });

/** Chat completions that the mock words itself; recordings are not touched. */
const isOwn = ({ reply, status }: Answer): boolean =>
  status === 200 && (reply === 'turn' || reply === 'family');

/** Changes the chunks of the mock's own streams; an array stands for several chunks, or none. */
export const ownChunks = (
  edit: (chunk: JsonObject, at: number) => JsonObject | readonly JsonObject[],
): StageWrap =>
  ownPayloads((payloads) => {
    let at = -1;
    return payloads.flatMap((payload) => {
      const chunk: unknown = payload === '[DONE]' ? payload : JSON.parse(payload);
      if (!isObject(chunk)) return [payload];
      at += 1;
      return [edit(chunk, at)].flat().map((one) => JSON.stringify(one));
    });
  });

/** Changes the payloads of the mock's own streams. */
export function ownPayloads(edit: (payloads: readonly string[]) => readonly string[]): StageWrap {
  return onTheWayOut((answer, received) => {
    if (!isChat(received) || !isOwn(answer) || !answer.stream) return answer;
    const payloads = answer.pieces.map((piece) =>
      Buffer.from(piece)
        .toString()
        .replace(/^data: |\n\n$/g, ''),
    );
    return {
      ...answer,
      pieces: edit(payloads).map((payload) => Buffer.from(`data: ${payload}\n\n`)),
    };
  });
}

/** Changes the whole answers that the mock words itself. */
export const ownWhole = (edit: (completion: JsonObject) => JsonObject): StageWrap =>
  onTheWayOut((answer, received) => {
    const completion = objectIn(Buffer.concat(answer.pieces));
    return !isChat(received) || !isOwn(answer) || answer.stream || completion === undefined
      ? answer
      : { ...answer, pieces: [Buffer.from(JSON.stringify(edit(completion)))] };
  });

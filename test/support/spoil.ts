/** Ways to plant a bug: what is changed, and nothing else. */
import type { Tenancy } from '../../src/mock/identity/tenancy.js';
import type { Answer, Received, StageWrap } from '../../src/mock/stages.js';
import type { Call, ChatCall } from '../../src/protocol/call.js';
import { isObject, type JsonObject, objectOf, objectsOf } from '../../src/protocol/json.js';
import { readCall } from '../../src/protocol/native-request.js';
import type { ErrorReply } from '../../src/protocol/reply.js';
import type { Provider, Report } from '../../src/providers/provider.js';
import type { Outcome } from '../../src/suites/trace.js';

/** A provider that makes another call than the one it was given. */
export function changeCall(change: (call: Call) => Call): (reference: Provider) => Provider {
  return (reference) => ({
    ...reference,
    run: (call, access, signal) => reference.run(change(call), access, signal),
  });
}

/** As {@link changeCall}, for chat alone. */
export function changeChat(
  change: (call: ChatCall) => ChatCall,
): (reference: Provider) => Provider {
  return changeCall((call) => (call.operation === 'chat' ? change(call) : call));
}

/** A provider that offers tools with other parameters: each property of their schemas is changed. */
export function changeParameters(
  change: (property: JsonObject) => JsonObject,
): (reference: Provider) => Provider {
  const inAll = (properties: unknown) =>
    Object.fromEntries(
      Object.entries(objectOf(properties)).map(([name, one]) => [name, change(objectOf(one))]),
    );
  return changeChat(({ tools, ...call }) => {
    if (tools === undefined) return call;
    const changed = tools.map(({ parameters, ...tool }) => ({
      ...tool,
      parameters: { ...parameters, properties: inAll(parameters.properties) },
    }));
    return { ...call, tools: changed };
  });
}

/** A provider that reports another outcome than the one it had. */
export function changeOutcome(
  change: (outcome: Outcome, call: Call) => Outcome,
): (reference: Provider) => Provider {
  return (reference) => ({
    ...reference,
    run: async (call, access, signal) => {
      const report = await reference.run(call, access, signal);
      return { ...report, outcome: change(report.outcome, call) };
    },
  });
}

/** A provider that makes the call once more when `again` says so, and reports the first outcome. */
export function repeat(
  again: (report: Report, call: Call) => boolean,
): (reference: Provider) => Provider {
  return (reference) => ({
    ...reference,
    run: async (call, access, signal) => {
      const report = await reference.run(call, access, signal);
      if (again(report, call)) await reference.run(call, access, signal);
      return report;
    },
  });
}

/** A mock that changes answers on their way out. */
export function changeAnswer(change: (answer: Answer, received: Received) => Answer): StageWrap {
  return (stages) => ({
    ...stages,
    dispatch: (answer, received) => stages.dispatch(change(answer, received), received),
  });
}

/** A mock that lets through native chats that it should refuse. */
export function admit(refused: (error: ErrorReply, body: JsonObject) => boolean): StageWrap {
  return (stages) => ({
    ...stages,
    admit: (received, tenancy, route) => {
      const admission = stages.admit(received, tenancy, route);
      if (route !== undefined) return admission;
      const body = objectIn(received.body);
      return admission.ok || body === undefined || !refused(admission.error, body)
        ? admission
        : { ok: true, understood: { transport: 'sdk', call: readCall(body), body } };
    },
  });
}

/** A mock that refuses native chats that it should let through, as misshapen. */
export function refuse(forbidden: (body: JsonObject, text: string) => boolean): StageWrap {
  return (stages) => ({
    ...stages,
    admit: (received, tenancy, route) => {
      const admission = stages.admit(received, tenancy, route);
      if (route !== undefined) return admission;
      const text = textIn(received.body);
      return admission.ok && forbidden(admission.understood.body, text)
        ? {
            ok: false,
            error: { status: 400, message: 'Please pass in correct format of request.' },
          }
        : admission;
    },
  });
}

/** A mock that changes pages of models. */
export function changeListing(
  change: (answer: Answer, query: URLSearchParams) => Answer,
): StageWrap {
  return (stages) => ({
    ...stages,
    manage: (received, tenancy) => {
      const answer = stages.manage(received, tenancy);
      const [path = '', query] = received.target.split('?');
      return path.endsWith('/models') && answer.status === 200
        ? change(answer, new URLSearchParams(query))
        : answer;
    },
  });
}

/** A mock whose pages hold something else. */
export function changeItems(change: (items: readonly JsonObject[]) => object): StageWrap {
  return changeListing((answer) => {
    const body = objectIn(Buffer.concat(answer.pieces));
    return withBody(answer, JSON.stringify(change(objectsOf(body?.items))));
  });
}

/** A mock that asks itself for another listing than the one it was asked for. */
export function changeQuery(change: (query: URLSearchParams, tenancy: Tenancy) => void): StageWrap {
  return (stages) => ({
    ...stages,
    manage: (received, tenancy) => {
      const [path = '', text] = received.target.split('?');
      if (!path.endsWith('/models')) return stages.manage(received, tenancy);
      const query = new URLSearchParams(text);
      change(query, tenancy);
      return stages.manage({ ...received, target: `${path}?${query}` }, tenancy);
    },
  });
}

/** The answer with another body. */
export function withBody(answer: Answer, body: string): Answer {
  return { ...answer, pieces: [Buffer.from(body)] };
}

/** The service's refusal as an object; not of who is calling (401), which is another subject's. */
export function errorIn(answer: Answer): JsonObject | undefined {
  if (answer.status < 400 || answer.status === 401) return undefined;
  const body = objectIn(Buffer.concat(answer.pieces));
  return body?.code === undefined ? undefined : body;
}

/** The object that a body holds. */
export function objectIn(body: Uint8Array): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(textIn(body));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function textIn(body: Uint8Array): string {
  return Buffer.from(body).toString();
}

/** A request's way through the mock: the stages in order, the journal beside them. */

import { ConformError } from '../errors.js';
import { type OpenAiOperation, transportOf } from '../protocol/openai-routes.js';
import { errorAnswer, onPlane } from './answers.js';
import type { HttpTrouble } from './body.js';
import type { Connections } from './connections.js';
import type { Dates } from './dates.js';
import { applyAftermath } from './identity/aftermath.js';
import type { Tenancy } from './identity/tenancy.js';
import { issuerRouteOf } from './issuers/routes.js';
import type { Ledger } from './ledger.js';
import { planeOf } from './paths.js';
import { type ExchangeRecord, openRecord } from './record.js';
import { createCompress } from './replies/compress.js';
import { createDelivery } from './replies/deliver.js';
import { type Destination, destinationOf } from './routes.js';
import type { Handle } from './server.js';
import type { Service } from './service.js';
import type { Answer, IssuerRoute, Received, Stages, Understood } from './stages.js';

/** What handling requests needs. */
export interface Handling {
  /** Gives the service, loading it the first time. */
  readonly load: () => Promise<Service>;
  readonly ledger: Ledger;
  readonly connections: Connections;
  readonly tenancyPrefix: boolean;
  readonly requestId: (callers?: string) => string;
  readonly dateOf: Dates;
  readonly now: () => number;
}

const troubleTexts: Readonly<Record<number, string>> = {
  413: 'The request body is larger than allowed.',
  417: 'The expectation of the request cannot be met.',
};

/** Whether an exchange is one of the OpenAI transports. */
const onOpenAi = ({ transport }: ExchangeRecord): boolean =>
  transport === 'v1' || transport === 'responses';

/** The operations that a model answers. */
const turns: ReadonlySet<OpenAiOperation> = new Set([
  'chat.completions.create',
  'responses.create',
]);

/** Whose journal an exchange belongs to, noted there from its beginning. */
type Note = (tenancy: Tenancy | undefined) => void;

/** Chooses and renders a model's answer; what befalls the tenancy with it is done before the answer goes out. */
function turn(
  stages: Stages,
  understood: Understood,
  tenancy: Tenancy,
  record: ExchangeRecord,
): Answer {
  const chosen = stages.choose(understood, tenancy);
  const pending = applyAftermath(tenancy, chosen.afterwards);
  if (pending) record.pending = pending;
  if (chosen.over) record.over = chosen.over;
  return stages.render(understood, chosen);
}

function chat(stages: Stages, received: Received, record: ExchangeRecord, note: Note): Answer {
  record.transport = 'sdk';
  const identity = stages.identify(received);
  record.identity = identity;
  note(identity.tenancy);
  if (!identity.ok) return errorAnswer(identity.error);
  const admission = stages.admit(received, identity.tenancy);
  if (!admission.ok) return errorAnswer(admission.error);
  return turn(stages, admission.understood, identity.tenancy, record);
}

function manage(stages: Stages, received: Received, record: ExchangeRecord, note: Note): Answer {
  record.transport = 'management';
  const identity = stages.identify(received);
  record.identity = identity;
  note(identity.tenancy);
  if (!identity.ok) return errorAnswer(onPlane(identity.error, planeOf(received.target)));
  return stages.manage(received, identity.tenancy);
}

/** Any operation of the OpenAI-compatible surface; a chat turn goes the way of the native ones. */
function openAi(
  stages: Stages,
  received: Received,
  record: ExchangeRecord,
  note: Note,
  { route, refusal }: Extract<Destination, { to: 'openai' }>,
): Answer {
  record.transport = transportOf(route.operation);
  const plane = planeOf(received.target);
  const identity = stages.identify(received);
  record.identity = identity;
  note(identity.tenancy);
  if (!identity.ok) return errorAnswer(onPlane(identity.error, plane));
  if (refusal) return errorAnswer(onPlane(refusal.error, plane), refusal.note);
  const { tenancy } = identity;
  if (!turns.has(route.operation)) return stages.serve(received, tenancy, route);
  const admission = stages.admit(received, tenancy, route);
  if (!admission.ok) return errorAnswer(admission.error);
  const { understood } = admission;
  return stages.keep(understood, turn(stages, understood, tenancy, record), tenancy);
}

/** A credential is asked for. */
async function issue(
  stages: Stages,
  received: Received,
  record: ExchangeRecord,
  note: Note,
  route: IssuerRoute,
): Promise<Answer> {
  record.issuer = route.issuer;
  const { answer, identity, shown } = await stages.issue(received, route);
  record.identity = identity;
  record.shown = shown === true;
  note(identity.tenancy);
  return answer;
}

/** The HTTP layer gave up: the body was not read, so that no signature over it can be judged. */
function troubled(stages: Stages, received: Received, trouble: HttpTrouble, note: Note): Answer {
  note(stages.identify(received).tenancy);
  const { status } = trouble;
  const message = trouble.message ?? troubleTexts[status] ?? 'The request is not well-formed.';
  return errorAnswer(onPlane({ status, message }, planeOf(received.target)), trouble.note);
}

/**
 * The kit's own failure, or a script that asks for what cannot be: said in the body. The status is
 * one that no SDK tries again (Oracle's retry 5xx), or a second try would hide the failure. On the OpenAI
 * transports it is said in the one envelope that OpenAI's SDKs show to their users.
 */
function failed(error: unknown, record: ExchangeRecord): Answer {
  const text =
    error instanceof ConformError
      ? `${error.code}: ${error.message} ${error.remedy}`
      : `OCIC_KIT_FAILED: ${error instanceof Error ? error.message : String(error)}`;
  const style = onOpenAi(record) ? 'upstream-unwrapped' : 'status-string';
  return errorAnswer({ status: 422, style, message: `oci-conform: ${text}` }, 'kit-failed');
}

/** Makes the function that answers every request. */
export function createHandle(handling: Handling): Handle {
  const { load, ledger, connections, tenancyPrefix, requestId, dateOf, now } = handling;
  const deliver = createDelivery();
  const compress = createCompress();
  let loaded: Service | undefined;

  const answer = (
    stages: Stages,
    received: Received,
    record: ExchangeRecord,
    note: Note,
    trouble?: HttpTrouble,
  ): Answer => {
    if (trouble) return troubled(stages, received, trouble, note);
    const destination = destinationOf(received.method, received.target, tenancyPrefix);
    if (destination.to === 'nowhere') {
      note(stages.identify(received).tenancy);
      return errorAnswer(destination.error, destination.note);
    }
    if (destination.to === 'openai') return openAi(stages, received, record, note, destination);
    const way = destination.to === 'chat' ? chat : manage;
    return way(stages, received, record, note);
  };

  return (received, response, trouble) => {
    ledger.arrive();
    const { req: raw } = response;
    const callersId = raw.headers['opc-request-id'];
    const route = trouble ? undefined : issuerRouteOf(received);
    const run = (stages: Stages) => {
      const record = openRecord(received, raw.rawHeaders, connections.of(raw.socket));
      let tenancy: Tenancy | undefined;
      let noted = false;
      const note: Note = (whose) => {
        tenancy = whose;
        noted = true;
        ledger.begin(record, whose);
      };
      const finish = (make: () => Answer) => {
        let made: Answer;
        try {
          made = stages.dispatch(make(), received);
          const coded = compress(made, onOpenAi(record) ? received.headers : []);
          if (coded) {
            made = coded.answer;
            record.coded = { plain: coded.plain, pieces: made.pieces };
          }
        } catch (error) {
          if (!noted) note(undefined);
          made = failed(error, record);
        }
        if (record.over && response.closed) record.over();
        else if (record.over) response.once('close', record.over);
        if (record.pending === undefined) send(made);
        else {
          record.pending.then(
            () => send(made),
            (error) => send(failed(error, record)),
          );
        }
      };
      const send = (made: Answer) => {
        const outlet = {
          response,
          chunked: raw.httpVersion !== '1.0',
          requestId: requestId(typeof callersId === 'string' ? callersId : undefined),
          date: dateOf(tenancy?.now() ?? received.now),
          now,
        };
        const done = () => ledger.end(record, tenancy);
        try {
          deliver(made, outlet, record, done);
        } catch (error) {
          // A wrapped stage may have put in headers that HTTP cannot carry: then nothing is sent yet.
          if (!response.headersSent) {
            delete record.coded;
            deliver(failed(error, record), outlet, record, done);
          } else {
            delete record.sent;
            record.end = 'cut';
            response.destroy();
          }
        }
      };
      if (route === undefined) {
        finish(() => answer(stages, received, record, note, trouble));
        return;
      }
      issue(stages, received, record, note, route).then(
        (made) => finish(() => made),
        (error: unknown) =>
          finish(() => {
            throw error;
          }),
      );
    };
    const begin = ({ stages, prepare }: Service) => {
      // Issuers judge signatures themselves, each in its way.
      if (route === undefined) prepare(received, () => run(stages));
      else run(stages);
    };
    if (loaded) {
      begin(loaded);
      return;
    }
    load().then(
      (service) => {
        loaded = service;
        begin(service);
      },
      (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
    );
  };
}

/** Whether the provider asked what the call asks, and as often. Pure. */
import type { Call, ChatCall, LifeStep, Transport } from '../protocol/call.js';
import type { Exchange } from '../protocol/exchange.js';
import type { Trace } from '../suites/trace.js';

/** Requests that are not those of the call. */
export interface Strayed {
  /** What is of this case and of others alike: causes are told apart by it. */
  readonly kind: string;
  /** With the numbers of this case: `4 requests came, and the call makes one.` */
  readonly words: string;
}

/** Where a turn is asked for, by transport. */
const places: Readonly<Partial<Record<Transport, string>>> = {
  sdk: '/actions/chat',
  v1: '/chat/completions',
  responses: '/responses',
};

/**
 * How the requests depart from the call; undefined where they do not, or where nobody can say: a call of pages, a
 * probe, a service without a journal. What follows an answer that failed is a try, and none too many.
 *
 * @example
 * strayedFrom(trace)?.words; // '4 requests came, and the call makes one.'
 */
export function strayedFrom(trace: Trace): Strayed | undefined {
  const { call, journal, outcome } = trace;
  if (journal === undefined || journal.length === 0) return undefined;
  const wanted = requestsOf(call);
  if (wanted === undefined) return undefined;
  const asked = journal.filter(isOfTheCall(call));
  const elsewhere = onAnotherRoute(trace, asked);
  if (elsewhere !== undefined) return elsewhere;
  const made = asked.filter((_, at) => at === 0 || !failed(asked[at - 1])).length;
  const failedOnce = [outcome, ...(outcome.steps ?? [])].some(({ error }) => error !== undefined);
  if (made === wanted || (made < wanted && failedOnce)) return undefined;
  const came = `${made} ${made === 1 ? 'request' : 'requests'} came`;
  const makes = `the call makes ${wanted === 1 ? 'one' : wanted}`;
  return {
    kind: `${made > wanted ? 'more' : 'fewer'} requests than the call makes`,
    words: `${came}, and ${makes}.`,
  };
}

/** How many requests a call is; undefined where that depends on the answers. */
function requestsOf(call: Call): number | undefined {
  switch (call.operation) {
    case 'chat':
    case 'get-model':
      return 1;
    case 'api':
      return call.method.endsWith('.list') ? undefined : 1;
    case 'rounds':
      return 1 + call.answers.length;
    case 'dialogue':
      return sum(call.steps.map(requestsOf));
    case 'life':
      return sum(call.steps.map(requestsOfStep));
    case 'configured':
      return requestsOf(call.call);
    case 'list-models':
    case 'probe':
      return undefined;
  }
}

function requestsOfStep({ call }: LifeStep): number {
  return call.operation === 'chat' ? 1 : 0;
}

function sum(counts: readonly (number | undefined)[]): number | undefined {
  return counts.reduce<number | undefined>(
    (all, one) => (all === undefined || one === undefined ? undefined : all + one),
    0,
  );
}

/** A client may look around before it asks for a turn: what it reads is no step. */
function isOfTheCall(call: Call): (exchange: Exchange) => boolean {
  const reads =
    call.operation === 'api' || call.operation === 'dialogue' || call.operation === 'get-model';
  return ({ issuer, request }) => issuer === undefined && (reads || request.method === 'POST');
}

function failed(exchange: Exchange | undefined): boolean {
  const { response, end } = exchange ?? {};
  return response === undefined || response.status >= 400 || end !== 'complete';
}

/** The first request for a turn, where it goes to the route of another transport. */
function onAnotherRoute(
  { call, transport }: Trace,
  [first]: readonly Exchange[],
): Strayed | undefined {
  const chat: ChatCall | undefined =
    call.operation === 'chat' ? call : call.operation === 'rounds' ? call.first : undefined;
  const place = places[transport];
  if (chat === undefined || chat.routed || place === undefined || first === undefined) return;
  const [path = ''] = first.request.target.split('?');
  if (path.endsWith(place)) return undefined;
  const other = Object.values(places).find((one) => path.endsWith(one));
  if (other === undefined) return undefined;
  return {
    kind: `a request to ${other}, where the call is for ${place}`,
    words: `The request went to ${path}, and the call is for …${place}.`,
  };
}

/** What a row of the journal says of an exchange. Pure. */
import type { Exchange } from '../protocol/exchange.js';
import { shortTarget } from './words.js';

/** A row; `exchange` is there for whoever opens it. */
export interface Row {
  readonly exchange: Exchange;
  readonly method: string;
  /** Short enough for a row. */
  readonly target: string;
  /** Transport or issuer; empty where the path is neither's. */
  readonly way: string;
  readonly auth: string;
  readonly model: string;
  /** `–` where there was no answer. */
  readonly status: string;
  /** How the row is coloured: taken, refused, let through in spite of a flaw, or none of these. */
  readonly tone: 'good' | 'bad' | 'warn' | 'plain';
  /** What was thought of the identity, or else why it was refused. */
  readonly verdict: string;
  /** Milliseconds until the last byte, or until the client left; undefined where nothing went out. */
  readonly duration: number | undefined;
  /** How it ended, where it did not end well. */
  readonly ending: string;
  /** Refused by its signature, its request or a fault; or let through where the service would not have. */
  readonly refused: boolean;
  /** All that the filter looks into, lower case. */
  readonly text: string;
}

const endings: Readonly<Record<Exchange['end'], string>> = {
  complete: '',
  held: 'held open',
  stalled: 'stalled',
  'client-closed': 'client left',
  cut: 'cut',
  open: 'under way',
};

/** Longest body that is parsed to find a model. */
const parsable = 262_144;

/** A member of an object of unknown kind. */
export const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The model, or the endpoint, that a request asks for. */
export function modelOf({ request: { body } }: Exchange): string {
  if (body.encoding !== 'utf8') return '';
  if (body.text.length > parsable || body.truncated) {
    return /"(?:model|modelId|endpointId)"\s*:\s*"([^"\\]{1,200})"/.exec(body.text)?.[1] ?? '';
  }
  const json = parsed(body.text);
  const mode = member(json, 'servingMode');
  const found = member(mode, 'modelId') ?? member(mode, 'endpointId') ?? member(json, 'model');
  return typeof found === 'string' ? found : '';
}

/** When the last that is known of an exchange happened, in milliseconds since it began. */
export function durationOf({ response, closed }: Exchange): number | undefined {
  const last = response?.chunks.at(-1)?.at;
  return closed === undefined ? last : Math.max(closed.at, last ?? 0);
}

/** What an error answer says of itself. */
function messageOf({ response }: Exchange): string | undefined {
  const json = parsed(response?.body.text.slice(0, parsable) ?? '');
  const message = member(json, 'message') ?? member(member(json, 'error'), 'message');
  return typeof message === 'string' ? message : undefined;
}

function verdictOf(exchange: Exchange, status: number): string {
  const { verdict, problem } = exchange.identity ?? {};
  if (verdict === 'refused') return problem ?? 'refused';
  if (verdict === 'let-through') return `let through: ${problem ?? ''}`;
  const { reply = 'error' } = exchange;
  if (status >= 400) return (reply === 'error' ? messageOf(exchange) : reply) ?? reply;
  return verdict ?? '';
}

/** Makes the row of an exchange. */
export function rowOf(exchange: Exchange): Row {
  const { request, response, identity, transport, issuer, faults = [], reply = '' } = exchange;
  const status = response?.status ?? 0;
  const flawed = identity?.problem !== undefined || identity?.verdict === 'refused';
  const failed = status >= 400 || identity?.verdict === 'refused';
  const made = {
    exchange,
    method: request.method,
    target: shortTarget(request.target),
    way: transport ?? issuer ?? '',
    auth: identity?.auth ?? '',
    model: modelOf(exchange),
    status: status === 0 ? '–' : String(status),
    tone: failed ? 'bad' : flawed ? 'warn' : status === 0 ? 'plain' : 'good',
    verdict: verdictOf(exchange, status),
    duration: durationOf(exchange),
    ending: endings[exchange.end],
    refused: failed || flawed,
  } as const;
  const { method, way, auth, model, verdict, ending } = made;
  const words = [method, request.target, way, auth, model, made.status, verdict, ending, reply];
  return { ...made, text: [...words, ...faults].join(' ').toLowerCase() };
}

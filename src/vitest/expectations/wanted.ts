/** A request that a test expects, and where one of the journal differs from it. Pure. */
import { differencesFrom } from '../../mock/replies/match.js';
import { shown } from '../../mock/replies/shape.js';
import type { AuthMode, Transport } from '../../protocol/call.js';
import type { Exchange } from '../../protocol/exchange.js';
import type { Match } from '../../protocol/reply.js';
import { bodyOf, turnOf } from './asked.js';
import { type Compare, valueDifferences } from './value-differences.js';

/** What a request is to be; what is not said is not looked at. The first five are those of a reply's `match`. */
export interface WantedRequest extends Omit<Match, 'transport'> {
  readonly transport?: Transport;
  /** Whether a stream was asked for. */
  readonly stream?: boolean;
  /** The auth mode by whose credential the request was accepted. */
  readonly auth?: AuthMode;
  readonly method?: string;
  /** Path and query, e.g. `/20231130/actions/chat`; or a part of them, as a regular expression. */
  readonly target?: string | RegExp;
  /** The answer's status. */
  readonly status?: number;
  /**
   * The request's body as JSON: members that it has among others, or an asymmetric matcher such as
   * `expect.objectContaining({ … })`. Lists have to be as long.
   */
  readonly body?: unknown;
}

/**
 * Where an exchange differs from what is wanted, a clause each; none where it fits.
 *
 * @example
 * differencesOf({ transport: 'v1' }, exchange, compare); // ['transport is sdk, not v1']
 */
export function differencesOf(
  wanted: WantedRequest,
  exchange: Exchange,
  compare: Compare,
): readonly string[] {
  const { transport, stream, auth, method, target, status, body, ...match } = wanted;
  const { request, identity, response } = exchange;
  return [
    ...plain('transport', transport, exchange.transport),
    ...plain('method', method, request.method),
    ...targetDifference(target, request.target),
    ...turnDifferences(match, stream, exchange),
    ...(auth !== undefined && identity?.verdict === 'refused'
      ? [`the credential was refused (${identity.problem ?? 'no problem is named'})`]
      : plain('auth', auth, identity?.auth)),
    ...plain('status', status, response?.status),
    ...(body === undefined ? [] : valueDifferences('body', body, bodyOf(exchange), compare)),
  ];
}

function plain<T extends string | number>(what: string, wanted: T | undefined, found?: T) {
  if (wanted === undefined || wanted === found) return [];
  return [`${what} is ${found ?? 'absent'}, not ${wanted}`];
}

function targetDifference(wanted: WantedRequest['target'], found: string): readonly string[] {
  if (wanted === undefined || wanted === found) return [];
  if (typeof wanted === 'string') return [`target is ${shown(found)}, not ${shown(wanted)}`];
  // A copy: `lastIndex` of a global one is the author's.
  return new RegExp(wanted.source, wanted.flags.replace(/[gy]/g, '')).test(found)
    ? []
    : [`target ${shown(found)} does not fit ${wanted}`];
}

function turnDifferences(
  match: Omit<Match, 'transport'>,
  stream: boolean | undefined,
  exchange: Exchange,
): readonly string[] {
  const asks = Object.values(match).some((value) => value !== undefined);
  if (!asks && stream === undefined) return [];
  const call = turnOf(exchange);
  const { transport } = exchange;
  if (call === undefined || transport === undefined) return ['it asks for no chat turn'];
  return [
    ...differencesFrom(match, { transport, call }),
    ...(stream === undefined || stream === call.stream
      ? []
      : [stream ? 'it asks for no stream' : 'it asks for a stream']),
  ];
}

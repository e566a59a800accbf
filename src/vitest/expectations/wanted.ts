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

/** A member of what is wanted that a request has not, in a clause. */
export interface Difference {
  readonly member: string;
  readonly words: string;
}

/**
 * Where an exchange differs from what is wanted; nowhere where it fits.
 *
 * @example
 * differencesOf({ transport: 'v1' }, exchange, compare); // [{ member: 'transport', words: 'transport is sdk, not v1' }]
 */
export function differencesOf(
  wanted: WantedRequest,
  exchange: Exchange,
  compare: Compare,
): readonly Difference[] {
  const { transport, stream, auth, method, target, status, body, ...match } = wanted;
  const { request, identity, response } = exchange;
  const found: Readonly<Record<string, readonly string[]>> = {
    transport: plain('transport', transport, exchange.transport),
    method: plain('method', method, request.method),
    target: targetDifference(target, request.target),
    ...turnDifferences(match, stream, exchange),
    auth:
      auth !== undefined && identity?.verdict === 'refused'
        ? [`the credential was refused (${identity.problem ?? 'no problem is named'})`]
        : plain('auth', auth, identity?.auth),
    status: plain('status', status, response?.status),
    body: body === undefined ? [] : valueDifferences('body', body, bodyOf(exchange), compare),
  };
  return Object.entries(found).flatMap(([member, clauses]) =>
    clauses.map((words) => ({ member, words })),
  );
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

/** Of what is wanted of a chat turn; a request that asks for none lacks all of it. */
function turnDifferences(
  { model, text, tools, turn }: Omit<Match, 'transport'>,
  stream: boolean | undefined,
  exchange: Exchange,
): Readonly<Record<string, readonly string[]>> {
  const call = turnOf(exchange);
  const { transport } = exchange;
  const differs = (match: Match): readonly string[] =>
    call === undefined || transport === undefined
      ? ['it asks for no chat turn']
      : differencesFrom(match, { transport, call });
  return {
    model: model === undefined ? [] : differs({ model }),
    text: text === undefined ? [] : differs({ text }),
    tools: tools === undefined ? [] : differs({ tools }),
    turn: turn === undefined ? [] : differs({ turn }),
    stream: stream === undefined ? [] : streamDifference(stream, call?.stream),
  };
}

function streamDifference(wanted: boolean, found: boolean | undefined): readonly string[] {
  if (wanted === found) return [];
  if (found === undefined) return ['it asks for no chat turn'];
  return [wanted ? 'it asks for no stream' : 'it asks for a stream'];
}

/** Checks on turns that are made of tools' answers: what the client says of the calls and the answers before. */
import type { ChatCall, Message, RoundsCall, ToolAnswer } from '../../protocol/call.js';
import type { Exchange } from '../../protocol/exchange.js';
import { objectOf } from '../../protocol/json.js';
import { readCall } from '../../protocol/native-request.js';
import { readOpenAiChat } from '../../protocol/requests/openai-chat.js';
import { readResponses } from '../../protocol/requests/openai-responses.js';
import type { ToolCall } from '../../protocol/turn.js';
import type { Check } from '../check.js';
import type { Trace } from '../trace.js';
import { fail, notObserved, pass, show } from './findings.js';
import { exchangesOf, jsonOf } from './observed.js';

/** What a request asks, whatever its format. */
function asked({ request, transport: own }: Exchange, trace: Trace): ChatCall {
  const body = objectOf(jsonOf(request.body));
  const transport = own ?? trace.transport;
  if (transport === 'v1') return readOpenAiChat(body);
  return transport === 'responses' ? readResponses(body) : readCall(body);
}

/** A call and what the model is told of it. */
interface Told {
  readonly call: string;
  readonly answer: string;
}

/** The calls of a turn with their answers: by name, and those of one function in their order. */
function expected(calls: readonly ToolCall[], answers: readonly ToolAnswer[]): readonly Told[] {
  const left = [...answers];
  return calls.map((call) => {
    const place = left.findIndex(({ name }) => name === call.name);
    const [answer] = place === -1 ? [] : left.splice(place, 1);
    return { call: words(call), answer: answer?.text ?? 'no answer' };
  });
}

/** Name and arguments, the latter as JSON where they are. */
function words({ name, arguments: given }: ToolCall): string {
  try {
    return `${name}(${JSON.stringify(JSON.parse(given))})`;
  } catch {
    return `${name}(${given})`;
  }
}

/** What messages say of calls and answers, turn by turn; an answer is a call's by its id, or by its place where there are none. */
function told(messages: readonly Message[]): readonly Told[] {
  const all: Told[] = [];
  let calls: readonly ToolCall[] = [];
  let place = 0;
  for (const message of messages) {
    if (message.role === 'assistant') {
      calls = message.toolCalls ?? [];
      place = 0;
    }
    if (message.role !== 'tool') continue;
    const { toolCallId: id } = message;
    const call = id === undefined ? calls[place] : calls.find((one) => one.id === id);
    place += 1;
    all.push({
      call: call === undefined ? `no call ${id ?? ''}` : words(call),
      answer: message.text,
    });
  }
  return all;
}

/** A client that chains says nothing but the answers, each by the id that the service gave its call. */
function toldInChain(messages: readonly Message[], calls: readonly ToolCall[]): readonly Told[] {
  return messages
    .filter(({ role }) => role === 'tool')
    .map(({ toolCallId, text }) => {
      const call = calls.find(({ id }) => id === toolCallId);
      return {
        call: call === undefined ? `no call ${toolCallId ?? ''}` : words(call),
        answer: text,
      };
    });
}

const inWords = (all: readonly Told[]): string =>
  all.map(({ call, answer }) => `${call} -> ${show(answer)}`).join('; ') || 'nothing';

const sorted = (all: readonly Told[]): readonly Told[] =>
  all.toSorted((a, b) => inWords([a]).localeCompare(inWords([b])));

function expectedIn(call: RoundsCall, turns: readonly (readonly ToolCall[])[], round: number) {
  const from = call.chained ? round - 1 : 0;
  return turns
    .slice(from, round)
    .flatMap((calls, at) => expected(calls, call.answers[from + at] ?? []));
}

export const roundsChecks = {
  /**
   * Each request after the first tells of every call before it and of its answer, word for word and as a pair; one
   * that chains, of those of the last turn.
   */
  'answers-are-told': (trace) => {
    const { call } = trace;
    if (call.operation !== 'rounds') return notObserved('The call has no rounds.');
    const exchanges = exchangesOf(trace);
    if (exchanges.length < 2) return notObserved('The tools’ answers never came.');
    const turns = (trace.given ?? []).map(({ turn }) => turn?.toolCalls ?? []);
    for (const [at, exchange] of exchanges.entries()) {
      if (at === 0) continue;
      const { messages } = asked(exchange, trace);
      const wanted = inWords(sorted(expectedIn(call, turns, at)));
      const actual = inWords(
        sorted(call.chained ? toldInChain(messages, turns[at - 1] ?? []) : told(messages)),
      );
      if (wanted !== actual) {
        return fail(`Request ${at + 1} does not tell what the tools answered.`, {
          expected: wanted,
          actual,
        });
      }
    }
    return pass(`${exchanges.length - 1} requests tell what the tools answered.`);
  },

  /**
   * In formats that have ids, every tool call that the last request tells of has one, and no two the same.
   */
  'calls-have-ids-of-their-own': (trace) => {
    const last = exchangesOf(trace).at(-1);
    if (last === undefined) return notObserved('No request was seen on the wire.');
    const calls = asked(last, trace).messages.flatMap(({ toolCalls = [] }) => toolCalls);
    if (calls.length === 0) return notObserved('No request tells of a call.');
    const ids = calls.map(({ id = '' }) => id);
    return ids.every((id) => id !== '') && new Set(ids).size === ids.length
      ? pass(`${ids.length} calls have ids of their own.`)
      : fail('A call has no id, or that of another.', {
          expected: `${ids.length} different ids`,
          actual: ids.map(show).join(', '),
        });
  },

  /**
   * A request that chains to the response before it holds the tools' answers alone: what was said is not said again.
   */
  'chain-says-nothing-again': (trace) => {
    const later = exchangesOf(trace).slice(1);
    if (later.length === 0) return notObserved('The tools’ answers never came.');
    const extra = later
      .flatMap((exchange) => asked(exchange, trace).messages)
      .find(({ role }) => role !== 'tool');
    return extra === undefined
      ? pass('Each later request holds answers alone.')
      : fail('A later request says again what the service knows.', {
          expected: 'answers of tools alone',
          actual: show(extra),
        });
  },
} satisfies Record<string, Check>;

/** Checks on Responses as bytes: how events are framed, numbered, ordered, and what they hold. */
import { isObject, type JsonObject, textOf as wordOf } from '../../protocol/json.js';
import { readFrames } from '../../protocol/sse.js';
import type { Check } from '../check.js';
import type { Trace } from '../trace.js';
import { fail, notObserved, pass, sameText, sameValue, show } from './findings.js';
import { bytesOf, exchangesOf, jsonOf, textOf } from './observed.js';

/** The last answer of a trace, which must be of status 200. */
const onAnswer =
  (
    look: (body: { text: string; bytes: Uint8Array }, expect: unknown) => ReturnType<Check>,
  ): Check =>
  (trace, expect) => {
    const response = lastOf(trace)?.response;
    if (response === undefined) return notObserved('No answer was seen on the wire.');
    const text = textOf(response.body);
    return response.status === 200
      ? look({ text, bytes: bytesOf(response.body) }, expect)
      : fail(`The service answered ${response.status}.`, { expected: '200', actual: text });
  };

const lastOf = (trace: Trace) => exchangesOf(trace).at(-1);

/** The events of the last stream, `[DONE]` left out. */
const onEvents = (
  look: (events: readonly JsonObject[], expect: unknown) => ReturnType<Check>,
): Check =>
  onAnswer(({ bytes, text }, expect) => {
    const events = readFrames(bytes).flatMap(({ payload }) => objectIn(payload));
    return events.length === 0
      ? fail('The stream holds no event.', { actual: text })
      : look(events, expect);
  });

function objectIn(payload: string): readonly JsonObject[] {
  try {
    const value: unknown = JSON.parse(payload);
    return isObject(value) ? [value] : [];
  } catch {
    return [];
  }
}

/** Shapes of ids; a kind of item has its prefix and 32 hex digits. */
const shapes: readonly RegExp[] = [
  /^(resp|conv|vs)_[a-z]{3}_[a-z0-9]{48}$/,
  /^[a-z]{2,5}_[0-9a-f]{32}$/,
];

/** What is new in every answer, told by what it is: ids as `msg#1`, times as `time`. */
function settler(): (value: unknown, key?: string) => unknown {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  const nameOf = (id: string): string => {
    const known = names.get(id);
    if (known !== undefined) return known;
    const prefix = id.slice(0, id.indexOf('_'));
    const count = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, count);
    names.set(id, `${prefix}#${count}`);
    return `${prefix}#${count}`;
  };
  const settle = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((entry) => settle(entry));
    if (isObject(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([name, member]) => [name, settle(member, name)]),
      );
    }
    if (typeof value === 'string') {
      return shapes.some((shape) => shape.test(value)) ? nameOf(value) : value;
    }
    const time = key.endsWith('_at') && typeof value === 'number' && /^\d{10}$/.test(String(value));
    return time ? 'time' : value;
  };
  return settle;
}

/** Neighbouring deltas of one place joined: how a model cuts its words is its own. */
function joined(events: readonly JsonObject[]): readonly JsonObject[] {
  const out: JsonObject[] = [];
  for (const { sequence_number: _, ...event } of events) {
    const last = out.at(-1);
    const rest = (one: JsonObject) => JSON.stringify({ ...one, delta: '' });
    if (typeof event.delta === 'string' && last !== undefined && rest(last) === rest(event)) {
      out[out.length - 1] = { ...event, delta: `${wordOf(last.delta)}${event.delta}` };
    } else out.push(event);
  }
  return out;
}

export const responsesChecks = {
  /**
   * Each event of a Responses stream is an `event:` line with its type, a `data:` line with its JSON and an empty
   * line; `[DONE]` may follow the last.
   */
  'events-are-framed': onAnswer(({ text }) => {
    const blocks = text.split('\n\n');
    const wrong = blocks.slice(0, -1).findIndex((block, at) => {
      if (block === 'data: [DONE]') return at !== blocks.length - 2;
      const [, name, payload] = /^event: (.+)\ndata: (.+)$/.exec(block) ?? [];
      return payload === undefined || objectIn(payload)[0]?.type !== name;
    });
    if (wrong === -1 && blocks.at(-1) === '')
      return pass(`${blocks.length - 1} events are framed.`);
    return fail('An event is not framed as the service does it.', {
      expected: 'event: <type> LF data: <JSON> LF LF',
      actual: show(blocks.at(wrong)),
      difference: `event ${wrong === -1 ? blocks.length : wrong + 1}`,
    });
  }),

  /**
   * The events of a Responses stream are numbered one by one, from 0 or from what `expect` says.
   */
  'sequence-numbers-rise': onEvents((events, expect) => {
    const from = typeof expect === 'number' ? expect : 0;
    const at = events.findIndex(({ sequence_number: number }, place) => number !== from + place);
    return at === -1
      ? pass(`${events.length} events are numbered from ${from}.`)
      : fail('The sequence numbers do not rise by one.', {
          expected: String(from + at),
          actual: show(events[at]?.sequence_number),
          difference: `event ${at + 1}, ${wordOf(events[at]?.type)}`,
        });
  }),

  /**
   * The events of a Responses stream have the types that `expect` lists, in order; repeated deltas count once,
   * `response.` is left out.
   */
  'events-come-in-order': onEvents((events, expect) => {
    const types = events.map(({ type }) => wordOf(type).replace(/^response\./, ''));
    const once = types.filter((type, at) => !type.endsWith('.delta') || type !== types[at - 1]);
    const wanted = Array.isArray(expect) ? expect.map(String) : [];
    return sameText('The order of events', wanted.join('\n'), once.join('\n'));
  }),

  /**
   * The events of a Responses stream are those that `expect` holds, but for their numbers; deltas are joined, ids
   * stand as `msg#1`, times as `time`.
   */
  'events-are-exactly': onEvents((events, expect) =>
    sameValue('The stream', expect, settler()(joined(events))),
  ),

  /** The Response object is the one that `expect` holds; ids stand as `msg#1`, times as `time`. */
  'response-is-exactly': onAnswer(({ text }, expect) => {
    const body = objectIn(text)[0];
    return body === undefined
      ? fail('The answer is no JSON object.', { actual: text })
      : sameValue('The response', expect, settler()(body));
  }),

  /**
   * The id of a response is `resp_`, three letters of an airport, and 48 small letters and digits.
   */
  'response-id-has-its-shape': (trace) => {
    const { id } = trace.outcome;
    return id !== undefined && /^resp_[a-z]{3}_[a-z0-9]{48}$/.test(id)
      ? pass(`The id is ${id}.`)
      : fail('The id of the response has another shape.', {
          expected: 'resp_<airport>_<48 small letters and digits>',
          actual: show(id),
        });
  },

  /**
   * The provider reports what the service did with its own tools, and calls of custom tools, apart from the text.
   */
  'built-in-calls-are-as-given': (trace) => {
    const given = trace.given?.[0]?.turn;
    return given === undefined
      ? notObserved('The trace holds no turn to compare with.')
      : sameValue(
          'What was called',
          given.builtInCalls ?? [],
          trace.outcome.turn?.builtInCalls ?? [],
        );
  },

  /**
   * The event that ends a Responses stream carries all that was said, and token counts, or says why there are none.
   */
  'stream-ends-with-its-response': onEvents((events) => {
    const last = events.at(-1);
    const response = isObject(last?.response) ? last.response : undefined;
    const ended = ['response.completed', 'response.incomplete', 'response.failed'];
    const good =
      ended.includes(wordOf(last?.type)) &&
      `response.${wordOf(response?.status)}` === last?.type &&
      Array.isArray(response?.output);
    return good
      ? pass(`The stream ends with ${wordOf(last?.type)}.`)
      : fail('The stream does not end with its response.', {
          expected: ended.join(' or '),
          actual: show(last),
        });
  }),

  /** Two requests of a dialogue were answered under one id: what was made is what is kept. */
  'answers-are-the-same': (trace) => {
    const bodies = exchangesOf(trace).map(({ response }) => response && jsonOf(response.body));
    const [made, ...kept] = bodies;
    if (kept.length === 0) return notObserved('There are no two answers to compare.');
    return sameValue('What is retrieved', made, kept.at(-1));
  },
} satisfies Record<string, Check>;

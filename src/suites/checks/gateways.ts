/**
 * Checks on what stands between a client and the service: what passed on the client's side is in `seen`, what
 * passed upstream in the journal.
 */
import type { Exchange } from '../../protocol/exchange.js';
import { isJson, isObject, type JsonObject, objectOf } from '../../protocol/json.js';
import type { Check } from '../check.js';
import type { Trace } from '../trace.js';
import { fail, notObserved, pass, show } from './findings.js';
import { exchangesOf, headerValues, jsonOf, textOf } from './observed.js';

/** What is asked of both sides of the first call. */
const onBothSides =
  (look: (client: Exchange, upstream: Exchange, expect: unknown) => ReturnType<Check>): Check =>
  (trace, expect) => {
    const [client] = trace.seen;
    const [upstream] = exchangesOf(trace);
    if (client === undefined) return notObserved('Nothing was noted on the client’s side.');
    return upstream === undefined
      ? notObserved(`Nothing went upstream; the gateway answered ${statusOf(client)}.`)
      : look(client, upstream, expect);
  };

/** What is asked of the last answer that the client got. */
const onAnswer =
  (
    look: (
      answer: NonNullable<Exchange['response']>,
      trace: Trace,
      expect: unknown,
    ) => ReturnType<Check>,
  ): Check =>
  (trace, expect) => {
    const answer = trace.seen.at(-1)?.response;
    return answer === undefined
      ? notObserved('The gateway answered nothing.')
      : look(answer, trace, expect);
  };

const statusOf = ({ response }: Exchange): string => String(response?.status ?? 'nothing');

/** Members that a gateway sets by its own lights: which model, how it is handed over, how many. */
const itsOwn: ReadonlySet<string> = new Set(['model', 'stream', 'stream_options', 'n', 'user']);

/** Events that end a turn of Responses. */
const endings: ReadonlySet<string> = new Set([
  'response.completed',
  'response.incomplete',
  'response.failed',
  'error',
]);

export const gatewaysChecks = {
  /**
   * Every member of the client's body goes upstream of a gateway with its value, but those that a gateway sets
   * itself.
   */
  'request-keeps-the-body': onBothSides((client, upstream) => {
    const sent = objectOf(jsonOf(client.request.body));
    const got = objectOf(jsonOf(upstream.request.body));
    const [lost] = Object.entries(sent)
      .filter(([key]) => !itsOwn.has(key))
      .flatMap(([key, value]) => lostFrom(value, got[key], `$.${key}`));
    return lost === undefined
      ? pass('What the client said went upstream.')
      : fail('The request that went upstream lacks what the client said.', {
          expected: show(sent),
          actual: show(got),
          difference: lost,
        });
  }),

  /**
   * A gateway adds no empty member (null, an empty text, list or object) to the body that its client sent.
   */
  'request-adds-nothing-empty': onBothSides((client, upstream) => {
    const sent = jsonOf(client.request.body);
    const got = jsonOf(upstream.request.body);
    const [added] = emptyBeside(sent, got, '$');
    return added === undefined
      ? pass('No empty member was added.')
      : fail('The gateway added an empty member to the request.', {
          expected: show(sent),
          actual: show(got),
          difference: added,
        });
  }),

  /**
   * Calls that are the same are the same upstream of a gateway, byte by byte: caches of prompts look at bytes.
   */
  'same-calls-are-the-same-bytes': (trace) => {
    const [first, ...others] = exchangesOf(trace).map(({ request }) => textOf(request.body));
    if (first === undefined || others.length === 0) {
      return notObserved('Fewer than two calls went upstream.');
    }
    const other = others.find((one) => one !== first);
    return other === undefined
      ? pass(`${others.length + 1} bodies are the same.`)
      : fail('Two calls that are the same are not the same upstream.', {
          expected: first,
          actual: other,
        });
  },

  /**
   * None of the headers that `expect` names go upstream: they are between the client and the gateway.
   */
  'headers-stay-behind': onBothSides((_client, { request }, expect) => {
    const names = Array.isArray(expect) ? expect.map(String) : [];
    const [found] = names.filter((name) => headerValues(request.headers, name).length > 0);
    return found === undefined
      ? pass(`${names.join(', ')}: none went upstream.`)
      : fail(`The client's header ${found} went upstream.`, {
          expected: `no ${names.join(', no ')}`,
          actual: request.headers.map(([name]) => name).join(', '),
        });
  }),

  /**
   * A gateway asks the service for as many answers as its client asked for (`n`), or for one at a time.
   */
  'answers-are-as-many-as-asked': onBothSides((client, upstream) => {
    const wanted = numberOf(objectOf(jsonOf(client.request.body)).n);
    const asked = numberOf(objectOf(jsonOf(upstream.request.body)).n);
    return asked === wanted || asked === 1
      ? pass(`${asked} of ${wanted} answers were asked for.`)
      : fail('The service was asked for another number of answers.', {
          expected: `${wanted}, or 1`,
          actual: String(asked),
        });
  }),

  /** The stream that a gateway's client gets has one `[DONE]`, and it is the last of it. */
  'one-done-and-last': onAnswer(({ body }) => {
    const events = dataOf(textOf(body));
    const dones = events.filter((data) => data === '[DONE]').length;
    return dones === 1 && events.at(-1) === '[DONE]'
      ? pass('One [DONE], and it is the last.')
      : fail(dones === 1 ? 'Something comes after [DONE].' : `There are ${dones} [DONE].`, {
          expected: 'one [DONE], at the end',
          actual: events.slice(-3).join(' · '),
        });
  }),

  /**
   * The stream that a gateway's client gets is one: 200, `text/event-stream`, and every event JSON but `[DONE]`.
   */
  'stream-is-well-formed': onAnswer(({ headers, body, status }) => {
    const [type = 'none'] = headerValues(headers, 'content-type');
    const bad = dataOf(textOf(body)).find((data) => data !== '[DONE]' && !isJson(data));
    return status === 200 && type.startsWith('text/event-stream') && bad === undefined
      ? pass('The stream is one of events in JSON.')
      : fail('The answer is no stream of events in JSON.', {
          expected: '200, text/event-stream, JSON',
          actual: `${status}, ${type}${bad === undefined ? '' : `, ${bad.slice(0, 120)}`}`,
        });
  }),

  /** What an event of the service says reaches the client, in the event of the same place. */
  'chunks-keep-their-members': onBothSides((client, upstream) => {
    const pairs = pairsOf(client, upstream);
    if (typeof pairs === 'string') return fail(pairs);
    const [lost] = pairs.flatMap(([got, sent], at) =>
      Object.entries(asSaid(sent)).flatMap(([key, value]) =>
        lostFrom(value, got[key], `event ${at + 1}: $.${key}`),
      ),
    );
    return lost === undefined
      ? pass(`${pairs.length} events came through.`)
      : fail('An event of the service lost something on its way to the client.', {
          difference: lost,
        });
  }),

  /**
   * A gateway adds no empty member (null, an empty text, list or object) to an event of the service.
   */
  'chunks-gain-nothing-empty': onBothSides((client, upstream) => {
    const pairs = pairsOf(client, upstream);
    if (typeof pairs === 'string') return fail(pairs);
    const [added] = pairs.flatMap(([got, sent], at) =>
      emptyBeside(sent, got, `event ${at + 1}: $`),
    );
    return added === undefined
      ? pass('No empty member was added.')
      : fail('The gateway added an empty member to an event.', { difference: added });
  }),

  /** Every event that the client hears has an `event:` line with its type; `[DONE]` has none. */
  'client-hears-framed-events': onAnswer(({ body }) => {
    const blocks = textOf(body)
      .split(/\r?\n\r?\n/)
      .filter((block) => /^data:/m.test(block));
    const bare = blocks.find((block) => {
      const [data = ''] = dataOf(block);
      const { type } = objectOf(isJson(data) ? JSON.parse(data) : undefined);
      return data !== '[DONE]' && /^event: ?(.*?)\r?$/m.exec(block)?.[1] !== type;
    });
    if (blocks.length === 0) return notObserved('The client heard no event.');
    return bare === undefined
      ? pass(`${blocks.length} events are framed.`)
      : fail('An event reached the client without an event: line of its type.', {
          expected: 'event: <type>, data: <JSON>',
          actual: bare.slice(0, 200),
        });
  }),

  /** One event ends a turn of Responses, and nothing but `[DONE]` comes after it. */
  'turn-ends-once': onAnswer(({ body }) => {
    const types = dataOf(textOf(body))
      .filter((data) => data !== '[DONE]')
      .map((data) => String(objectOf(isJson(data) ? JSON.parse(data) : undefined).type));
    const ends = types.filter((type) => endings.has(type)).length;
    return ends === 1 && endings.has(types.at(-1) ?? '')
      ? pass(`${types.at(-1)} ends the stream.`)
      : fail(
          ends === 1 ? 'Events come after the end of the turn.' : `The turn ends ${ends} times.`,
          {
            expected: `one of ${[...endings].join(', ')}, at the end`,
            actual: types.slice(-3).join(' · '),
          },
        );
  }),

  /** The error that the client gets is JSON in OpenAI's form: `error` with a `message`. */
  'error-is-openai-shaped': onAnswer(({ headers, body, status }) => {
    const [type = 'none'] = headerValues(headers, 'content-type');
    const { message } = objectOf(objectOf(jsonOf(body)).error);
    return typeof message === 'string' && message !== '' && type.startsWith('application/json')
      ? pass(`The error says ${show(message)}.`)
      : fail("The error has not OpenAI's form.", {
          expected: 'application/json: {"error":{"message": text}}',
          actual: `${status}, ${type}: ${textOf(body).slice(0, 200)}`,
        });
  }),

  /**
   * The header of the service's answer that `expect` names reaches the gateway's client with its value.
   */
  'header-comes-through': onBothSides((client, upstream, expect) => {
    const name = String(expect);
    const sent = headerValues(upstream.response?.headers ?? [], name);
    const got = headerValues(client.response?.headers ?? [], name);
    if (sent.length === 0) return notObserved(`The service sent no ${name}.`);
    return sent.join() === got.join()
      ? pass(`${name} is ${got.join()}.`)
      : fail(`${name} does not reach the client.`, {
          expected: sent.join(),
          actual: got.join() || 'nothing',
        });
  }),

  /** The client's `opc-request-id` goes upstream, alone or before what the gateway adds. */
  'request-id-goes-upstream': onBothSides((client, upstream) => {
    const [sent = ''] = headerValues(client.request.headers, 'opc-request-id');
    const got = headerValues(upstream.request.headers, 'opc-request-id').join();
    if (sent === '') return notObserved('The client sent no opc-request-id.');
    return got.startsWith(sent)
      ? pass(`opc-request-id is ${got}.`)
      : fail("The client's opc-request-id does not go upstream.", {
          expected: sent,
          actual: got || 'nothing',
        });
  }),

  /** Once its client has gone away, a gateway ends its own call within `expect` milliseconds. */
  'cancel-reaches-the-service': (trace, expect) => {
    const [upstream] = exchangesOf(trace);
    const [client] = trace.seen;
    if (upstream === undefined || client === undefined) {
      return notObserved('No call was seen upstream.');
    }
    if (client.end !== 'client-closed') {
      return notObserved(`The client did not go away early: its call ended as ${client.end}.`);
    }
    const heard = trace.events.find(({ kind }) => kind === 'text')?.at ?? 0;
    const within = typeof expect === 'number' ? expect : 1000;
    const { closed, end } = upstream;
    return closed !== undefined && closed.at <= heard + within
      ? pass(`The call upstream ended ${closed.at} ms after it began.`)
      : fail('The client went away, and the gateway went on to ask.', {
          expected: `the call upstream ended within ${within} ms`,
          actual: closed === undefined ? `it ended as ${end}` : `it ended after ${closed.at} ms`,
        });
  },
} satisfies Record<string, Check>;

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 1);

/** The `data` of each event. */
function dataOf(stream: string): readonly string[] {
  return stream
    .split(/\r?\n/)
    .flatMap((line) => (line.startsWith('data:') ? [line.slice(5).trim()] : []));
}

/** The events of both sides, side by side; or why they cannot be. */
function pairsOf(
  client: Exchange,
  upstream: Exchange,
): readonly (readonly [got: JsonObject, sent: JsonObject])[] | string {
  const events = ({ response }: Exchange) =>
    dataOf(response === undefined ? '' : textOf(response.body))
      .filter((data) => data !== '[DONE]')
      .map((data) => objectOf(isJson(data) ? JSON.parse(data) : undefined));
  const sent = events(upstream);
  const got = events(client);
  if (sent.length !== got.length) {
    return `The service sent ${sent.length} events, and the client got ${got.length}.`;
  }
  return sent.map((one, at) => [got[at] ?? {}, one] as const);
}

/** What of an event is the service's to say; the rest a gateway may have in its own words. */
function asSaid({ id, model, created, usage, response, ...said }: JsonObject): JsonObject {
  return isObject(response) ? { ...said, response: asSaid(response) } : said;
}

/** Where something that was sent is missing or another, at any depth; more may be there. */
function lostFrom(sent: unknown, got: unknown, path: string): readonly string[] {
  if (Array.isArray(sent)) {
    if (!Array.isArray(got)) return [`${path}: expected ${show(sent)}, got ${show(got)}`];
    return sent.flatMap((one, at) => lostFrom(one, got[at], `${path}[${at}]`));
  }
  if (isObject(sent)) {
    if (!isObject(got)) return [`${path}: expected ${show(sent)}, got ${show(got)}`];
    return Object.entries(sent).flatMap(([key, one]) => lostFrom(one, got[key], `${path}.${key}`));
  }
  return Object.is(sent, got) ? [] : [`${path}: expected ${show(sent)}, got ${show(got)}`];
}

/** Members that are empty, and that are not there on the other side, at any depth. */
function emptyBeside(sent: unknown, got: unknown, path: string): readonly string[] {
  if (Array.isArray(got)) {
    const before: readonly unknown[] = Array.isArray(sent) ? sent : [];
    return got.flatMap((one, at) => emptyBeside(before[at], one, `${path}[${at}]`));
  }
  if (!isObject(got)) return [];
  const before = objectOf(sent);
  return Object.entries(got).flatMap(([key, one]) => {
    const added = !(key in before) && isEmpty(one);
    return added
      ? [`${path}.${key}: ${show(one)}`]
      : emptyBeside(before[key], one, `${path}.${key}`);
  });
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0);

/**
 * The honest gateway with one sin, by its name.
 *
 *     node sinner.mjs 8080 buffers-the-stream
 */
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { honest, start } from './honest.mjs';

/** A body changed as JSON. */
const changed = (change) => ({ body: (text) => JSON.stringify(change(JSON.parse(text))) });

/** The client's headers, and these of them that an honest gateway keeps to itself. */
const alsoSends = (...names) => ({
  headers: (headers) => ({
    ...honest.headers(headers),
    ...Object.fromEntries(names.flatMap((name) => (headers[name] ? [[name, headers[name]]] : []))),
  }),
});

/** Bytes that are to be changed, or added to, are asked for as they are. */
const uncoded = (headers) => ({ ...honest.headers(headers), 'accept-encoding': 'identity' });

/** Each event of a stream changed as a text, those that give nothing left out; whole answers as they are. */
const eventsAs = (change) => ({
  headers: uncoded,
  relay(upstream, response) {
    let rest = '';
    const put = (event) => {
      const text = change(event);
      if (text !== undefined) response.write(`${text}\n\n`);
    };
    const streams = String(upstream.headers['content-type']).includes('event-stream');
    upstream.setEncoding('utf8').on('data', (text) => {
      if (!streams) return response.write(text);
      const parts = (rest + text).split('\n\n');
      rest = parts.pop();
      for (const part of parts) put(part);
    });
    upstream.on('end', () => response.end(rest));
    upstream.on('error', () => response.destroy());
  },
});

/** Each chunk of a stream changed as JSON. */
const chunksAs = (change) =>
  eventsAs((event) => {
    const [, before, data] = /^([^{]*data: )(\{.*)$/s.exec(event) ?? [];
    if (data === undefined) return event;
    const made = change(JSON.parse(data));
    return made === undefined ? undefined : `${before}${JSON.stringify(made)}`;
  });

/** The event that ends a turn of Responses, by its text. */
const isEnding = (event) => /^event: response\.(completed|incomplete|failed)\n/.test(event);

/** The response that an event speaks of changed, where it does. */
const responsesAs = (change) =>
  chunksAs((event) => (event.response ? { ...event, response: change(event.response) } : event));

const choices = (chunk, change) => ({ ...chunk, choices: chunk.choices?.map(change) });

const known = new Set([
  'model',
  'messages',
  'stream',
  'stream_options',
  'tools',
  'tool_choice',
  'temperature',
  'top_p',
  'max_tokens',
  'n',
  'input',
  'store',
  'previous_response_id',
]);
let calls = 0;
let total = 0;

/** What each sinner does otherwise. */
const sins = {
  'adds-null-members': changed((body) => ({ ...body, logit_bias: null })),
  'drops-unknown-members': changed((body) =>
    Object.fromEntries(Object.entries(body).filter(([key]) => known.has(key))),
  ),
  'shuffles-the-body': changed((body) => {
    calls += 1;
    const { model, ...rest } = body;
    return calls % 2 === 0 ? { model, ...rest } : { ...rest, model };
  }),
  'asks-for-two-answers': changed((body) => (body.n > 1 ? { ...body, n: 2 } : body)),
  'forwards-client-credentials': alsoSends('x-api-key', 'cookie', 'proxy-authorization'),
  'forwards-connection-headers': alsoSends('te', 'proxy-connection'),
  'signs-nothing': { signs: false },
  'buffers-the-stream': {
    relay(upstream, response) {
      const pieces = [];
      upstream.on('data', (bytes) => pieces.push(bytes));
      upstream.on('end', () => response.end(Buffer.concat(pieces)));
      upstream.on('error', () => response.destroy());
    },
  },
  'drops-usage': chunksAs((chunk) => {
    const { usage, ...rest } = chunk;
    return usage && chunk.choices?.length === 0 ? undefined : rest;
  }),
  'adds-null-to-chunks': chunksAs((chunk) =>
    choices(chunk, (choice) => ({ ...choice, delta: { ...choice.delta, function_call: null } })),
  ),
  'rewrites-chunks': chunksAs(({ id, object, created, model, choices: all, usage, error }) => ({
    ...{ id, object, created, model, usage, error },
    choices: all?.map(({ index, delta = {}, finish_reason }) => ({
      index,
      delta: {
        role: delta.role,
        content: delta.content,
        refusal: delta.refusal,
        tool_calls: delta.tool_calls,
      },
      finish_reason,
    })),
  })),
  'drops-finish-reasons': chunksAs((chunk) =>
    choices(chunk, (choice) => ({ ...choice, finish_reason: null })),
  ),
  'loses-call-ids': chunksAs((chunk) =>
    choices(chunk, (choice) => {
      const { tool_calls: made, ...delta } = choice.delta ?? {};
      if (made === undefined) return choice;
      return { ...choice, delta: { ...delta, tool_calls: made.map(({ id: _, ...call }) => call) } };
    }),
  ),
  'doubles-done': eventsAs((event) => (event === 'data: [DONE]' ? `${event}\n\n${event}` : event)),
  'omits-done': eventsAs((event) => (event === 'data: [DONE]' ? undefined : event)),
  'hides-a-cut': {
    headers: uncoded,
    relay(upstream, response) {
      upstream.on('data', (bytes) => response.write(bytes));
      upstream.on('end', () => response.end());
      const end = { id: 'end', object: 'chat.completion.chunk', created: 0, model: '' };
      const choice = { index: 0, delta: {}, finish_reason: 'stop' };
      upstream.on('error', () =>
        response.end(`data: ${JSON.stringify({ ...end, choices: [choice] })}\n\ndata: [DONE]\n\n`),
      );
    },
  },
  'maps-every-error-to-500': {
    error: (status, text) => ({ ...honest.error(status, text), status: 500 }),
  },
  'hands-errors-on-as-they-are': { error: (status, body) => ({ status, body }) },
  'drops-retry-after': {
    answerHeaders: (headers) => {
      const { 'retry-after': _, ...rest } = honest.answerHeaders(headers);
      return rest;
    },
  },
  'keeps-the-upstream-open': { gone: () => {} },
  'drops-request-ids': {
    answerHeaders: (headers) => {
      const { 'opc-request-id': _, ...rest } = honest.answerHeaders(headers);
      return rest;
    },
  },
  'makes-up-request-ids': {
    headers: (headers) => ({ ...honest.headers(headers), 'opc-request-id': 'of-the-gateway' }),
  },
  'serves-turns-alone': { serves: ({ method, url }) => method === 'POST' && !/\/\w+_/.test(url) },
  'drops-event-lines': eventsAs((event) => event.replace(/^event: .*\n/, '')),
  'omits-the-ending': eventsAs((event) => (isEnding(event) ? undefined : event)),
  'doubles-the-ending': eventsAs((event) => (isEnding(event) ? `${event}\n\n${event}` : event)),
  'drops-counts': responsesAs(({ usage: _, ...response }) => response),
  'adds-up-counts': responsesAs(({ usage, ...response }) => {
    if (!usage) return response;
    total += usage.output_tokens;
    return { ...response, usage: { ...usage, output_tokens: total } };
  }),
  'adds-null-to-events': chunksAs((event) => ({ ...event, annotations: null })),
  'rewrites-events': chunksAs(({ obfuscation: _, ...event }) => event),
  'forgets-the-response-before': changed(({ previous_response_id: _, ...body }) => body),
  'calls-failures-complete': eventsAs((event) =>
    event
      .replace(/^event: response\.(failed|incomplete)\n/, 'event: response.completed\n')
      .replace(/"type":"response\.(failed|incomplete)"/, '"type":"response.completed"')
      .replace(/"status":"(failed|incomplete)"/, '"status":"completed"')
      .replace(/"error":\{[^}]*\}/, '"error":null'),
  ),
  'loses-ids-of-calls': eventsAs((event) => event.replaceAll(/"call_id":"[^"]*",/g, '')),
};

/** The names of all sins. */
export const sinNames = Object.keys(sins);

if (argv[1] === fileURLToPath(import.meta.url)) {
  start(Number(argv[2]), { ...honest, ...sins[argv[3]] });
}

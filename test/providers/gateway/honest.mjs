/**
 * A small honest gateway: takes OpenAI requests below /v1 or a prefix of it, signs them with Oracle's own signer, and passes on what the
 * service answers as it comes. `parts` are what a gateway with a sin does otherwise.
 *
 *     node honest.mjs 8080
 */
import { createServer, request } from 'node:http';
import { argv, env } from 'node:process';
import { fileURLToPath } from 'node:url';
import common from 'oci-common';

/** Between the client and the gateway: none of these goes upstream. */
const ownAffair = new Set([
  ...['authorization', 'proxy-authorization', 'cookie', 'x-api-key', 'host', 'content-length'],
  ...[
    'connection',
    'keep-alive',
    'proxy-connection',
    'te',
    'trailer',
    'transfer-encoding',
    'upgrade',
  ],
]);

/** Of an answer: the connection's own, which Node writes anew. */
const ofConnection = new Set(['connection', 'keep-alive', 'transfer-encoding']);

const without = (headers, names) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.has(name)));

/** What each step of an honest gateway does. */
export const honest = {
  /** Text of the request's body. */
  body: (text) => text,
  /** Headers that go upstream, of the client's. */
  headers: (headers) => without(headers, ownAffair),
  /** Whether a request is one for this gateway. */
  serves: () => true,
  /** Whether the call upstream is proved. */
  signs: true,
  /** What the client is told of an error. */
  error: (status, text) => {
    let said = text;
    let code;
    try {
      const body = JSON.parse(text);
      const inner = typeof body.error === 'object' ? body.error : body;
      ({ message: said = text, code } = inner);
    } catch {
      // It is no JSON: its text says it.
    }
    return {
      status,
      body: {
        error: {
          message: String(said || `The service answered ${status}.`),
          type: 'upstream_error',
          param: null,
          code: code ?? null,
        },
      },
    };
  },
  /** Headers of the answer. */
  answerHeaders: (headers) => without(headers, ofConnection),
  /** Bytes of an answer, on their way to the client. */
  relay: (upstream, response) => {
    upstream.on('data', (bytes) => response.write(bytes));
    upstream.on('end', () => response.end());
    upstream.on('error', () => response.destroy());
  },
  /** The client has gone. */
  gone: (call) => call.destroy(),
};

const readAll = async (stream) => {
  const pieces = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
};

async function signed({ method, uri, body }, headers, parts) {
  const all = new Headers({ ...headers, 'opc-compartment-id': env.OCI_COMPARTMENT_ID });
  if (parts.signs) {
    const provider = new common.ConfigFileAuthenticationDetailsProvider(
      env.OCI_CONFIG_FILE,
      'DEFAULT',
    );
    const signer = new common.DefaultRequestSigner(provider);
    await signer.signHttpRequest({
      ...{ method, uri, headers: all },
      ...(method === 'POST' ? { body } : {}),
    });
  }
  return Object.fromEntries(all);
}

/** Answers one request. */
async function answer(incoming, response, parts) {
  const { method } = incoming;
  const said = await readAll(incoming);
  const body = method === 'POST' ? parts.body(said) : said;
  const path = incoming.url.replace(/^(\/[\w-]+)?\/v1/, '');
  const uri = `${env.OPENAI_BASE_URL}${path}`;
  const headers = await signed({ method, uri, body }, parts.headers(incoming.headers), parts);
  const call = request(uri, { method, headers });
  response.on('close', () => {
    if (!response.writableFinished) parts.gone(call);
  });
  call.on('error', () => {
    if (response.headersSent) response.destroy();
    else
      response
        .writeHead(502, { 'content-type': 'application/json' })
        .end('{"error":{"message":"The service cannot be reached."}}');
  });
  call.on('response', async (upstream) => {
    const { statusCode: status } = upstream;
    if (status >= 400) {
      const told = parts.error(status, await readAll(upstream));
      const { 'content-length': _, ...rest } = parts.answerHeaders(upstream.headers);
      response.writeHead(told.status, { ...rest, 'content-type': 'application/json' });
      response.end(typeof told.body === 'string' ? told.body : JSON.stringify(told.body));
      return;
    }
    response.writeHead(status, parts.answerHeaders(upstream.headers));
    response.flushHeaders();
    parts.relay(upstream, response);
  });
  call.end(body);
}

/** Starts a gateway. */
export function start(port, parts = honest) {
  const server = createServer((incoming, response) => {
    if (!parts.serves(incoming)) {
      response
        .writeHead(404, { 'content-type': 'application/json' })
        .end('{"error":{"message":"There is nothing here."}}');
      return;
    }
    answer(incoming, response, parts).catch((error) => {
      console.error(error);
      response.destroy();
    });
  });
  server.listen(port, '127.0.0.1', () => console.error(`listening on ${port}`));
}

if (argv[1] === fileURLToPath(import.meta.url)) start(Number(argv[2]));

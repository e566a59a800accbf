/** What passes between the client and the gateway, noted as exchanges while it goes by untouched. */
import type { Exchange, HeaderLines, WireChunk } from '../../protocol/exchange.js';
import { wireBody } from '../../protocol/wire-body.js';
import type { Redact } from '../adapter/secrets.js';

/** A `fetch` that notes. */
export interface Watch {
  readonly fetch: (url: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** What it saw so far, oldest first. */
  seen(): readonly Exchange[];
}

/** An exchange that goes on. */
interface Open {
  request: Exchange['request'];
  at: number;
  response?: { status: number; headers: HeaderLines };
  readonly pieces: Uint8Array[];
  readonly chunks: WireChunk[];
  end: Exchange['end'];
}

/** Headers that prove who calls: their values are nobody else's business. */
const secret = /^(authorization|proxy-authorization|cookie|set-cookie|x-api-key|api-key)$/i;

/**
 * Makes a `fetch` that notes what it sends and gets. Chunks have the times at which they were read; of a coded
 * body, what it was decoded to.
 *
 * @param redact takes secrets out of texts
 */
export function watch(redact: Redact): Watch {
  const exchanges: Open[] = [];
  const began = performance.now();
  const since = (start: number) => Math.round(performance.now() - start);
  return {
    async fetch(url, init) {
      const { pathname, search } = new URL(String(url));
      const one: Open = {
        at: since(began),
        request: {
          method: init?.method ?? 'GET',
          target: `${pathname}${search}`,
          headers: linesOf(new Headers(init?.headers)),
          body: bodyOf(typeof init?.body === 'string' ? [Buffer.from(init.body)] : [], redact),
        },
        pieces: [],
        chunks: [],
        end: 'open',
      };
      exchanges.push(one);
      const start = performance.now();
      const ended = () => (init?.signal?.aborted ? 'client-closed' : 'cut');
      const response = await fetch(url, init).catch((thrown: unknown) => {
        one.end = ended();
        throw thrown;
      });
      one.response = { status: response.status, headers: linesOf(response.headers) };
      if (response.body === null) {
        one.end = 'complete';
        return response;
      }
      const body = noted(response.body, one, () => since(start), ended);
      return new Response(body, response);
    },
    seen: () => exchanges.map((one, at) => exchangeOf(one, at + 1, redact)),
  };
}

/** The same bytes at the same pace. */
function noted(
  body: ReadableStream<Uint8Array>,
  one: Open,
  now: () => number,
  ended: () => Exchange['end'],
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let offset = 0;
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) {
          one.end = 'complete';
          controller.close();
          return;
        }
        one.pieces.push(value);
        one.chunks.push({ at: now(), offset, length: value.length });
        offset += value.length;
        controller.enqueue(value);
      } catch (thrown) {
        one.end = ended();
        controller.error(thrown);
      }
    },
    async cancel(reason) {
      one.end = 'client-closed';
      await reader.cancel(reason);
    },
  });
}

function exchangeOf(one: Open, sequence: number, redact: Redact): Exchange {
  const { at, request, response, chunks, pieces, end } = one;
  return {
    sequence,
    at,
    request,
    ...(response === undefined
      ? {}
      : { response: { ...response, body: bodyOf(pieces, redact), chunks: [...chunks] } }),
    // Whoever asks has heard enough.
    end: end === 'open' ? 'client-closed' : end,
  };
}

const linesOf = (headers: Headers): HeaderLines =>
  [...headers].map(([name, value]) => [name, secret.test(name) ? '[redacted]' : value] as const);

function bodyOf(pieces: readonly Uint8Array[], redact: Redact): Exchange['request']['body'] {
  const body = wireBody(Buffer.concat(pieces));
  return body.encoding === 'utf8' ? { ...body, text: redact(body.text) } : body;
}

/** Server-Sent Events of a journal (WHATWG HTML, section 9.2). */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { Exchange } from '../../protocol/exchange.js';
import type { WatchedJournal } from '../options.js';

/** Milliseconds between two comments that keep an idle stream open. */
const keepAlive = 15_000;

/** What is told, and to whom. */
interface Following {
  readonly journal: WatchedJournal;
  /** The sequence of the last exchange that was seen; a header `last-event-id` goes before it. */
  readonly since: number | undefined;
  readonly isAsked: (exchange: Exchange) => boolean;
}

/** The sequence in `last-event-id`, where it is one. */
function lastSeen({ headers }: IncomingMessage): number | undefined {
  const id = headers['last-event-id'];
  return typeof id === 'string' && /^\d{1,15}$/.test(id) ? Number(id) : undefined;
}

const eventOf = (exchange: Exchange): string =>
  `id: ${exchange.sequence}\nevent: exchange\ndata: ${JSON.stringify(exchange)}\n\n`;

/** Sends them until the client goes, or the journal's owner does. A slow reader is waited for. */
export function sendEvents(request: IncomingMessage, reply: FastifyReply, following: Following) {
  const { raw } = reply.hijack();
  const { journal, isAsked } = following;
  const since = lastSeen(request) ?? following.since;
  const gone = new AbortController();
  const { signal } = gone;
  const timer = setInterval(() => raw.write(': keep-alive\n\n'), keepAlive);
  raw.once('close', () => gone.abort());
  const send = async () => {
    for await (const exchange of journal.follow({
      ...(since === undefined ? {} : { since }),
      signal,
    })) {
      if (isAsked(exchange) && !raw.write(eventOf(exchange))) await once(raw, 'drain', { signal });
    }
  };
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) raw.setHeader(name, value);
  }
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'x-accel-buffering': 'no',
  });
  // Says that it is open before the first exchange.
  raw.write(': following\n\n');
  send()
    .catch(() => undefined)
    .finally(() => {
      clearInterval(timer);
      raw.end();
    });
}

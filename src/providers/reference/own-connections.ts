/** A client's own connections, by Node's pool: Oracle's SDK and `fetch` share theirs with the whole process. */
import { Agent, type IncomingMessage, request as send } from 'node:http';
import { Readable } from 'node:stream';
import type { ChatCall, LifeCall } from '../../protocol/call.js';
import type { Outcome, StepOutcome } from '../../suites/trace.js';
import { life } from './life.js';
import type { Emit } from './reading.js';

/** The connections of one client. */
export interface OwnConnections {
  /** As the global one, over these connections; plain HTTP alone. Rejects once they are closed. */
  readonly fetch: (url: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** Ends all of them, those in use among them. */
  close(): void;
}

/** Makes a pool; nothing is opened before it is needed. */
export function ownConnections(): OwnConnections {
  const agent = new Agent({ keepAlive: true });
  let closed = false;
  return {
    async fetch(url, init) {
      if (closed) throw new Error('The client is closed.');
      const request = new Request(url, init);
      const body = Buffer.from(await request.arrayBuffer());
      // Not the request's own signal: that follows the caller's by a weak reference, and no more once it is collected.
      const answer = await exchange(agent, request, body, init?.signal ?? undefined);
      const headers = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
        values.map((value): [string, string] => [name, value]),
      );
      return new Response(Readable.toWeb(answer), { status: answer.statusCode ?? 0, headers });
    },
    close() {
      closed = true;
      agent.destroy();
    },
  };
}

function exchange(
  agent: Agent,
  { method, url, headers }: Request,
  body: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = send(url, { agent, method, headers: Object.fromEntries(headers) });
    const stop = () => outgoing.destroy(new DOMException('The call was aborted.', 'AbortError'));
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
    outgoing.on('error', reject).on('response', (answer) => {
      // A connection whose answer has come whole is not to be ended with its call.
      answer.once('end', () => signal?.removeEventListener('abort', stop));
      resolve(answer);
    });
    outgoing.end(body);
  });
}

/**
 * Plays the life of reference clients: each has connections of its own.
 *
 * @param chat makes one chat turn over them
 */
export async function liveOver(
  call: LifeCall,
  emit: Emit,
  chat: (step: ChatCall, connections: OwnConnections, emit: Emit) => Promise<StepOutcome>,
): Promise<Outcome> {
  const clients = new Map<number, OwnConnections>();
  const clientOf = (number: number) => {
    const client = clients.get(number) ?? ownConnections();
    clients.set(number, client);
    return client;
  };
  try {
    return await life(call, async (number, asked, heard) => {
      const client = clientOf(number);
      if (asked.operation === 'chat') {
        return chat(asked, client, (kind, text) => {
          emit(kind, text);
          if (kind === 'text' && text !== '') heard();
        });
      }
      if (asked.operation === 'close') client.close();
      return {};
    });
  } finally {
    for (const client of clients.values()) client.close();
  }
}

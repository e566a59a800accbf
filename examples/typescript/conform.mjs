// The adapter protocol of oci-conform, for clients in JavaScript: lines of JSON on stdin and stdout. An adapter
// calls `serve` and is the client alone; see those beside this file. docs/adapters.md, in the package
// oci-conform, tells of the messages.
import { createInterface } from 'node:readline';

const write = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

/**
 * Answers the kit until it has no more to ask, then ends the process.
 *
 * @param ready who answers: `name`, `version`, `capabilities`
 * @param open makes the client of a session from its first call; all calls of the session share it
 * @param operations a function for each `operation` of a call: `chat`, `list-models`, `get-model`, `api`. It gets the
 * client, the kit's `call`, and `tell`: `tell.text('…')` and `tell.reasoning('…')` hand over a piece as it comes,
 * `tell.signal` is aborted when the kit waits no longer. What it gives are the members of `result`. What it throws
 * becomes `error`, with the HTTP status that it has as `status` or `statusCode`. `open` and `close` are here: a client
 * is closed by its own `close()`.
 *
 * @example
 * await serve({ name: 'mine', capabilities }, ({ access }) => new Client(access.endpoint), {
 *   chat: async (client, { messages }, tell) => ({ text: await client.ask(messages, tell.signal) }),
 * });
 */
export async function serve(ready, open, operations) {
  const perform = { open() {}, close: (client) => client.close(), ...operations };
  const clients = new Map();
  const running = new Map();

  async function answer({ id, session, operation, ...call }) {
    if (!perform[operation]) return write({ type: 'unsupported', id, feature: operation });
    const cancel = new AbortController();
    const { signal } = cancel;
    const cancelled = new Promise((_, reject) => {
      signal.onabort = () => reject(signal.reason);
    });
    const event = (kind) => (text) => {
      if (text && !signal.aborted) write({ type: 'event', id, kind, text });
    };
    const tell = { text: event('text'), reasoning: event('reasoning'), signal };
    const performed = async () => {
      const client = clients.get(session) ?? (await open(call));
      clients.set(session, client);
      return perform[operation](client, call, tell);
    };
    running.set(id, cancel);
    try {
      write({ type: 'result', id, ...(await Promise.race([performed(), cancelled])) });
    } catch (thrown) {
      const { message = String(thrown), status = thrown?.statusCode } = thrown ?? {};
      write({ type: 'error', id, message, status });
    } finally {
      running.delete(id);
    }
  }

  for await (const line of createInterface({ input: process.stdin })) {
    const { type, ...message } = JSON.parse(line);
    if (type === 'hello') write({ type: 'ready', protocol: 1, ...ready });
    if (type === 'call') answer(message);
    if (type === 'cancel') running.get(message.id)?.abort(new Error('cancelled'));
    if (type === 'end') clients.delete(message.session);
    if (type === 'close') break;
  }
  process.exit(); // a client may keep a connection open
}

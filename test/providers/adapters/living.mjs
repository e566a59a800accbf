// An adapter whose clients are made, closed, and wait no longer than they are told. Argument: how it sins, if it does.
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';

const sin = process.argv[2];
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

/** Clients by their session; a closed one stays, so that it can refuse. */
const clients = new Map();
const clientOf = ({ session }) => {
  const client = clients.get(session) ?? { agent: new Agent({ keepAlive: true }), closed: false };
  clients.set(session, client);
  return client;
};

const bodyOf = ({ transport, model, messages, stream, state = {} }) =>
  transport === 'v1'
    ? { model, stream, messages: messages.map(({ role, text }) => ({ role, content: text })) }
    : { model, input: messages[0].text, previous_response_id: state.previousResponse };

function post({ agent }, { transport, access, timeout, ...call }) {
  const path = transport === 'v1' ? 'chat/completions' : 'responses';
  return new Promise((resolve, reject) => {
    const outgoing = request(`${access.openAiBaseUrl}/${path}`, {
      agent,
      method: 'POST',
      headers: {
        authorization: `Bearer ${access.apiKey}`,
        'content-type': 'application/json',
        'opc-compartment-id': access.compartmentId,
        CompartmentId: access.compartmentId,
      },
    });
    if (timeout !== undefined && sin !== 'waits') {
      outgoing.setTimeout(timeout, () => outgoing.destroy(new Error('timed out')));
    }
    outgoing.on('response', resolve).on('error', reject);
    outgoing.end(JSON.stringify(bodyOf({ transport, ...call })));
  });
}

async function chat(call) {
  const client = clientOf(call);
  if (client.closed) throw new Error('The client is closed.');
  const answer = await post(client, call);
  if (answer.statusCode !== 200) throw new Error(`The service answered ${answer.statusCode}.`);
  let body = '';
  let text = '';
  answer.setEncoding('utf8');
  for await (const piece of answer) {
    body += piece;
    if (!call.stream) continue;
    for (const [, quoted] of piece.matchAll(/"content": ?("(?:[^"\\]|\\.)*")/g)) {
      const heard = JSON.parse(quoted);
      text += heard;
      say({ type: 'event', id: call.id, kind: 'text', text: heard });
    }
  }
  if (call.stream) return { text };
  const { id, choices, output } = JSON.parse(body);
  const said = choices?.[0].message.content ?? output?.[0].content[0].text;
  return { text: said, responseId: id };
}

const operations = {
  chat,
  open(call) {
    clientOf(call);
    return sin === 'asks' ? chat({ ...call, messages: [{ role: 'user', text: 'Hello' }] }) : {};
  },
  close(call) {
    if (sin === 'keeps') return {};
    const client = clientOf(call);
    client.closed = true;
    client.agent.destroy();
    return {};
  },
};

const answers = {
  hello: () =>
    say({
      type: 'ready',
      protocol: 1,
      name: 'living',
      capabilities: {
        transports: ['v1', 'responses'],
        auths: ['genai_api_key'],
        features: [
          ...['stream', 'whole', 'response-id', 'state', 'cancel', 'request-id'],
          ...['open', 'close', 'timeout', 'retries'],
          ...(sin === 'boasts' ? ['audio', 'cohere'] : []),
        ],
        parallel: 8,
      },
    }),
  async call(message) {
    const { id, operation } = message;
    try {
      say({
        type: 'result',
        id,
        ...(await operations[operation](message)),
        requestId: `${process.pid}`,
      });
    } catch (thrown) {
      say({ type: 'error', id, message: thrown.message });
    }
  },
  end: ({ session }) => {
    clients.get(session)?.agent.destroy();
    clients.delete(session);
  },
  close: () => process.exit(0),
};

createInterface({ input: process.stdin }).on('line', (line) => {
  const message = JSON.parse(line);
  answers[message.type]?.(message);
});

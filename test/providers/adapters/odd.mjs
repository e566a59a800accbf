// An adapter that behaves as its first argument says; what it does besides is right, and asks no service.
import { spawn } from 'node:child_process';
import { appendFileSync, closeSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [, , manner = 'well', file = ''] = process.argv;
const write = (text, then) => process.stdout.write(text, then);
const say = (message) => write(`${JSON.stringify(message)}\n`);
const hello = {
  type: 'ready',
  protocol: 1,
  name: 'odd',
  version: '1.0',
  capabilities: {
    transports: ['sdk', 'v1'],
    auths: ['api_key', 'genai_api_key'],
    features: ['stream', 'whole', 'tools', 'tool-results'],
    parallel: Number(process.env.ODD_PARALLEL ?? 1),
  },
};
const result = (id, text = 'fine') => ({ type: 'result', id, text, finishReason: 'COMPLETE' });

/** What each manner makes of `hello`; the others say `ready`. */
const greetings = {
  'crashes-at-start': () => {
    process.stderr.write('ModuleNotFoundError: no module named oci\n');
    process.exit(1);
  },
  'never-ready': () => {},
  'greets-with-a-banner': () => write('Welcome to odd!\n'),
  'speaks-version-2': () => say({ ...hello, protocol: 2 }),
  'answers-before-ready': () => say(result('s1.1')),
  'is-ready-twice': () => write(`${JSON.stringify(hello)}\n`.repeat(2)),
  'lacks-capabilities': () => say({ type: 'ready', protocol: 1, name: 'odd' }),
};

/** What each manner makes of a `call`. */
const answers = {
  well: ({ id }) => {
    say({ type: 'event', id, kind: 'reasoning', text: 'hm' });
    say({ type: 'event', id, kind: 'text', text: 'fi' });
    say({ type: 'event', id, kind: 'text', text: 'ne' });
    say({ ...result(id), reasoning: 'hm' });
  },
  'in-odd-pieces': ({ id }) => {
    const bytes = Buffer.from(`\n \r\n${JSON.stringify(result(id, 'é🚆'))}\r\n`);
    for (const byte of bytes) process.stdout.write(Buffer.of(byte));
  },
  'with-a-bom': ({ id }) => say(result(id)),
  'exits-after-the-answer': ({ id }) => {
    say(result(id));
    process.exit(0);
  },
  'last-line-without-end': ({ id }) => write(JSON.stringify(result(id)), process.exit),
  'crashes-mid-call': ({ id }) => {
    say({ type: 'event', id, kind: 'text', text: 'fi' });
    process.stderr.write('Traceback: boom\n', () => process.exit(7));
  },
  'is-killed': () => process.kill(process.pid, 'SIGKILL'),
  hangs: () => {},
  'hangs-at-one': ({ id, messages: [{ text }] }) => {
    if (text !== 'Hang.') setTimeout(() => say(result(id)), 700);
  },
  'hangs-with-a-child': () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
      stdio: 'ignore',
    });
    writeFileSync(file, String(child.pid));
  },
  'answers-late': () => {
    if (file !== '') appendFileSync(file, `${process.pid}\n`);
  },
  'floods-stderr': ({ id }) => {
    process.stderr.write(`${'noise '.repeat(200_000)}the end\n`, () => say(result(id)));
  },
  'floods-stdout': () => {
    const more = () => write('x'.repeat(65_536), more);
    more();
  },
  'floods-lines': () => {
    const more = () => write('nothing to see here\n'.repeat(4000), more);
    more();
  },
  'writes-a-warning': ({ id }) => {
    write('DeprecationWarning: this is old\n');
    say(result(id));
  },
  'breaks-a-line': ({ id }) => write(JSON.stringify(result(id), null, 2)),
  'closes-stdout': () => {
    closeSync(1);
    setInterval(() => {}, 1000);
  },
  'writes-latin-1-at-one': ({ id, messages: [{ text }] }) => {
    if (text !== 'Garble.') setTimeout(() => say(result(id)), 700);
    else process.stdout.write(Buffer.from(`${JSON.stringify(result(id, 'é'))}\n`, 'latin1'));
  },
  'writes-latin-1': ({ id }) =>
    process.stdout.write(Buffer.from(`${JSON.stringify(result(id, 'é'))}\n`, 'latin1')),
  'answers-twice': ({ id }) => write(`${JSON.stringify(result(id))}\n`.repeat(2)),
  'speaks-after-its-answer': ({ id }) => {
    // In one piece: what comes later comes between two sessions, and is told of in the next.
    const both = [result(id), { type: 'event', id, kind: 'text', text: 'more' }];
    process.stdout.write(both.map((message) => `${JSON.stringify(message)}\n`).join(''));
  },
  'answers-again-at-the-next': ({ id }) => {
    const [{ id: first }] = asked;
    say(result(first));
    if (id !== first) setInterval(() => {}, 1000);
  },
  'answers-another': () => say(result('c99')),
  'says-what-it-likes': ({ id }) => say({ type: 'results', id }),
  'gives-arguments-as-object': ({ id }) =>
    say({ ...result(id), toolCalls: [{ id: '1', name: 'f', arguments: { a: 1 } }] }),
  'knows-no-feature': ({ id }) => say({ type: 'unsupported', id, feature: 'telepathy' }),
  'takes-back-tools': ({ id }) => say({ type: 'unsupported', id, feature: 'tools', message: 'no' }),
  'tells-secrets': ({ id, access }) => {
    const key = /key_file=(.*)/.exec(readFileSync(access.configFile, 'utf8'))[1];
    const secret = `${access.apiKey} and ${readFileSync(key, 'utf8')}`;
    process.stderr.write(secret);
    say({ type: 'event', id, kind: 'text', text: secret });
    say({ type: 'error', id, message: secret, status: 401 });
  },
  'cries-secrets': ({ access }) => write(`oops ${access.apiKey}\n`),
};

const asked = [];
let closed = false;
for await (const line of createInterface({ input: process.stdin })) {
  const { type, ...message } = JSON.parse(line);
  if (type === 'hello') {
    if (manner === 'with-a-bom') write('\uFEFF');
    (greetings[manner] ?? (() => say(hello)))();
  }
  if (type === 'call') {
    asked.push(message);
    if (manner === 'in-reverse') {
      if (asked.length === 3)
        for (const { id, model } of asked.toReversed()) say(result(id, model));
    } else (answers[manner] ?? answers.well)(message);
  }
  if (type === 'tool_result')
    say(result(message.id, message.results.map((one) => `${one.id}=${one.text}`).join()));
  if (type === 'cancel' && manner === 'answers-late') {
    say({ type: 'error', id: message.id, message: 'cancelled', partial: { text: 'fi' } });
  }
  if (type === 'close') closed = true;
}
if (manner === 'ignores-close') setInterval(() => {}, 1000);
if (file !== '' && !['hangs-with-a-child', 'answers-late'].includes(manner))
  writeFileSync(file, `closed ${closed}`);

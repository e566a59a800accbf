/** The preload in children of Node's, as commands start them: nothing of them knows of a mock. */
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMock } from '../mock.js';
import type { Mock } from '../options.js';
import { preloadFile, turnsTo, turnVariable } from './preload.js';

const inference = 'https://inference.generativeai.us-chicago-1.oci.oraclecloud.com';

let mock: Mock;
let environment: Record<string, string>;
beforeAll(async () => {
  mock = await startMock({ tls: true });
  environment = {
    NODE_OPTIONS: `--require "${preloadFile}" --require "${preloadFile}"`,
    NODE_EXTRA_CA_CERTS: mock.tenancy.access.caFile ?? '',
    [turnVariable]: turnsTo({ plain: mock.origin, tls: mock.tenancy.access.tlsEndpoint ?? '' }),
  };
});
afterAll(() => mock.close());

/** What a script prints, all streams together. */
const printed = (script: string, env = environment, type = 'module') =>
  new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      [`--input-type=${type}`, '--eval', script],
      { env: { PATH: process.env.PATH ?? '', ...env } },
      (_error, stdout, stderr) => resolve(`${stdout}${stderr}`.trim()),
    );
  });

/** In a script: prints the status of an answer, or the code of an error. */
const told = `const told = (asked) => asked.then(
  (answer) => console.log(answer.status ?? answer.statusCode),
  (error) => console.log(error.cause?.code ?? error.code ?? error));
const got = (asked) => told(new Promise((resolve, reject) => asked.on('response', resolve).on('error', reject))
  .then((answer) => { answer.resume(); return answer; }));`;

describe('a child with the preload', () => {
  it.each([
    ['fetch', `await told(fetch('${inference}/20231130/models'))`],
    [
      'https',
      `const { get } = await import('node:https'); await got(get('${inference}/20231130/models'))`,
    ],
    [
      'an agent that keeps connections',
      `const { get, Agent } = await import('node:https');
       await got(get('${inference}/20231130/models', { agent: new Agent({ keepAlive: true }) })); process.exit()`,
    ],
    [
      'tls.connect with port and host',
      `const { connect } = await import('node:tls'); const host = '${new URL(inference).hostname}';
       const socket = connect(443, host, { servername: host }, () => {
         socket.write('GET /20231130/models HTTP/1.1\\r\\nhost: ' + host + '\\r\\nconnection: close\\r\\n\\r\\n'); });
       socket.on('error', (error) => console.log(error.code));
       socket.once('data', (data) => console.log(String(data).slice(9, 12)))`,
    ],
    [
      'net.connect with port and host',
      `const { connect } = await import('node:net');
       const socket = connect(80, '169.254.169.254', () => { socket.write('GET /20231130/models HTTP/1.1\\r\\nhost: x\\r\\nconnection: close\\r\\n\\r\\n'); });
       socket.once('data', (data) => console.log(String(data).slice(9, 12)))`,
    ],
    ['the metadata service', `await told(fetch('http://169.254.169.254/20231130/models'))`],
    [
      'the metadata service by IPv6',
      `await told(fetch('http://[fd00:c1::a9fe:a9fe]/20231130/models'))`,
    ],
    [
      'a worker',
      `const { Worker } = await import('node:worker_threads');
       new Worker("fetch('${inference}/20231130/models').then((answer) => console.log(answer.status))", { eval: true })`,
    ],
  ])('reaches the mock by %s', async (_what, script) => {
    // Without a signature nobody else says just 401.
    expect(await printed(`${told}\n${script}`)).toBe('401');
  });

  it('reaches it as CommonJS, too', async () => {
    const script = `fetch('${inference}/20231130/models').then((answer) => console.log(answer.status))`;
    expect(await printed(script, environment, 'commonjs')).toBe('401');
  });

  it('reaches all others as ever', async () => {
    const other = createServer((_request, response) => response.writeHead(204).end());
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    expect(await printed(`${told} await told(fetch('http://127.0.0.1:${port}/'))`)).toBe('204');
    other.close();
  });

  it('prints nothing of its own, and leaves `connect` alone where it has nothing to turn', async () => {
    const script = `import { Socket } from 'node:net'; console.log(Socket.prototype.connect.length, Object.getOwnPropertySymbols(Socket.prototype.connect).length)`;
    const { NODE_OPTIONS = '' } = environment;
    const untouched = await printed(script, {});
    expect(await printed(script, { NODE_OPTIONS })).toBe(untouched);
    expect(await printed(script, { NODE_OPTIONS, [turnVariable]: '{' })).toBe(untouched);
    expect(await printed(script)).not.toBe(untouched);
  });

  it('is refused, and calls nobody else, once the mock is gone', async () => {
    const gone = await startMock({ tls: true });
    const turns = turnsTo({ plain: gone.origin, tls: gone.tenancy.access.tlsEndpoint ?? '' });
    await gone.close();
    const script = `${told} await told(fetch('${inference}/20231130/models'))`;
    expect(await printed(script, { ...environment, [turnVariable]: turns })).toBe('ECONNREFUSED');
  });
});

// `npm run bench`: the mock beside plain node:http and bare Fastify, same bytes, one run, as ratios.
import { execFileSync, fork } from 'node:child_process';
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { load } from './load.js';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const ms = Number(process.env.BENCH_MS ?? 2000);
const path = '/20231130/actions/chat';
const subjects = [
  { name: 'node:http', file: 'plain.js', args: [] },
  { name: 'fastify', file: 'fastify.js', args: [] },
  { name: 'mock, auth off', file: 'mock.js', args: ['off'] },
  { name: 'mock, auth strict', file: 'mock.js', args: ['strict'] },
];

/** Starts a server and waits until it says its port; `startMs` is from spawn to that word. */
function start({ file, args }) {
  const startedAt = performance.now();
  const child = fork(fileURLToPath(new URL(`servers/${file}`, import.meta.url)), args);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
    child.once('message', (ready) => {
      child.removeAllListeners('exit');
      resolve({ child, ...ready, startMs: performance.now() - startedAt });
    });
  });
}

const memory = ({ child }) =>
  new Promise((resolve) => {
    child.once('message', (usage) => resolve(usage.rss / 2 ** 20));
    child.send('memory');
  });

const stop = ({ child }) =>
  new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGKILL');
  });

/** The bytes of one chat request, signed where there is an access to sign with. */
function request({ port, access }, stream) {
  const body = JSON.stringify({
    compartmentId: access?.compartmentId ?? 'ocid1.compartment.oc1..bench',
    servingMode: { servingType: 'ON_DEMAND', modelId: 'meta.llama-3.3-70b-instruct' },
    chatRequest: {
      apiFormat: 'GENERIC',
      messages: [{ role: 'USER', content: [{ type: 'TEXT', text: 'Sixty-four words, please.' }] }],
      isStream: stream,
    },
  });
  const lines = [
    ['date', new Date().toUTCString()],
    ['(request-target)', `post ${path}`],
    ['host', `127.0.0.1:${port}`],
    ['content-length', String(Buffer.byteLength(body))],
    ['content-type', 'application/json'],
    ['x-content-sha256', createHash('sha256').update(body).digest('base64')],
  ];
  const headers = lines.filter(([name]) => name !== '(request-target)');
  if (access) {
    const [, first = ''] = readFileSync(access.configFile, 'utf8').split(/^\[/m);
    const profile = Object.fromEntries(
      [...first.matchAll(/^(\w+)\s*=\s*(.+)$/gm)].map((match) => match.slice(1)),
    );
    const text = lines.map(([name, value]) => `${name}: ${value}`).join('\n');
    const signature = sign(
      'sha256',
      Buffer.from(text),
      createPrivateKey(readFileSync(profile.key_file)),
    );
    const parameters = {
      version: '1',
      keyId: `${profile.tenancy}/${profile.user}/${profile.fingerprint}`,
      algorithm: 'rsa-sha256',
      headers: lines.map(([name]) => name).join(' '),
      signature: signature.toString('base64'),
    };
    headers.push([
      'authorization',
      `Signature ${Object.entries(parameters)
        .map(([name, value]) => `${name}="${value}"`)
        .join(',')}`,
    ]);
  }
  const head = headers.map(([name, value]) => `${name}: ${value}`).join('\r\n');
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${head}\r\n\r\n${body}`);
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const results = subjects.map((subject) => ({
  ...subject,
  start: [],
  whole: [],
  stream: [],
  chunks: 0,
}));
for (let round = 0; round < rounds; round += 1) {
  for (const result of results) {
    const server = await start(result);
    result.start.push(server.startMs);
    await load(server.port, request(server, false), { ms });
    result.whole.push((await load(server.port, request(server, false), { ms })).rate);
    await load(server.port, request(server, true), { ms });
    const streamed = await load(server.port, request(server, true), { ms });
    result.stream.push(streamed.rate);
    result.chunks = streamed.chunks;
    await stop(server);
  }
}

const server = await start(subjects[3]);
const growth = [];
for (const factor of [1, 10]) {
  await load(server.port, request(server, true), { ms: ms * factor });
  growth.push(await memory(server));
}
await stop(server);

const commandStart = () => {
  const startedAt = performance.now();
  execFileSync(process.execPath, [
    fileURLToPath(new URL('../bin/oci-conform.js', import.meta.url)),
    '--version',
  ]);
  return performance.now() - startedAt;
};
const nodeStart = () => {
  const startedAt = performance.now();
  execFileSync(process.execPath, ['-e', '0']);
  return performance.now() - startedAt;
};

const fastify = results[1];
const ratio = (of, key) => (median(of[key]) / median(fastify[key])).toFixed(2);
console.log(
  `Machine: ${cpus().length} × ${cpus()[0].model}, Node ${process.versions.node}, ${rounds} rounds of ${ms} ms, 32 connections\n`,
);
console.log(
  '| server | listening, ms | × fastify | whole/s | × fastify | streams/s | × fastify | chunks a stream |',
);
console.log('|---|---:|---:|---:|---:|---:|---:|---:|');
for (const result of results) {
  console.log(
    `| ${result.name} | ${median(result.start).toFixed(0)} | ${ratio(result, 'start')} | ${median(result.whole).toFixed(0)} | ${ratio(result, 'whole')} | ${median(result.stream).toFixed(0)} | ${ratio(result, 'stream')} | ${result.chunks} |`,
  );
}
console.log(
  `\nMemory, strict, streams: ${growth.map((mib) => mib.toFixed(0)).join(' MiB, then with ten times the load ')} MiB (× ${(growth[1] / growth[0]).toFixed(2)})`,
);
const starts = Array.from({ length: 7 }, () => [commandStart(), nodeStart()]);
console.log(
  `\`oci-conform --version\`: ${median(starts.map(([command]) => command)).toFixed(0)} ms, \`node -e 0\`: ${median(starts.map(([, node]) => node)).toFixed(0)} ms`,
);

await import('./pace.js');

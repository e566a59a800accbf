// `node bench/pace.js`, after a build: how late paced streams are, many at once, beside plain node:http.
import { fork } from 'node:child_process';
import { connect } from 'node:net';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { pace } from './content.js';

const counts = (process.env.BENCH_STREAMS ?? '1,100,500').split(',').map(Number);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const subjects = [
  { name: 'node:http, on a schedule', file: 'paced.js', args: ['schedule'] },
  { name: 'node:http, a sleep a frame', file: 'paced.js', args: ['sleep'] },
  { name: 'mock', file: 'paced-mock.js', args: [] },
];

const body = JSON.stringify({
  compartmentId: 'ocid1.compartment.oc1..bench',
  servingMode: { servingType: 'ON_DEMAND', modelId: 'meta.llama-3.3-70b-instruct' },
  chatRequest: {
    apiFormat: 'GENERIC',
    messages: [{ role: 'USER', content: [{ type: 'TEXT', text: 'Slowly, please.' }] }],
    isStream: true,
  },
});
const path = '/20231130/actions/chat';
const head = `POST ${path} HTTP/1.1\r\nhost: bench\r\ncontent-length: ${body.length}\r\n\r\n`;
const request = Buffer.from(head + body);
const lastChunk = Buffer.from('0\r\n\r\n');

function start({ file, args }) {
  const child = fork(fileURLToPath(new URL(`servers/${file}`, import.meta.url)), args);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
    child.once('message', ({ port }) => {
      child.removeAllListeners('exit');
      resolve({ child, port });
    });
  });
}

/** Microseconds of processor time that a server has used. */
const used = (child) =>
  new Promise((resolve) => {
    child.once('message', ({ user, system }) => resolve(user + system));
    child.send('cpu');
  });

/** One stream: milliseconds from its first byte to its last, and from the request to its last. */
function stream(port) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      const asked = performance.now();
      let first;
      socket.write(request);
      socket.on('data', (part) => {
        first ??= performance.now();
        if (!part.subarray(-lastChunk.length).equals(lastChunk)) return;
        const now = performance.now();
        socket.destroy();
        resolve({ streamed: now - first, all: now - asked });
      });
    });
    socket.on('error', reject);
  });
}

const planned = {
  streamed: (pace.frames - 1) * pace.interval,
  all: pace.firstByte + (pace.frames - 1) * pace.interval,
};

const quantile = (numbers, share) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};
const percent = (of, key, share) =>
  `${(
    (quantile(
      of.map((one) => one[key]),
      share,
    ) /
      planned[key] -
      1) *
      100
  ).toFixed(1)} %`;

console.log(
  `Machine: ${cpus().length} × ${cpus()[0].model}, Node ${process.versions.node}, ${rounds} rounds; first frame after ${pace.firstByte} ms, ${pace.frames} frames, ${pace.interval} ms apart\n`,
);
console.log(
  'How late the last byte is, from the first byte on, p50 / p99; from the request on; processor time a frame:\n',
);
console.log(
  `| server | ${counts.map((count) => `${count} at once | from the request | a frame`).join(' | ')} |`,
);
console.log(`|---|${counts.map(() => '---:|---:|---:').join('|')}|`);
const results = subjects.map((subject) => ({
  ...subject,
  seen: counts.map(() => []),
  cost: counts.map(() => []),
}));
for (let round = 0; round < rounds; round += 1) {
  for (const { seen, cost, ...subject } of results) {
    const { child, port } = await start(subject);
    const many = (count) => Promise.all(Array.from({ length: count }, () => stream(port)));
    // Until the engine has warmed up.
    await many(500);
    await many(500);
    for (const [at, count] of counts.entries()) {
      const before = await used(child);
      seen[at].push(...(await many(count)));
      cost[at].push(((await used(child)) - before) / (count * pace.frames));
    }
    child.kill('SIGKILL');
  }
}
for (const { name, seen, cost } of results) {
  const cells = seen.map(
    (of, at) =>
      `${percent(of, 'streamed', 0.5)} / ${percent(of, 'streamed', 0.99)} | ${percent(of, 'all', 0.5)} / ${percent(of, 'all', 0.99)} | ${quantile(cost[at], 0.5).toFixed(0)} µs`,
  );
  console.log(`| ${name} | ${cells.join(' | ')} |`);
}

/** What runs in a container of the image beside its own command: scripts for its Node, as text. */

/** The folder for the files of clients. */
export const homeInside = '/oci';

/** The ports of the mock: over HTTP, and over TLS. */
export const portsInside = { plain: 4000, tls: 12_250 } as const;

const argumentsFile = '/tmp/oci-conform-arguments.json';

/**
 * The command that the container is started with: by which ports it is reached is known only once it runs, so
 * this waits until it is told the arguments of `oci-conform`, and then becomes it.
 */
export const waiting: readonly string[] = [
  'node',
  '-e',
  `
  const { existsSync, readFileSync } = require('node:fs');
  const [node, file] = process.argv;
  const main = '/app/bin/oci-conform.js';
  const stop = () => process.exit(0);
  process.on('SIGTERM', stop);
  const timer = setInterval(() => {
    if (!existsSync(file)) return;
    clearInterval(timer);
    process.argv = [node, main, ...JSON.parse(readFileSync(file, 'utf8'))];
    import('file://' + main).finally(() => process.off('SIGTERM', stop));
  }, 20);
  `,
  argumentsFile,
];

/** The command that tells it. */
export const telling = (args: readonly string[]): string[] => [
  'node',
  '-e',
  `
  const { renameSync, writeFileSync } = require('node:fs');
  const [, file, args] = process.argv;
  writeFileSync(file + '.new', args);
  renameSync(file + '.new', file);
  `,
  argumentsFile,
  JSON.stringify(args),
];

/** The command that prints all files of the home as JSON: their text in base64, by their path below it. */
export const reading: readonly string[] = [
  'node',
  '-e',
  `
  const { readdirSync, readFileSync } = require('node:fs');
  const { join, relative } = require('node:path');
  const home = process.argv[1];
  const entries = readdirSync(home, { recursive: true, withFileTypes: true });
  const files = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath ?? one.path, one.name));
  const all = files.map((file) => [relative(home, file), readFileSync(file, 'base64')]);
  process.stdout.write(JSON.stringify(Object.fromEntries(all)));
  `,
  homeInside,
];

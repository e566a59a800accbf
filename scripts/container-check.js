// Builds the image from the packed tarball, as installed in a project of its own, and uses it from there: by Docker
// alone, and by Testcontainers. BASE_IMAGE names another base image; without it and without a registry, a local one
// whose name ends in "node" will do. Where there is no engine or no base image, it says so and is content.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const image = `oci-conform-check:${process.pid}`;

const succeeds = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

const listed = (...args) =>
  (spawnSync('docker', args, { encoding: 'utf8' }).stdout ?? '').split('\n').filter(Boolean);

if (!succeeds('docker', 'info')) {
  console.log('container: NOT RUN, since no Docker engine answers');
  process.exit(0);
}
const local = listed(
  'image',
  'ls',
  '--filter',
  'reference=*node',
  '--format',
  '{{.Repository}}:{{.Tag}}',
);
const wanted = process.env.BASE_IMAGE ? [process.env.BASE_IMAGE] : ['node:20-alpine', ...local];
const base = wanted.find(
  (one) => succeeds('docker', 'image', 'inspect', one) || succeeds('docker', 'pull', one),
);
if (base === undefined) {
  console.log(`container: NOT RUN, since no base image can be had; tried ${wanted.join(', ')}`);
  process.exit(0);
}

const project = mkdtempSync(join(tmpdir(), 'oci-conform-project-'));
const pack = mkdtempSync(join(tmpdir(), 'oci-conform-pack-'));
const run = (command, ...args) =>
  execFileSync(command, args, {
    cwd: project,
    stdio: 'inherit',
    // What Testcontainers cleans up with is an image of its own, and another pull.
    env: { ...process.env, OCI_CONFORM_IMAGE: image, TESTCONTAINERS_RYUK_DISABLED: 'true' },
  });

try {
  execFileSync('npm', ['pack', '--silent', '--pack-destination', pack], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({
      private: true,
      type: 'module',
      dependencies: {
        'oci-conform': `file:${join(pack, readdirSync(pack)[0])}`,
        'oci-common': dependencies['oci-common'],
        'oci-generativeaiinference': dependencies['oci-generativeaiinference'],
        openai: dependencies.openai,
        testcontainers: devDependencies.testcontainers,
      },
    }),
  );
  cpSync(new URL('container', import.meta.url), project, { recursive: true });
  run('npm', 'install', '--no-fund', '--no-audit', '--ignore-scripts');
  run(
    'docker',
    'build',
    '--quiet',
    '--build-arg',
    `BASE_IMAGE=${base}`,
    '--tag',
    image,
    join('node_modules', 'oci-conform'),
  );
  run(
    process.execPath,
    '--test',
    '--test-concurrency=1',
    'image.test.js',
    'testcontainers.test.js',
  );
  console.log(
    'container: the image from the packed tarball serves clients, as does Testcontainers',
  );
} finally {
  for (const id of listed('ps', '--all', '--quiet', '--filter', `ancestor=${image}`)) {
    spawnSync('docker', ['rm', '--force', '--volumes', id], { stdio: 'ignore' });
  }
  spawnSync('docker', ['image', 'rm', '--force', image], { stdio: 'ignore' });
  rmSync(project, { recursive: true, force: true });
  rmSync(pack, { recursive: true, force: true });
}

// Builds the image from the packed tarball, as installed in a project of its own, and uses it from there: by Docker
// alone, and by Testcontainers. BASE_IMAGE names another base image. Where there is no engine, or no base image for
// it, it says so and is content.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const base = process.env.BASE_IMAGE ?? 'node:20-alpine';
const image = `oci-conform-check:${process.pid}`;

const succeeds = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

if (!succeeds('docker', 'info')) {
  console.log('container: NOT RUN, since no Docker engine answers');
  process.exit(0);
}
if (!succeeds('docker', 'image', 'inspect', base) && !succeeds('docker', 'pull', base)) {
  console.log(
    `container: NOT RUN, since the base image ${base} cannot be had; BASE_IMAGE names another`,
  );
  process.exit(0);
}

const project = mkdtempSync(join(tmpdir(), 'oci-conform-project-'));
const pack = mkdtempSync(join(tmpdir(), 'oci-conform-pack-'));
const run = (command, ...args) =>
  execFileSync(command, args, {
    cwd: project,
    stdio: 'inherit',
    env: { ...process.env, OCI_CONFORM_IMAGE: image },
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
  spawnSync('docker', ['image', 'rm', '--force', image], { stdio: 'ignore' });
  rmSync(project, { recursive: true, force: true });
  rmSync(pack, { recursive: true, force: true });
}

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { askOpenAi, askOracle } from './calls.js';

const docker = (...args) =>
  execFileSync('docker', args, { encoding: 'utf8', stdio: 'pipe' }).trim();
const inspected = (id, what) => docker('inspect', '--format', `{{${what}}}`, id);

const folder = mkdtempSync(join(tmpdir(), 'oci-conform-image-'));
// The port is the same outside, so that nothing need be said about it; systems give out none of these by chance.
const port = 21_000 + (process.pid % 1_000);
let id;

before(() => {
  const mock = ['mock', '--host', '0.0.0.0', '--port', '4000', '--home', '/oci'];
  const outside = ['--home-as', folder, '--public-origin', `http://127.0.0.1:${port}`];
  const hard = ['--read-only', '--tmpfs', '/tmp', '--cap-drop', 'ALL'];
  const published = ['--publish', `127.0.0.1:${port}:4000`];
  id = docker(
    'run',
    '--detach',
    ...hard,
    ...published,
    process.env.OCI_CONFORM_IMAGE,
    ...mock,
    ...outside,
  );
});

after(() => {
  docker('rm', '--force', '--volumes', id);
  rmSync(folder, { recursive: true, force: true });
});

test('becomes healthy', async () => {
  for (let tries = 0; inspected(id, '.State.Health.Status') !== 'healthy'; tries += 1) {
    assert.ok(tries < 60, docker('logs', id));
    await sleep(500);
  }
});

test('does not run as root, and writes nowhere but to its volume and /tmp', () => {
  assert.equal(docker('exec', id, 'node', '-p', 'process.getuid()'), '1000');
  const write = "try { fs.writeFileSync('/app/x', ''); 'written' } catch (error) { error.code }";
  assert.equal(docker('exec', id, 'node', '-p', write), 'EROFS');
});

test('serves clients outside by the files that it has written', async () => {
  docker('cp', `${id}:/oci/.`, folder);
  const { access } = JSON.parse(readFileSync(join(folder, 'oci-conform.json'), 'utf8'));
  assert.notEqual(await askOracle(access.api_key), '');
  assert.notEqual(await askOpenAi(access.genai_api_key), '');
  assert.match(docker('logs', id), /is listening/);
});

test('stops at once when it is asked to, with exit code 0', () => {
  const began = Date.now();
  docker('stop', '--time', '20', id);
  assert.equal(inspected(id, '.State.ExitCode'), '0');
  // Docker would have killed it after 20 seconds.
  assert.ok(Date.now() - began < 15_000);
});

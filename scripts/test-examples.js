/**
 * Runs the suite on each example adapter, with its baseline, where its language is there. What an example needs is
 * installed into a temporary folder, at the versions that the baselines were seen with. An example that cannot be run
 * is said loudly; it does not count as run. What is red is run once more: a machine that stands still lets calls run out
 * of their time.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pins } from '../src/init/pins.js';

const room = mkdtempSync(join(tmpdir(), 'oci-conform-examples-'));
const kit = resolve('bin/oci-conform.js');
const npm = 'npm install --no-audit --no-fund --no-package-lock --silent';
const python = 'python3 -m venv venv && venv/bin/pip install --quiet --disable-pip-version-check';

/**
 * Each language: what shows that it is there, what is installed once and by what it is built, and its adapters with
 * their commands.
 */
const languages = [
  {
    folder: 'typescript',
    there: 'node --version',
    install: `${npm} ${pins.typescript} ${[
      'oci-common@2.142.1',
      'oci-generativeaiinference@2.142.0',
      'eventsource-parser@3.1.1',
      '@oracle/langchain-oci@0.0.2',
      '@langchain/core@1.4.0',
      'ai@6.0.326',
      '@ai-sdk/openai-compatible@2.0.87',
    ].join(' ')}`,
    adapters: {
      openai: 'node openai.mjs',
      'openai-responses': 'node openai-responses.mjs',
      'openai-signed': 'node openai-signed.mjs',
      'oci-sdk': 'node oci-sdk.mjs',
      'ai-sdk': 'node ai-sdk.mjs',
      langchain: 'node langchain.mjs',
    },
  },
  {
    folder: 'python',
    there: 'python3 --version',
    // oci-openai 1.1.0 is made for the openai of its time, which the next major version is not.
    install: `${python} ${pins.python} oci-openai==1.1.0 openai==2.54.0`,
    adapters: {
      oci_sdk: 'venv/bin/python oci_sdk.py',
      openai_chat: 'venv/bin/python openai_chat.py',
      openai_responses: 'venv/bin/python openai_responses.py',
    },
  },
  {
    folder: 'go',
    there: 'go version',
    install: `go get ${pins.go}`,
    build: 'go build -o adapter .',
    adapters: { adapter: './adapter' },
  },
  {
    folder: 'java',
    there: 'java -version && mvn -version',
    install: 'mvn -q -f adapter.pom.xml dependency:copy-dependencies -DoutputDirectory=adapter-lib',
    build: 'javac -encoding UTF-8 -cp "adapter-lib/*" -d adapter-lib *.java',
    adapters: { Adapter: 'java -cp "adapter-lib:adapter-lib/*" Adapter' },
  },
];

const failed = [];
const notRun = [];
const chosen = process.argv.slice(2);

try {
  for (const { folder, there, install, build, adapters } of languages) {
    if (chosen.length > 0 && !chosen.includes(folder)) continue;
    const place = join(room, folder);
    cpSync(join('examples', folder), place, { recursive: true });
    if (run(there, place, 'ignore') !== 0) {
      notRun.push(`${folder}: the language is not here`);
    } else if (run(install, place) !== 0) {
      notRun.push(`${folder}: what it needs cannot be installed (${install})`);
    } else if (build !== undefined && run(build, place) !== 0) {
      failed.push(`examples/${folder}: cannot be built (${build})`);
    } else {
      for (const [name, command] of Object.entries(adapters)) judge(folder, name, command, place);
    }
  }
} finally {
  rmSync(room, { recursive: true, force: true });
}
for (const line of notRun) process.stdout.write(`NOT RUN  ${line}\n`);
for (const line of failed) process.stdout.write(`FAILED   ${line}\n`);
if (failed.length > 0) process.exitCode = 1;

function judge(folder, name, command, place) {
  process.stdout.write(`\nexamples/${folder}/${name}\n`);
  const args = [kit, '--provider', command, '--baseline', `${name}.baseline.json`, '--no-config'];
  const once = () => spawnSync(process.execPath, args, { cwd: place, stdio: 'inherit' }).status;
  const status = once() && once();
  if (status !== 0) failed.push(`examples/${folder}/${name}: exit code ${status}`);
}

function run(line, cwd, stdio = 'inherit') {
  return spawnSync('sh', ['-c', line], { cwd, stdio }).status;
}

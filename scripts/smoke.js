// Installs the packed tarball into an empty folder and uses it from there, as a stranger would.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'oci-conform-smoke-'));
const pack = mkdtempSync(join(tmpdir(), 'oci-conform-pack-'));

/** Runs a command in the empty folder; any other exit code than the expected one ends the test. */
function expectExit(expected, command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
  if (status === expected) return stdout;
  process.stderr.write(
    `${command} ${args.join(' ')}: exit ${status}, not ${expected}\n${stdout}${stderr}`,
  );
  process.exit(1);
}

try {
  execFileSync('npm', ['pack', '--silent', '--pack-destination', pack], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  expectExit(0, 'npm', 'install', '--no-fund', '--no-audit', join(pack, readdirSync(pack)[0]));

  expectExit(0, 'npx', 'oci-conform', '--version');
  expectExit(0, 'npx', 'oci-conform', 'recordings', 'check');
  expectExit(2, 'npx', 'oci-conform', '--no-such-option');
  process.stdout.write(
    expectExit(0, 'npx', 'oci-conform', '--reporter', 'pretty', '--reporter', 'json=r.json'),
  );

  const report = JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8'));
  if (report.totals.pass === 0 || report.totals.fail + report.totals.error > 0) {
    process.stderr.write(`The report says ${JSON.stringify(report.totals)}\n`);
    process.exit(1);
  }

  writeFileSync(
    join(folder, 'use.js'),
    `import { startMock } from 'oci-conform';
     const mock = await startMock();
     const response = await fetch(mock.origin + '/20231130/actions/chat', { method: 'POST', body: '{}' });
     await mock.close();
     if (response.status !== 401) throw new Error('an unsigned call was answered ' + response.status);
    `,
  );
  expectExit(0, process.execPath, 'use.js');
  console.log('smoke: the packed tarball installs, runs and imports');
} finally {
  rmSync(folder, { recursive: true, force: true });
  rmSync(pack, { recursive: true, force: true });
}

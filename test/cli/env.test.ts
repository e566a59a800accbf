/** `oci-conform env` in a shell: its block leads to a mock in the background, until that is stopped. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 });

// A quote and a blank in every path: whatever is printed must be quoted for its reader.
const folder = mkdtempSync(join(tmpdir(), "env-test it's "));
afterAll(() => rmSync(folder, { recursive: true }));

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const command = `"${process.execPath}" --import "${import.meta.resolve('tsx')}" "${main}"`;

/** What a POSIX shell prints. */
function sh(script: string) {
  const bare = Object.entries(process.env).filter(([name]) => !/^(OCI_|OPENAI_|VITEST)/.test(name));
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script], {
    encoding: 'utf8',
    env: { ...Object.fromEntries(bare), TMPDIR: folder, HOME: '/nonexistent' },
  });
  return { status, stdout, stderr };
}

let printed = { status: 0 as number | null, stdout: '', stderr: '' };
beforeAll(() => {
  printed = sh(`
    export OCI_CLI_PASSPHRASE=canary OPENAI_API_KEY=sk-canary
    eval "$(${command} env --auth-mode session_token)"
    printf 'first|%s|%s|%s|%s\\n' "$HOME" "$OCI_CONFIG_FILE" "$OCI_CLI_AUTH" "$OCI_CLI_PASSPHRASE$OPENAI_API_KEY"
    [ -r "$HOME/.oci/config" ] && printf 'config|there\\n'
    ${command} env --format json | sed 's/^/json|/'
    ${command} env --format dotenv | sed 's/^/dotenv|/'
    ${command} env --auth-mode api_key; printf 'other|%s\\n' $?
    eval "$(${command} env --stop)"
    printf 'last|%s|%s\\n' "$HOME" "$OCI_CONFIG_FILE$OPENAI_API_KEY"
    ${command} env --stop; printf 'again|%s\\n' $?
  `);
}, 60_000);

const lines = (kind: string) =>
  printed.stdout
    .split('\n')
    .filter((line) => line.startsWith(`${kind}|`))
    .map((line) => line.slice(kind.length + 1));

it('gives a shell the variables of a tenancy in place of its own', () => {
  const [home = '', configFile, auth, own = ''] = lines('first')[0]?.split('|') ?? [];
  expect(home.startsWith(`${folder}/oci-conform-home-`)).toBe(true);
  expect([configFile, auth]).toEqual([`${home}/.oci/config`, 'security_token']);
  expect(own).toMatch(/^sk-[a-z0-9]+$/);
  expect(own).not.toContain('canary');
  expect(lines('config')).toEqual(['there']);
});

it('gives the same tenancy again, as JSON and as a .env file', () => {
  const [home = ''] = lines('first')[0]?.split('|') ?? [];
  const json: Record<string, string> = JSON.parse(lines('json').join('\n'));
  expect(json.HOME).toBe(home);
  expect(Object.values(json).every((value) => typeof value === 'string')).toBe(true);
  expect(lines('dotenv')).toContain(`HOME="${home}"`);
  expect(lines('dotenv')).toContain('OCI_REGION=us-chicago-1');
});

it('refuses another DEFAULT while it runs', () => {
  expect(lines('other')).toEqual(['2']);
  expect(printed.stderr).toContain('its DEFAULT is session_token');
});

it('gives the home back when it is stopped, and leaves nothing', () => {
  expect(lines('last')).toEqual(['/nonexistent|']);
  expect(lines('again')).toEqual(['0']);
  expect(printed.stderr).toContain('No mock of `oci-conform env` runs.');
  expect(readdirSync(folder).filter((name) => name.startsWith('oci-conform'))).toEqual([]);
});

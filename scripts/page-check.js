// Tries the page to watch the mock in a real browser: the one that BROWSER_PATH names, else a Chromium that is installed
// where systems put it, else Debian's, where it can be installed. Where there is none, it says so and is content.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A browser that starts: some that are there lack what they need. */
const starts = (path) =>
  existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;

const found = () => [process.env.BROWSER_PATH ?? '', ...places].find(starts);

function install() {
  if (process.platform !== 'linux' || process.getuid() !== 0) return;
  for (const words of ['update', 'install -y --no-install-recommends chromium']) {
    const { status } = spawnSync('apt-get', ['-qq', ...words.split(' ')], {
      stdio: 'ignore',
      timeout: 300_000,
    });
    if (status !== 0) return;
  }
}

let browser = found();
if (browser === undefined) {
  install();
  browser = found();
}
if (browser === undefined) {
  console.log('page: NOT RUN, since no browser can be had; BROWSER_PATH may name a Chromium');
  process.exit(0);
}
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'test/page/vitest.config.ts',
    '--root',
    '.',
  ],
  { stdio: 'inherit', env: { ...process.env, BROWSER_PATH: browser } },
);
process.exit(status ?? 1);

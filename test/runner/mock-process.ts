/** A mock in a process of its own, of which only its environment is known. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** What the mock says to paste, and its end. */
export interface MockProcess {
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts `oci-conform mock --json` and waits for its line. */
export async function startMockProcess(): Promise<MockProcess> {
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), main, 'mock', '--json'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const [line] = await once(createInterface(child.stdout), 'line');
  const { environment }: MockProcess = JSON.parse(String(line));
  return {
    environment,
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'close');
    },
  };
}

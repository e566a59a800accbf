/** Ends process groups when the kit is gone, however it went: a crash leaves nobody else to do it. */
import { type ChildProcess, spawn } from 'node:child_process';

/** Guards the groups that it is told of. */
export interface Reaper {
  guard(group: number): void;
  /** The group has ended; its number may be another's from now on. */
  release(group: number): void;
  close(): void;
}

/** Keeps a list of groups by lines on stdin, and ends those that are left when stdin ends. */
const script = `trap '' INT TERM HUP
groups=
while read -r word group; do
  rest=
  for one in $groups; do [ "$one" = "$group" ] || rest="$rest $one"; done
  groups=$rest
  if [ "$word" = guard ]; then groups="$groups $group"; fi
done
for one in $groups; do kill -s KILL -- "-$one" 2>/dev/null; done`;

/**
 * Makes a reaper: a small shell in a session of its own, started with the first group. Its stdin ends when this
 * process ends, whatever ended it. On Windows there are no groups, and it does nothing.
 */
export function createReaper(): Reaper {
  let shell: ChildProcess | undefined;
  const tell = (line: string) => {
    if (process.platform === 'win32') return;
    shell ??= start();
    shell.stdin?.write(`${line}\n`);
  };
  return {
    guard: (group) => tell(`guard ${group}`),
    release: (group) => tell(`release ${group}`),
    close() {
      shell?.stdin?.end();
      shell = undefined;
    },
  };
}

function start(): ChildProcess {
  const shell = spawn('sh', ['-c', script], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  // Without it a crash may leave something behind, and nothing else is amiss.
  shell.on('error', () => {});
  shell.stdin?.on('error', () => {});
  shell.unref();
  return shell;
}

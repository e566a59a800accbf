/**
 * Calls of an author's object in processes of their own: of clients that find their settings by themselves, and of
 * those whose credential is found by variables. A process has its variables from its start.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { ownProgram } from '../../package-files.js';
import type { Access } from '../../protocol/access.js';
import type { Call } from '../../protocol/call.js';
import { isObject } from '../../protocol/json.js';
import { createRedact, secretsOf } from '../adapter/secrets.js';
import type { Occasion, Report } from '../provider.js';
import { atHome } from '../reference/home.js';
import { stepsOf } from '../steps.js';
import type { Variables } from '../worker/pool.js';
import { environmentOf, leadingVariables } from '../worker/surroundings.js';
import { environmentAtHome } from '../worker/surroundings-at-home.js';
import { createTrustStores } from '../worker/trust-stores.js';
import type { ApartAnswer, ApartQuestion } from './apart-messages.js';

/** Makes calls apart. */
export interface Apart {
  /** @throws Error where the module cannot be loaded, or its process breaks */
  run(call: Call, access: Access, signal: AbortSignal, occasion: Occasion): Promise<Report>;
  close(): Promise<void>;
}

/** Milliseconds in which a module has to be loaded: SDKs are large, and some machines slow. */
const loading = 120_000;

/** Milliseconds beyond its deadlines in which a call that keeps its own time has to end. */
const grace = 3000;

/** Characters of what a process printed that are kept, and of these that are shown: a secret is never cut in two. */
const kept = 64 * 1024;
const tail = 600;

/**
 * Makes none yet.
 *
 * @param name the client's name
 * @param module the address of the module whose default export makes the calls
 */
export function createApart(name: string, module: string): Apart {
  const trustStores = createTrustStores();
  return {
    async run(call, access, signal, occasion) {
      const run = ownVariables();
      const about = { name, module, access };
      if (call.operation !== 'configured') {
        const lead = await leadingVariables(access, run, trustStores);
        const environment = environmentOf({ ...run, ...lead }, access.environment);
        return ask({ ...about, call, occasion }, environment, signal);
      }
      const { readProfile } = await import('../../targets/profile.js');
      return atHome(call, access, readProfile, async (home) => {
        const environment = environmentAtHome(run, home, await trustStores.of(home.authority));
        // A process that has just begun loads what it needs within its first call.
        const patient = { ...occasion, deadline: 2 * occasion.deadline };
        const { call: asked } = call;
        const question = { ...about, call: asked, occasion: patient, told: home.told };
        return ask(question, environment, signal);
      });
    },
    close: () => trustStores.close(),
  };
}

const ownVariables = (): Variables =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );

function launch(env: Variables): ChildProcess {
  const { file, typed } = ownProgram('providers/in-process/apart-process');
  return fork(file, {
    execArgv: typed ? ['--import', import.meta.resolve('tsx')] : [],
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

async function ask(question: ApartQuestion, env: Variables, signal: AbortSignal): Promise<Report> {
  const redact = createRedact(await secretsOf(question.access));
  if (signal.aborted) throw new Error('the run was interrupted');
  const child = launch(env);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed = (printed + text).slice(-kept);
    });
  }
  let timer: NodeJS.Timeout | undefined;
  let interrupt = () => {};
  try {
    return await new Promise((resolve, reject) => {
      const fail = (what: string) => {
        const said = redact(printed).trim().slice(-tail);
        reject(
          new Error(`in a process of its own ${redact(what)}${said && `. It printed: ${said}`}`),
        );
      };
      const { call, occasion } = question;
      timer = setTimeout(fail, loading, `the module was not loaded within ${loading} ms`);
      interrupt = () => reject(new Error('the run was interrupted'));
      signal.addEventListener('abort', interrupt, { once: true });
      child.on('message', (message) => {
        if (!isAnswer(message)) return;
        if ('report' in message) resolve(message.report);
        else if ('failure' in message) fail(message.failure);
        else {
          clearTimeout(timer);
          const { deadline } = occasion;
          // Of itself it would have said so: nothing else ran in the process.
          const late = { error: { message: `the call did not end within ${deadline} ms` } };
          const longest = (stepsOf(call) + 1) * deadline + grace;
          timer = setTimeout(resolve, longest, { outcome: late, events: [] });
        }
      });
      child.once('error', (error) => fail(`nothing could be started: ${error.message}`));
      child.once('close', (code, ender) =>
        fail(`the call was not answered: it ended with ${ender ?? `exit code ${code}`}`),
      );
      child.send(question);
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', interrupt);
    child.kill('SIGKILL');
  }
}

const isAnswer = (message: unknown): message is ApartAnswer =>
  isObject(message) && ('began' in message || 'report' in message || 'failure' in message);

/**
 * Credentials from issuers over TLS, asked for by a process apart. Which authorities Node trusts is settled when
 * it starts (`NODE_EXTRA_CA_CERTS`), and Oracle's SDK hands its own list to a `fetch` that takes none
 * (npm oci-common 2.139.1, lib/http.js gives `agent` to Node's `fetch`; 2.142.0 has mended it).
 */
import { type ChildProcess, fork } from 'node:child_process';
import { preloadFile, type TurnedTo, turnsTo, turnVariable } from '../../../mock/doors/preload.js';
import { ownProgram } from '../../../package-files.js';
import { isObject } from '../../../protocol/json.js';
import type { ApartAnswer, ApartQuestion, ApartTask } from './apart-messages.js';

/** A process apart, for one authority. */
export interface Apart {
  /**
   * Has a task done.
   *
   * @throws Error in the words of Oracle's provider, without secrets
   */
  ask(task: ApartTask): Promise<ApartAnswer>;
  /** A name for what a task makes, in use once. */
  name(): number;
}

/** What surrounds a process apart. */
export interface Surroundings {
  /** A PEM file with the certificate to trust. */
  readonly authority: string;
  /** Where connections to Oracle's hosts are turned to; absent: they go to Oracle's hosts. */
  readonly turnedTo?: TurnedTo;
}

/** Processes apart, one for all that have the same surroundings, started when first asked for. */
export interface Aparts {
  in(surroundings: Surroundings): Apart;
  close(): void;
}

/** Makes the {@link Aparts} of one run. None of them keeps the run's own process from ending. */
export function openAparts(): Aparts {
  const started = new Map<string, Apart & { stop(): void }>();
  return {
    in(surroundings) {
      const name = JSON.stringify(surroundings);
      const apart = started.get(name) ?? start(surroundings, () => started.delete(name));
      started.set(name, apart);
      return apart;
    },
    close() {
      for (const apart of started.values()) apart.stop();
    },
  };
}

interface Waiting {
  resolve(answer: ApartAnswer): void;
  reject(error: Error): void;
}

function start(surroundings: Surroundings, onEnd: () => void): Apart & { stop(): void } {
  const child = launch(surroundings);
  const waiting = new Map<number, Waiting>();
  let count = 0;
  const end = () => {
    onEnd();
    for (const { reject } of waiting.values()) reject(new Error('the process apart has ended'));
    waiting.clear();
  };
  child.on('error', end);
  child.on('exit', end);
  child.on('message', (message) => {
    if (!isAnswer(message)) return;
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (waiting.size === 0) child.channel?.unref();
    if (message.failure === undefined) asked?.resolve(message);
    else asked?.reject(new Error(message.failure));
  });
  child.unref();
  child.channel?.unref();
  const next = () => {
    count += 1;
    return count;
  };
  return {
    name: next,
    ask: (task) =>
      new Promise((resolve, reject) => {
        const question: ApartQuestion = { ...task, id: next() };
        waiting.set(question.id, { resolve, reject });
        child.channel?.ref();
        child.send(question, (error) => error && end());
      }),
    stop: () => child.disconnect(),
  };
}

function launch({ authority, turnedTo }: Surroundings): ChildProcess {
  const { file, typed } = ownProgram('providers/reference/credentials/apart-process');
  return fork(file, {
    execArgv: [
      ...(turnedTo === undefined ? [] : ['--require', preloadFile]),
      ...(typed ? ['--import', import.meta.resolve('tsx')] : []),
    ],
    env: {
      ...process.env,
      NODE_EXTRA_CA_CERTS: authority,
      ...(turnedTo === undefined ? {} : { [turnVariable]: turnsTo(turnedTo) }),
    },
    // What it would print is noise of the SDK's.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

const isAnswer = (message: unknown): message is ApartAnswer =>
  isObject(message) && typeof message.id === 'number';

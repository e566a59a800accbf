/** Who is put under test, as plain data, so that it can be sent to the threads that run cases. */
import type { Introduction } from '../providers/adapter/introduction.js';
import type { Capabilities } from '../suites/features.js';

/** An adapter's command, after the handshake. */
interface WorkerSubject {
  readonly kind: 'worker';
  readonly command: string;
  readonly introduction: Introduction;
  /** Processes at once, in the whole run. */
  readonly workers: number;
  /** The version of the kit, for `hello`. */
  readonly kit: string;
  /** Variables of its processes: those of the process that the run was started in. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A command that is run once a call. */
interface CommandSubject {
  readonly kind: 'command';
  readonly command: string;
  readonly introduction: Pick<Introduction, 'name' | 'version' | 'capabilities'>;
  readonly workers: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** A server between OpenAI's clients and the service, which runs already. */
interface GatewaySubject {
  readonly kind: 'gateway';
  /** The base URL that an OpenAI client is given. */
  readonly url: string;
  /** The bearer that it wants. */
  readonly key: string;
  readonly introduction: Declared;
}

/** The kit's own providers, which declare nothing and judge the service; or one that is under test. */
export type Subject =
  | { readonly kind: 'reference' }
  | WorkerSubject
  | CommandSubject
  | GatewaySubject;

/** A provider under test by its name, and what it declares. */
export interface Declared {
  readonly name: string;
  readonly version: string;
  readonly capabilities: Capabilities;
}

/** What a subject declares; undefined for the kit's own providers. */
export function declaredBy(subject: Subject): Declared | undefined {
  return subject.kind === 'reference' ? undefined : subject.introduction;
}

/** How many calls a subject takes at once; undefined where it does not matter. */
export function capacityOf(subject: Subject): number | undefined {
  switch (subject.kind) {
    case 'reference':
      return undefined;
    case 'worker':
      return subject.workers * subject.introduction.parallel;
    case 'command':
      return subject.workers;
    case 'gateway':
      // It has one credential, and so one tenancy, which cases have to themselves in turn.
      return 1;
  }
}

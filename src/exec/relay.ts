/** Signals to this process, kept until somebody takes them. */

/** A signal that is passed on. */
export interface Signal {
  readonly name: NodeJS.Signals;
  /** It asks to end. */
  readonly ends: boolean;
}

/** Listens from the first moment on; nothing is lost before a command runs. */
export interface Relay {
  /** Hands signals on, those that came before included, until the returned function is called. */
  to(take: (signal: Signal) => void): () => void;
  /** The first signal that asked to end, if one came. */
  readonly asked: Signal | undefined;
  /** Gives the signals back their own effect. */
  release(): void;
}

const onEverySystem: readonly Signal[] = [
  { name: 'SIGINT', ends: true },
  { name: 'SIGTERM', ends: true },
  { name: 'SIGHUP', ends: true },
];

const onUnix: readonly Signal[] = [
  { name: 'SIGQUIT', ends: true },
  { name: 'SIGUSR1', ends: false },
  { name: 'SIGUSR2', ends: false },
];

/** The signals that are passed on. */
export const relayed: readonly Signal[] =
  process.platform === 'win32' ? onEverySystem : [...onEverySystem, ...onUnix];

/** Begins to listen. */
export function openRelay(): Relay {
  const waiting: Signal[] = [];
  let taker: ((signal: Signal) => void) | undefined;
  let asked: Signal | undefined;
  const listeners = relayed.map((signal) => {
    const listener = () => {
      if (signal.ends) asked ??= signal;
      if (taker) taker(signal);
      else waiting.push(signal);
    };
    process.on(signal.name, listener);
    return () => process.off(signal.name, listener);
  });
  return {
    get asked() {
      return asked;
    },
    to(take) {
      taker = take;
      for (const signal of waiting.splice(0)) take(signal);
      return () => {
        taker = undefined;
      };
    },
    release: () => {
      for (const off of listeners) off();
    },
  };
}

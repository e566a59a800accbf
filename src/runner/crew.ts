/** The providers of a run, made in the thread that runs cases; each kind loads what it needs and no more. */
import type { MakeKey } from '../keys/rsa-key.js';
import type { Provider } from '../providers/provider.js';
import type { Subject } from './subject.js';

/** Who can call. */
export interface Crew {
  readonly providers: readonly Provider[];
  /** Absent where a provider is under test: probes judge the service. */
  readonly probe?: Provider;
  close(): Promise<void>;
}

/**
 * Makes the providers of a subject.
 *
 * @param shares the threads that run cases, which share a subject's processes
 * @param makeKey for the sessions of the kit's own providers
 */
export async function openCrew(subject: Subject, shares: number, makeKey: MakeKey): Promise<Crew> {
  switch (subject.kind) {
    case 'reference': {
      const { openReferences } = await import('./reference-crew.js');
      return openReferences(makeKey);
    }
    case 'worker': {
      const { createWorkerProvider } = await import('../providers/worker/worker.js');
      const workers = Math.max(1, Math.floor(subject.workers / shares));
      return crewOf(createWorkerProvider({ ...subject, workers }));
    }
    case 'command': {
      const { createCommandProvider } = await import('../providers/command/command.js');
      return crewOf(createCommandProvider(subject));
    }
    case 'gateway': {
      const { createGatewayProvider } = await import('../providers/gateway/gateway.js');
      return crewOf(createGatewayProvider({ ...subject, ...subject.introduction }));
    }
  }
}

function crewOf(provider: Provider): Crew {
  return { providers: [provider], close: async () => provider.close?.() };
}

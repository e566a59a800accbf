/** What is said between a run and the process that asks for credentials over TLS, and plays configured clients. */
import type { ChatCall, ListModelsCall, ToldOptions, Transport } from '../../../protocol/call.js';
import type { Report } from '../../provider.js';

/** Both halves of a key, in PEM. */
export interface KeyHalves {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** A task; `of` names what an earlier `workload` made. */
export type ApartTask =
  | {
      readonly task: 'workload';
      readonly of: number;
      readonly authority: string;
      readonly token: string;
      /** Absent: the variables of the process. */
      readonly environment?: Readonly<Record<string, string>>;
    }
  | {
      readonly task: 'session';
      readonly configFile: string;
      readonly profile: string;
      readonly token: string;
    }
  /** `next` is for the token that is asked for meanwhile, if one is. */
  | { readonly task: 'key' | 'refresh'; readonly of: number; readonly next: KeyHalves }
  | { readonly task: 'forget'; readonly of: number }
  | ConfiguredTask;

/** A call by a client that finds its settings by itself. */
export interface ConfiguredTask {
  readonly task: 'configured';
  readonly transport: Transport;
  readonly home: string;
  readonly call: ChatCall | ListModelsCall;
  readonly told: ToldOptions;
  readonly environment: Readonly<Record<string, string>>;
}

/** A task on its way. */
export type ApartQuestion = ApartTask & { readonly id: number };

/** Its answer: a key or a session's token where there is one, or what went wrong. */
export interface ApartAnswer {
  readonly id: number;
  readonly keyId?: string;
  /** PEM. */
  readonly privateKey?: string;
  readonly token?: string;
  readonly report?: Report;
  readonly failure?: string;
}

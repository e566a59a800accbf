/** What is said between a run and the process that asks for credentials over TLS. */

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
  | { readonly task: 'key' | 'refresh' | 'forget'; readonly of: number };

/** A task on its way. */
export type ApartQuestion = ApartTask & { readonly id: number };

/** Its answer: a key or a session's token where there is one, or what went wrong. */
export interface ApartAnswer {
  readonly id: number;
  readonly keyId?: string;
  /** PEM. */
  readonly privateKey?: string;
  readonly token?: string;
  readonly failure?: string;
}

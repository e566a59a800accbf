/** Who was put under test, cell by cell. Pure. */
import type { AuthMode, Transport } from '../protocol/call.js';

/** The provider that made the calls of a cell. */
export interface Subject {
  readonly transport: Transport;
  readonly auth: AuthMode;
  readonly provider: { readonly name: string; readonly version: string };
  /** How it had its credential, where that is worth telling. */
  readonly wayIn?: string;
}

/**
 * One name for the providers of a run: the provider's own where there is but one, else all names, each
 * with its version, and no version beside them.
 *
 * @example
 * nameSubjects(subjects); // { name: 'oci-generativeaiinference 2.139.1, openai 6.30.1', version: '' }
 */
export function nameSubjects(subjects: readonly Subject[]): Subject['provider'] {
  const all = new Map(
    subjects.map(({ provider }) => [`${provider.name} ${provider.version}`.trimEnd(), provider]),
  );
  const [only] = all.values();
  if (only === undefined) return { name: 'none', version: '' };
  return all.size === 1 ? only : { name: [...all.keys()].join(', '), version: '' };
}

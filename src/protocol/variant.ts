/** What a variant of a dialect is called, and how well it is known. */
import type { DialectName, Variant } from './dialects/dialect.js';

/**
 * How well a thing is known: bytes recorded from the service; told with pasted bytes or text of the live
 * service; in a client's own test with the marks of pasted output; in a client's hand-written test;
 * inferred; in a client's test, but contradicted by a recording.
 */
export type Evidence = 'recorded' | 'live' | 'pasted' | 'client-test' | 'inferred' | 'contradicted';

/** One way a dialect is spoken. */
export interface NamedVariant {
  readonly name: string;
  readonly dialect: DialectName;
  readonly variant: Variant;
  readonly evidence: Evidence;
  /** The public source of what is special here. */
  readonly source: string;
}

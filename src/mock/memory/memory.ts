/** What a tenancy's OpenAI-compatible surface remembers. */

/** A JSON object as it is kept and sent. */
export type Stored = Readonly<Record<string, unknown>> & { readonly id: string };

/** The memory of one tenancy. */
export interface Memory {
  /** Stored responses by id. */
  readonly responses: Map<string, Stored>;
}

/** An empty memory. */
export function openMemory(): Memory {
  return { responses: new Map() };
}

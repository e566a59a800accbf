/** Journals that are complete: a client may have its answer before the mock sees the end. */
import type { Exchange } from '../protocol/exchange.js';

/** Milliseconds that a journal may take to learn how its last exchange ended. */
const settling = 1500;

/** Milliseconds between two looks. */
const pause = 2;

/** Who keeps a journal: in this process, or behind the control API. */
interface Journaled {
  journal(): readonly Exchange[] | Promise<readonly Exchange[]>;
}

/** The journal once no exchange is open, or as it stands after 1.5 seconds. */
export async function settled(tenancy: Journaled): Promise<readonly Exchange[]> {
  const until = performance.now() + settling;
  for (;;) {
    const journal = await tenancy.journal();
    const open = journal.some((exchange) => exchange.end === 'open');
    if (!open || performance.now() > until) return journal;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

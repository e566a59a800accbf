/** How long a change takes, and what is said meanwhile. The states: npm oci-generativeai, lib/model. */

/** A change on its way. Times in milliseconds since the epoch. */
export interface Transition {
  readonly to: 'CREATING' | 'UPDATING' | 'DELETING';
  readonly since: number;
  readonly until: number;
}

/**
 * Milliseconds that a change takes which starts a work request: ours. The service takes minutes, which nobody
 * would wait for here.
 */
export const changeTime = 5000;

/** A change that was over before anybody asked. */
export const settled: Transition = { to: 'CREATING', since: 0, until: 0 };

/** A change that begins now; one without a work request is over at once. */
export const change = (to: Transition['to'], now: number, takes: number): Transition => ({
  to,
  since: now,
  until: now + takes,
});

/**
 * The `lifecycleState` of what undergoes a change.
 *
 * @example
 * stateAt({ to: 'CREATING', since: 0, until: 5000 }, 4999); // 'CREATING'
 * stateAt({ to: 'CREATING', since: 0, until: 5000 }, 5000); // 'ACTIVE'
 */
export function stateAt({ to, until }: Transition, now: number): string {
  if (now < until) return to;
  return to === 'DELETING' ? 'DELETED' : 'ACTIVE';
}

/** Quotas: how much a tenancy is answered, of requests and tokens in a while and of requests at once. */
import type { Quota } from '../../protocol/switches.js';

/** A turn that was answered. */
export interface Spent {
  /** When it was asked for, in milliseconds by the tenancy's clock. */
  readonly at: number;
  /** Of the question and of the answer. */
  readonly tokens: number;
}

/** The turns of a tenancy, as its quotas count them. */
export interface TurnCount {
  /** Those asked for, whatever was answered. */
  asked: number;
  /** Answers that have neither ended nor lost their client. */
  open: number;
  /** Those answered, oldest first. */
  readonly spent: Spent[];
}

/** What a tenancy has used. */
export interface Use {
  /** Oldest first. */
  readonly spent: readonly Spent[];
  /** Answers that have neither ended nor lost their client. */
  readonly open: number;
  readonly now: number;
}

/** Seconds that a quota looks back, where it does not say. */
const usualWindow = 60;

/** What a quota looks at. */
interface Looked {
  /** Seconds. */
  readonly window: number;
  readonly counted: readonly Spent[];
  /** Seconds until a turn counts no more. */
  readonly leaves: (one: Spent) => number;
}

/** Seconds to wait for an answer to end: nobody can know, so the least there is. */
const whileOpen = 1;

/**
 * Seconds until so many turns have left the window that less than `limit` is used; `undefined` where it is
 * already.
 */
function untilBelow(
  limit: number | undefined,
  { window, counted, leaves }: Looked,
  weight: (one: Spent) => number,
): number | undefined {
  if (limit === undefined) return undefined;
  let sum = counted.reduce((total, one) => total + weight(one), 0);
  if (sum < limit) return undefined;
  for (const one of counted) {
    sum -= weight(one);
    if (sum < limit) return leaves(one);
  }
  // Of nothing there is never less.
  return window;
}

/**
 * Whole seconds until the next request will be answered; `undefined` where it is answered now. A turn counts from
 * when it was asked for, with all its tokens, however large: what is left need not suffice for it.
 *
 * @example
 * waitOf({ requests: 1 }, { spent: [{ at: 0, tokens: 9 }], open: 0, now: 15_000 }); // 45
 */
export function waitOf(quota: Quota, { spent, open, now }: Use): number | undefined {
  const { requests, tokens, concurrent, window = usualWindow } = quota;
  const counted = spent.filter(({ at }) => at > now - window * 1000);
  const leaves = ({ at }: Spent) => Math.ceil((at + window * 1000 - now) / 1000);
  const looked = { window, counted, leaves };
  const waits = [
    untilBelow(requests, looked, () => 1),
    untilBelow(tokens, looked, (one) => one.tokens),
    concurrent !== undefined && open >= concurrent ? whileOpen : undefined,
  ].filter((one) => one !== undefined);
  return waits.length === 0 ? undefined : Math.max(...waits);
}

/** Which faults can go together, and with which reply. */
import { objectOf } from '../../protocol/json.js';
import type { Delivery } from '../../protocol/reply.js';
import { didYouMean } from '../../suites/catalogue.js';
import type { Setting } from './fault.js';
import { faults } from './index.js';

/** What is wrong with a list of faults, and what would be right. */
export interface FaultFlaw {
  /** The place in the list. */
  readonly index: number;
  readonly why: string;
  readonly allowed: string;
}

/** What of a reply decides which faults can befall it; of a script, so that nothing is taken on trust. */
export interface Befallable {
  readonly error?: unknown;
  readonly recording?: unknown;
  readonly delivery?: unknown;
}

const words: Readonly<Partial<Record<Setting, string>>> = {
  status: 'the status',
  envelope: 'the body of the error',
  form: 'the form of the answer',
  body: 'the body',
  'line-ends': 'how lines end',
  chunking: 'how the body is cut into chunks',
  ending: 'how the answer ends',
  compression: 'the content coding',
  'content-type': 'the content type',
  framing: 'how the end of the body is told',
  head: 'when the headers go out',
  firstByte: 'when the first byte goes out',
  interval: 'how far apart chunks are',
  gap: 'where the silence is',
};

const settingsOf = (id: string): readonly Setting[] => faults.get(id)?.settles ?? [];

/** Whether a fault refuses every request. */
const refusesAll = (id: string): boolean => id.startsWith('status/');

const refusesSome = (id: string): boolean => id.startsWith('throttle/');

function unknown(id: string): string {
  return `${didYouMean([...faults.keys()], id)}\`oci-conform faults\` lists them.`;
}

/** Settings of a delivery that a fault must not decide as well; the others, of time, go before the fault's. */
const decided = ['chunking', 'ending', 'compression'] as const satisfies (keyof Delivery &
  Setting)[];

function clashWithDelivery(id: string, delivery: unknown): string | undefined {
  const given = objectOf(delivery);
  const field = decided.find((name) => given[name] !== undefined && settingsOf(id).includes(name));
  return field && `decides the same as delivery.${field}`;
}

function unmetNeed(id: string, ids: readonly string[], reply: Befallable | undefined) {
  const needs = faults.get(id)?.needs;
  if (needs === undefined) return undefined;
  const status = ids.find(refusesAll);
  const isError = reply?.error !== undefined || status !== undefined;
  if (needs !== 'error') {
    return isError
      ? `needs a ${needs} answer, and ${status ?? 'the reply'} is an error`
      : undefined;
  }
  const mayBeError = isError || reply === undefined || reply.recording !== undefined;
  return mayBeError || ids.some(refusesSome) ? undefined : 'needs an error, and the reply is none';
}

/**
 * The first flaw of a list of faults: an id that is not in the catalogue, two that exclude each other, or one
 * that could never befall the reply.
 *
 * @param reply absent: any reply that may come
 */
export function flawOfFaults(ids: readonly string[], reply?: Befallable): FaultFlaw | undefined {
  for (const [index, id] of ids.entries()) {
    if (!faults.has(id)) {
      return { index, why: `is "${id.slice(0, 80)}", which is no fault`, allowed: unknown(id) };
    }
    const before = ids.slice(0, index);
    if (before.includes(id)) {
      return { index, why: `is ${id} once more`, allowed: 'Name each fault once.' };
    }
    for (const other of before) {
      const both = settingsOf(id).find((setting) => settingsOf(other).includes(setting));
      if (both === undefined) continue;
      const why = `is ${id}, which decides ${words[both] ?? both} as ${other} does`;
      return { index, why, allowed: 'Leave one of the two out.' };
    }
    const why = clashWithDelivery(id, reply?.delivery) ?? unmetNeed(id, ids, reply);
    if (why !== undefined) {
      return {
        index,
        why: `is ${id}, which ${why}`,
        allowed: 'Leave it out, or change the reply.',
      };
    }
  }
  return undefined;
}

/** When the chunks of an answer went out, made ready to be drawn. Pure. */
import type { WireChunk } from '../protocol/exchange.js';
import { bytesText, counted, duration } from './words.js';

/** Chunks so close together that they are drawn as one. */
export interface Bar {
  /** Part of the whole time, from 0 to 1. */
  readonly place: number;
  /** Part of the greatest bar, above 0, up to 1. */
  readonly size: number;
  readonly title: string;
}

/** How many bars there is room for. */
const bars = 240;

/** The bars of a timeline that ends at `end`, in milliseconds since the exchange began. */
export function barsOf(chunks: readonly WireChunk[], end: number): readonly Bar[] {
  const places = new Map<number, { first: number; count: number; bytes: number; at: number }>();
  for (const [index, { at, length }] of chunks.entries()) {
    const place = end <= 0 ? 0 : Math.round((Math.min(at, end) / end) * bars);
    const known = places.get(place) ?? { first: index, count: 0, bytes: 0, at };
    places.set(place, { ...known, count: known.count + 1, bytes: known.bytes + length });
  }
  const greatest = Math.max(1, ...[...places.values()].map(({ bytes }) => bytes));
  return [...places].map(([place, { first, count, bytes, at }]) => ({
    place: place / bars,
    // Small and large chunks differ a thousandfold; both must be seen.
    size: Math.max(0.08, Math.log1p(bytes) / Math.log1p(greatest)),
    title: `${duration(at)}: ${count === 1 ? `chunk ${first + 1}` : `chunks ${first + 1}–${first + count}`}, ${bytesText(bytes)}`,
  }));
}

/** The longest silence between two chunks: where it began and how long it was, in milliseconds. */
export function longestGap(
  chunks: readonly WireChunk[],
): { readonly from: number; readonly length: number; readonly before: number } | undefined {
  const gaps = chunks.slice(1).map(({ at }, index) => {
    const from = chunks[index]?.at ?? 0;
    return { from, length: at - from, before: index + 2 };
  });
  const [longest] = gaps.toSorted((one, other) => other.length - one.length);
  return longest !== undefined && longest.length >= 1 ? longest : undefined;
}

/** A timeline in words. */
export function paceText(chunks: readonly WireChunk[]): string {
  const first = chunks[0];
  const last = chunks.at(-1);
  if (first === undefined || last === undefined) return 'No byte of a body went out.';
  const bytes = bytesText(last.offset + last.length);
  if (first.at === last.at) {
    return `${counted(chunks.length, 'chunk')}, ${bytes}, ${chunks.length === 1 ? 'sent' : 'all sent at once'} after ${duration(first.at)}.`;
  }
  const gap = longestGap(chunks);
  return [
    `${counted(chunks.length, 'chunk')}, ${bytes}: the first after ${duration(first.at)}, the last after ${duration(last.at)}`,
    gap === undefined
      ? '.'
      : `; the longest silence ${duration(gap.length)}, before chunk ${gap.before}.`,
  ].join('');
}

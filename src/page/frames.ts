/** The bytes of an answer: what they are, and when they went out. Pure. */
import type { WireBody, WireChunk } from '../protocol/exchange.js';

/** A frame of an event stream; `text` without the blank line that ends it. */
export interface Frame {
  readonly text: string;
  /** The values of its `data` lines, joined as browsers do; undefined where it has none. */
  readonly data: string | undefined;
  readonly offset: number;
  readonly length: number;
  /** When its first and its last byte went out, in milliseconds since the exchange began. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** How many chunks it came in. */
  readonly chunks: number;
}

/** A body's bytes as the journal has them. */
export function bytesOf({ encoding, text }: WireBody): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf8') return new TextEncoder().encode(text);
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** One character a byte. */
function letters(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return text;
}

/** Two ends of lines, each of which may be CR, LF or both. */
const blankLine = /(?:\r\n|\n|\r(?!\n))(?:\r\n|\n|\r(?!\n))/g;

function dataOf(text: string): string | undefined {
  const lines = text
    .split(/\r\n|\n|\r/)
    .flatMap((line) => /^data(?:: ?(.*))?$/s.exec(line.replace(/^\uFEFF/, ''))?.[1] ?? []);
  return lines.length === 0 ? undefined : lines.join('\n');
}

/**
 * Takes an event stream apart at its blank lines. Frames lie end to end; the last may lack its blank line.
 *
 * @param chunks in order, as the journal tells them
 */
export function framesOf(bytes: Uint8Array, chunks: readonly WireChunk[]): readonly Frame[] {
  const whole = letters(bytes);
  const ends = [...whole.matchAll(blankLine)].map((found) => found.index + found[0].length);
  if ((ends.at(-1) ?? 0) < bytes.length) ends.push(bytes.length);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let begin = 0;
  let place = 0;
  return ends.map((end) => {
    const offset = begin;
    begin = end;
    while (place + 1 < chunks.length && (chunks[place + 1]?.offset ?? 0) <= offset) place += 1;
    let last = place;
    while (last + 1 < chunks.length && (chunks[last + 1]?.offset ?? 0) < end) last += 1;
    const text = decoder.decode(bytes.subarray(offset, end)).replace(/[\r\n]+$/, '');
    return {
      text,
      data: dataOf(text),
      offset,
      length: end - offset,
      from: chunks[place]?.at,
      to: chunks[last]?.at,
      chunks: chunks.length === 0 ? 0 : last - place + 1,
    };
  });
}

/** JSON with its lines broken; undefined where a text is none. */
export function prettyJson(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return undefined;
  }
}

/** Bytes as sixteen a line: offset, hexadecimal, ASCII. */
export function hexLines(bytes: Uint8Array, from: number, to: number): string {
  const lines: string[] = [];
  for (let at = from; at < Math.min(to, bytes.length); at += 16) {
    const row = [...bytes.subarray(at, at + 16)];
    const hex = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const shown = row.map((byte) =>
      byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·',
    );
    lines.push(`${at.toString(16).padStart(6, '0')}  ${hex.padEnd(47)}  ${shown.join('')}`);
  }
  return lines.join('\n');
}

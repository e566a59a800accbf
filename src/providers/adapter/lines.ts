/** Bytes into lines, however they come: in halves, with any line end, too long, or no text at all. */
import { longestLine } from './messages.js';

/** A line, or why it is none. */
export type Line = { readonly text: string } | { readonly problem: string; readonly text: string };

/** Takes bytes and gives the lines that have ended. */
export interface LineReader {
  /** Each line without its end; blank ones are passed over. */
  push(bytes: Uint8Array): readonly Line[];
  /** What stands behind the last line end, when the bytes are over. */
  rest(): readonly Line[];
}

const lineFeed = 0x0a;

/** Bytes of a bad line that are shown. */
const shown = 400;

/**
 * Reads lines. It keeps no more than one line of the longest length; what goes beyond is thrown away up to the
 * next line feed, and told.
 *
 * @param limit bytes that a line may have
 *
 * @example
 * const reader = readLines();
 * reader.push(Buffer.from('{"type":"ready"}\r\n{"ty')); // [{ text: '{"type":"ready"}' }]
 */
export function readLines(limit = longestLine): LineReader {
  let pieces: Uint8Array[] = [];
  let length = 0;
  let passing = false;
  let first = true;
  const take = (): readonly Line[] => {
    const line = passing ? undefined : asText(Buffer.concat(pieces), first);
    pieces = [];
    length = 0;
    passing = false;
    first = false;
    return line === undefined ? [] : [line];
  };
  /** Keeps a piece of a line. The line that grows too long is told at once, since it may never end. */
  const keep = (piece: Uint8Array): readonly Line[] => {
    length += piece.length;
    if (passing) return [];
    pieces.push(piece);
    if (length <= limit) return [];
    passing = true;
    const begin = Buffer.concat(pieces).subarray(0, shown);
    pieces = [];
    return [
      { text: new TextDecoder().decode(begin), problem: `the line has more than ${limit} bytes` },
    ];
  };
  return {
    push(bytes) {
      const lines: Line[] = [];
      let from = 0;
      for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, from)) {
        lines.push(...keep(bytes.subarray(from, at)), ...take());
        from = at + 1;
      }
      // A copy: the caller's buffer may be used again.
      if (from < bytes.length) lines.push(...keep(Uint8Array.from(bytes.subarray(from))));
      return lines;
    },
    rest: () => (length === 0 ? [] : take()),
  };
}

/** A text without its byte order mark and its carriage return; undefined for a blank line. */
function asText(bytes: Uint8Array, first: boolean): Line | undefined {
  const lenient = new TextDecoder('utf-8', { ignoreBOM: !first });
  const text = lenient.decode(bytes).replace(/\r$/, '');
  if (text.trim() === '') return undefined;
  // Only what looks damaged is looked at twice.
  if (!text.includes('\uFFFD') || isUtf8(bytes)) return { text };
  return { text, problem: 'the line is not UTF-8' };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

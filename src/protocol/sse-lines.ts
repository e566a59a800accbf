/** Bytes to the lines of an event stream: LF, CRLF or CR ends one, a byte order mark may come first. */

/** One line, without its end. */
export interface SseLine {
  readonly text: string;
  readonly blank: boolean;
  /** Bytes, its end (and a byte order mark) included. */
  readonly length: number;
  readonly problems: readonly string[];
}

/** An incremental reader of lines. */
export interface LineReader {
  push(chunk: Uint8Array): readonly SseLine[];
  /** Call once, after the last byte: gives a last line that lacks its end. */
  end(): readonly SseLine[];
}

const lf = 0x0a;
const cr = 0x0d;
const mark = '\u{feff}';

type LineEnd = 'LF' | 'CRLF' | 'CR' | 'none';

const endLength: Readonly<Record<LineEnd, number>> = { LF: 1, CRLF: 2, CR: 1, none: 0 };

const endProblem: Readonly<Partial<Record<LineEnd, string>>> = {
  CRLF: 'A line ends with CR LF instead of LF.',
  CR: 'A line ends with CR instead of LF.',
  none: 'The last line has no end.',
};

/** Reads lines piece by piece; however the bytes are cut, the lines are the same. */
export function lineReader(): LineReader {
  let pending: number[] = [];
  let first = true;
  let afterCr = false;

  const close = (end: LineEnd): SseLine => {
    const line = lineOf(Uint8Array.from(pending), end, first);
    pending = [];
    first = false;
    afterCr = false;
    return line;
  };

  return {
    push(chunk) {
      const lines: SseLine[] = [];
      for (const byte of chunk) {
        if (afterCr) {
          lines.push(close(byte === lf ? 'CRLF' : 'CR'));
          if (byte === lf) continue;
        }
        if (byte === lf) lines.push(close('LF'));
        else if (byte === cr) afterCr = true;
        else pending.push(byte);
      }
      return lines;
    },
    end() {
      if (afterCr) return [close('CR')];
      return pending.length > 0 ? [close('none')] : [];
    },
  };
}

function lineOf(bytes: Uint8Array, end: LineEnd, first: boolean): SseLine {
  const decoded = decode(bytes);
  const marked = first && decoded.text.startsWith(mark);
  const text = marked ? decoded.text.slice(1) : decoded.text;
  const ending = endProblem[end];
  return {
    text,
    blank: text === '' && end !== 'none',
    length: bytes.length + endLength[end],
    problems: [
      ...(marked ? ['The stream begins with a byte order mark.'] : []),
      ...(decoded.valid ? [] : ['The bytes are not valid UTF-8.']),
      ...(ending === undefined ? [] : [ending]),
    ],
  };
}

function decode(bytes: Uint8Array): { readonly text: string; readonly valid: boolean } {
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
      valid: true,
    };
  } catch {
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), valid: false };
  }
}

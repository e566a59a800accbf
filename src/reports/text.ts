/** Text for terminals: safe to print, measured in columns, wrapped and cut. */

/**
 * Makes foreign text safe to print: control characters (terminal escapes among them) and those that
 * reorder text become visible. Line feeds too, since one line is one line.
 *
 * @example
 * printable('a\u001b[2Jb'); // 'a\\x1b[2Jb'
 */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => {
    const known = shortEscapes[character];
    if (known !== undefined) return known;
    const code = character.codePointAt(0) ?? 0;
    return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
}

/** C0, DEL, C1; line and paragraph separators; bidirectional marks, embeddings and isolates; lone surrogates; BOM. */
const unprintable =
  /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Right-to-left scripts: printed as they are, a terminal would move what stands around them. */
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/gu;

/** Joiners, variation selectors, skin tones and halves of flags: terminals disagree on how wide they are. */
const unsteady =
  /[\u200b-\u200d]|[\ufe00-\ufe0f]|[\u{1f1e6}-\u{1f1ff}]|[\u{1f3fb}-\u{1f3ff}]|[\u{e0020}-\u{e007f}]/gu;

/**
 * As {@link printable}; and right-to-left letters, and what joins emoji, become escapes, so that columns can be
 * compared on any terminal.
 */
export function alignable(text: string): string {
  return printable(text).replace(unsteady, escaped).replace(rightToLeft, escaped);
}

function escaped(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

/** Marks and variation selectors (`Mn`, `Me`), zero-width spaces and joiners. */
const zeroWidth = /\p{Mn}|\p{Me}|\u200b|\u200c|\u200d/u;
const doubleWidth =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

/** Columns that text takes on a terminal: CJK and emoji count two, combining marks none. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (zeroWidth.test(character)) continue;
    columns += doubleWidth.test(character) ? 2 : 1;
  }
  return columns;
}

/** Pads with spaces to so many columns. */
export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

/** Cuts text to so many columns, the ellipsis included. */
export function cutTo(text: string, columns: number, ellipsis = '…'): string {
  if (columnsOf(text) <= columns) return text;
  const room = columns - columnsOf(ellipsis);
  let kept = '';
  let used = 0;
  for (const character of text) {
    const width = columnsOf(character);
    if (used + width > room) break;
    kept += character;
    used += width;
  }
  return kept + ellipsis;
}

/** So many characters from a place on tell what stands there. */
const telling = 28;

/**
 * As {@link cutTo}; and where what stands at an offset would be cut off, the start is left out instead.
 *
 * @example
 * cutAround('{"id":"chatcmpl-36b6f7ebc4840ed5","usage":null}', 34, 24); // '…d5","usage":null}'
 */
export function cutAround(
  text: string,
  at: number | undefined,
  columns: number,
  ellipsis = '…',
): string {
  const needed = columnsOf(text.slice(0, (at ?? 0) + telling)) + columnsOf(ellipsis);
  if (at === undefined || columnsOf(text) <= columns || needed <= columns) {
    return cutTo(text, columns, ellipsis);
  }
  const before = [...text.slice(0, at)].slice(-Math.max(1, Math.floor(columns / 5))).join('');
  return cutTo(`${ellipsis}${before}${text.slice(at)}`, columns, ellipsis);
}

/** Wraps at spaces; a word longer than the line keeps its line to itself. Never empty. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && columnsOf(longer) > columns) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/**
 * Cuts words that are longer than so many columns, so that {@link wrap} keeps to its width.
 *
 * @example
 * foldWords('a bcdef', 3); // 'a bcd ef'
 */
export function foldWords(text: string, columns: number): string {
  return text.replace(/\S+/g, (word) => {
    const pieces: string[] = [];
    let rest = word;
    while (columnsOf(rest) > columns) {
      const piece = cutTo(rest, columns, '');
      if (piece === '') break;
      pieces.push(piece);
      rest = rest.slice(piece.length);
    }
    return [...pieces, rest].join(' ');
  });
}

/**
 * A labelled paragraph: the label in its own column, the text wrapped beside it.
 *
 * @param dress colours the label, after it was measured
 */
export function labelled(
  label: string,
  text: string,
  layout: {
    readonly indent: number;
    readonly label: number;
    readonly width: number;
    readonly dress?: (text: string) => string;
  },
): readonly string[] {
  const { indent, label: labelWidth, width, dress = (same: string) => same } = layout;
  const room = Math.max(20, width - indent - labelWidth);
  return wrap(text, room).map((line, index) => {
    const head = index === 0 ? dress(padTo(label, labelWidth)) : ' '.repeat(labelWidth);
    return `${' '.repeat(indent)}${head}${line}`.trimEnd();
  });
}

/**
 * At most four lines: of more, the first three, and an ellipsis where the fourth begins.
 *
 * @example
 * brief(['  a', '  b', '  c', '  d', '  e'], '…'); // ['  a', '  b', '  c', '  …']
 */
export function brief(lines: readonly string[], ellipsis: string): readonly string[] {
  const fourth = lines[3];
  if (lines.length <= 4 || fourth === undefined) return lines;
  return [...lines.slice(0, 3), `${/^ */.exec(fourth)?.[0] ?? ''}${ellipsis}`];
}

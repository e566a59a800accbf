/**
 * Bodies of `multipart/form-data` (RFC 7578). Node reads them too, but only asynchronously, and the stages
 * of the mock give their answers at once.
 */

/** One part of a form. */
export interface FormPart {
  readonly name: string;
  /** There where the part is a file. */
  readonly filename?: string;
  readonly bytes: Uint8Array;
}

/** Parts of a form, and bytes of the header lines of one, at most. */
const limits = { parts: 100, head: 16_384 } as const;

const parameter = /;\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g;

/**
 * The parameters of a header's value. Browsers and most clients escape a quote in a name as `%22`, Go with a
 * backslash.
 */
function parametersOf(value: string): ReadonlyMap<string, string> {
  const found = [...value.matchAll(parameter)].map(([, name = '', quoted, bare = '']) => {
    const text = quoted?.replace(/\\(["\\])/g, '$1') ?? bare;
    return [name.toLowerCase(), text] as const;
  });
  return new Map(found);
}

/** Reads a part's head: its name, if it has one, and its file's. */
function readHead(head: string): Omit<FormPart, 'bytes'> | undefined {
  const line = head.split('\r\n').find((one) => /^content-disposition\s*:/i.test(one));
  if (line === undefined) return undefined;
  const parameters = parametersOf(line);
  const unescaped = (name: string) =>
    parameters.get(name)?.replace(/%22|%0D|%0A/gi, (escaped) => decodeURIComponent(escaped));
  const name = unescaped('name');
  const filename = unescaped('filename');
  if (name === undefined) return undefined;
  return { name, ...(filename === undefined ? {} : { filename }) };
}

/**
 * Reads a form; `undefined` for what is none, is broken, or has too many parts.
 *
 * @param contentType the header, with its `boundary`
 *
 * @example
 * readForm('multipart/form-data; boundary=x', body)?.find(({ name }) => name === 'file')?.bytes;
 */
export function readForm(contentType: string, body: Uint8Array): readonly FormPart[] | undefined {
  if (!/^multipart\/form-data\s*;/i.test(contentType)) return undefined;
  const boundary = parametersOf(contentType).get('boundary') ?? '';
  if (boundary === '' || boundary.length > 200) return undefined;
  const whole = Buffer.concat([Buffer.from('\r\n'), body]);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const parts: FormPart[] = [];
  let at = whole.indexOf(delimiter);
  while (at >= 0 && parts.length < limits.parts) {
    const from = at + delimiter.length;
    if (whole.toString('latin1', from, from + 2) === '--') return parts;
    const lineEnd = whole.indexOf('\r\n', from);
    const headEnd = whole.indexOf('\r\n\r\n', lineEnd);
    const next = whole.indexOf(delimiter, Math.max(headEnd + 2, from));
    if (lineEnd < 0 || headEnd < 0 || next < 0 || headEnd - lineEnd > limits.head) return undefined;
    const head = readHead(whole.toString('utf8', lineEnd + 2, headEnd));
    if (!head) return undefined;
    parts.push({ ...head, bytes: Uint8Array.from(whole.subarray(headEnd + 4, next)) });
    at = next;
  }
  return undefined;
}

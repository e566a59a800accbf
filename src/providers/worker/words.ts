/** How the misbehaviour of an adapter is told: what, the line, and what it last said on stderr. Pure. */

/** An adapter did not keep to the protocol, or its process ended: no finding about the provider. */
export class AdapterFailure extends Error {
  override readonly name = 'AdapterFailure';
}

/** Characters of a line, and of stderr, that are shown. */
const shownOfLine = 200;
const shownOfStderr = 600;

/** What is known of a failure. */
export interface FailureFacts {
  /** A sentence without its full stop, of which `the adapter` is the subject. */
  readonly what: string;
  /** The line, without secrets. */
  readonly line?: string | undefined;
  /** All that is known of stderr, without secrets. */
  readonly stderr: string;
}

/**
 * The failure in one sentence or three.
 *
 * @example
 * failureOf({ what: 'the adapter wrote garbage', line: 'hm', stderr: '' }).message;
 * // 'The adapter wrote garbage. The line: hm'
 */
export function failureOf({ what, line, stderr }: FailureFacts): AdapterFailure {
  const parts = [`${what.charAt(0).toUpperCase()}${what.slice(1)}.`];
  if (line !== undefined) parts.push(`The line: ${cut(line, shownOfLine)}`);
  const said = stderr
    .trim()
    .split(/\r?\n/)
    .filter((one) => one.trim() !== '')
    .join(' | ');
  if (said !== '') {
    const end = said.length > shownOfStderr ? `…${said.slice(-shownOfStderr)}` : said;
    parts.push(`Its stderr ends with: ${end}`);
  }
  return new AdapterFailure(parts.join(' '));
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

/** What a command wrote to stdout, understood: messages of the adapter protocol, or the answer's text. */
import { isObject } from '../../protocol/json.js';
import type { AdapterMessage } from '../adapter/adapter-messages.js';
import { readLines } from '../adapter/lines.js';
import { createMessageReader } from '../adapter/read-message.js';
import type { Piece } from './run-once.js';

/** What was said. */
export interface Said {
  /** Pieces of the answer with their times: as `event` messages say, or the text as it came. */
  readonly events: readonly (Piece & { readonly kind: 'text' | 'reasoning' })[];
  /** The last message that is an answer; absent where the text is the answer. */
  readonly answer?: AdapterMessage<'result' | 'error' | 'unsupported'>;
  /** All of stdout, without the line feed at its end. */
  readonly text: string;
  /** Why a last line that begins as an answer is none. */
  readonly problem?: string;
}

const answers: ReadonlySet<unknown> = new Set(['result', 'error', 'unsupported']);

/**
 * Understands stdout. A message needs no `id`: there is one call.
 *
 * @example
 * saidBy([{ at: 5, text: 'thinking…\n{"type":"result","text":"At nine."}\n' }]).answer?.type; // 'result'
 */
export function saidBy(pieces: readonly Piece[]): Said {
  const text = pieces
    .map((piece) => piece.text)
    .join('')
    .replace(/\r?\n$/, '');
  const read = createMessageReader();
  const reader = readLines();
  const found = [
    ...pieces.map((piece) => ({ at: piece.at, lines: reader.push(Buffer.from(piece.text)) })),
    { at: pieces.at(-1)?.at ?? 0, lines: reader.rest() },
  ].flatMap(({ at, lines }) =>
    lines.flatMap((line) => objectIn(line.text).map((value) => ({ at, value }))),
  );
  const understand = (value: object) => read({ text: JSON.stringify({ id: 'c1', ...value }) });
  const events = found.flatMap(({ at, value }) => {
    if (value.type !== 'event') return [];
    const understood = understand(value);
    if (!('message' in understood) || understood.message.type !== 'event') return [];
    return [{ at, kind: understood.message.kind, text: understood.message.text }];
  });
  const last = found.findLast(({ value }) => answers.has(value.type))?.value;
  if (last === undefined)
    return { events: events.length > 0 ? events : spoken(pieces, text), text };
  const understood = understand(last);
  if ('problem' in understood) return { events, text, problem: understood.problem };
  const { message } = understood;
  return message.type === 'ready' || message.type === 'event'
    ? { events, text }
    : { events, text, answer: message };
}

/** The text in the pieces in which it came, without the line feed at its end. */
function spoken(pieces: readonly Piece[], text: string): Said['events'] {
  let left = text.length;
  return pieces.flatMap((piece) => {
    const own = piece.text.slice(0, left);
    left -= own.length;
    return own === '' ? [] : [{ at: piece.at, kind: 'text', text: own }];
  });
}

function objectIn(line: string): readonly Readonly<Record<string, unknown>>[] {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? [value] : [];
  } catch {
    return [];
  }
}

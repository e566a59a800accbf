/** The part of an answer that a finding is about: a few frames with their times, or the start of a whole body. */
import type { WireBody, WireChunk } from '../protocol/exchange.js';
import type { Finding } from '../suites/check.js';

/** A shown piece of the body: `frame 9`, and its text as it was on the wire. */
export interface ExcerptLine {
  readonly label: string;
  readonly text: string;
  /** The finding names this frame. */
  readonly marked: boolean;
  /** Milliseconds from the begin of the exchange to the frame's last byte, where known. */
  readonly at?: number;
}

/** How many frames are shown on each side of the named one, and at either end without one. */
const around = 2;

/**
 * Cuts an excerpt from an answer.
 *
 * @param body the answer's bytes
 * @param stream whether it is a stream of frames; counted from 0, as findings count
 * @param finding names its frame in words (`frame 9`); without, both ends are shown
 * @param chunks when the bytes were written
 */
export function excerptOf(
  body: WireBody,
  stream: boolean,
  finding: Finding | undefined,
  chunks: readonly WireChunk[] = [],
): readonly ExcerptLine[] {
  const frames = framesOf(body, stream, chunks);
  if (!stream || body.encoding === 'base64') return frames;
  const named = frameOf(finding);
  const center = named ?? frameWithCalls(frames, finding);
  const lines: ExcerptLine[] = [];
  let skipped = 0;
  for (const [at, frame] of frames.entries()) {
    const near =
      center === undefined
        ? at < around || at >= frames.length - around
        : Math.abs(at - center) <= around;
    if (!near) {
      skipped += 1;
      continue;
    }
    if (skipped > 0) lines.push(gap(skipped));
    skipped = 0;
    lines.push({ ...frame, marked: at === named });
  }
  return skipped > 0 ? [...lines, gap(skipped)] : lines;
}

/** All frames of a stream, with their times; of anything else the whole body as one. */
export function framesOf(
  body: WireBody,
  stream: boolean,
  chunks: readonly WireChunk[] = [],
): readonly ExcerptLine[] {
  if (body.text === '') return [];
  if (!stream || body.encoding === 'base64') {
    const label = body.encoding === 'base64' ? 'base64' : 'body';
    return [{ label, text: body.text, marked: false, ...timeOf(body.bytes, chunks) }];
  }
  return blocksOf(body.text).map(({ text, end }, at) => ({
    label: `frame ${at}`,
    text,
    marked: false,
    ...timeOf(end, chunks),
  }));
}

function gap(count: number): ExcerptLine {
  return { label: '', text: `(${count} more ${count === 1 ? 'frame' : 'frames'})`, marked: false };
}

/** When the byte before this offset was written. */
function timeOf(end: number, chunks: readonly WireChunk[]): { readonly at?: number } {
  const chunk = chunks.find(({ offset, length }) => offset + length >= end);
  return chunk === undefined ? {} : { at: chunk.at };
}

/** What stands between blank lines, raw: a broken frame must show as it is. `end` counts bytes. */
function blocksOf(text: string): readonly { readonly text: string; readonly end: number }[] {
  let end = 0;
  return text.split(/(\r\n\r\n|\n\n|\r\r)/).flatMap((piece, at) => {
    end += Buffer.byteLength(piece);
    return at % 2 === 1 || piece === '' ? [] : [{ text: piece, end }];
  });
}

function frameOf(finding: Finding | undefined): number | undefined {
  const words = `${finding?.difference ?? ''} ${finding?.message ?? ''}`;
  const found = /\bframe (\d+)\b/i.exec(words)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** A finding about tool calls names no frame: the first that speaks of one. */
function frameWithCalls(
  frames: readonly ExcerptLine[],
  finding: Finding | undefined,
): number | undefined {
  if (!finding?.check.startsWith('tool-calls')) return undefined;
  const at = frames.findIndex(({ text }) => /"(?:toolCalls|tool_calls|function_call)"/.test(text));
  return at === -1 ? undefined : at;
}

/** Whether an answer is a stream of frames, by its content type. */
export function isStream(headers: readonly (readonly [name: string, value: string])[]): boolean {
  return headers.some(
    ([name, value]) =>
      name.toLowerCase() === 'content-type' && value.startsWith('text/event-stream'),
  );
}

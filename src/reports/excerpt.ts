/** The part of an answer that a finding is about: a few frames, or the start of a whole body. */
import type { WireBody } from '../protocol/exchange.js';
import type { Finding } from '../suites/check.js';

/** A shown piece of the body: `frame 9`, and its text as it was on the wire. */
export interface ExcerptLine {
  readonly label: string;
  readonly text: string;
  /** The finding names this frame. */
  readonly marked: boolean;
}

/** How many frames are shown on each side of the named one, and at either end without one. */
const around = 2;

/**
 * Cuts an excerpt from an answer.
 *
 * @param body the answer's bytes
 * @param stream whether it is a stream of frames; counted from 0, as findings count
 * @param finding names its frame in words (`frame 9`); without, both ends are shown
 */
export function excerptOf(
  body: WireBody,
  stream: boolean,
  finding: Finding | undefined,
): readonly ExcerptLine[] {
  if (body.text === '') return [];
  if (!stream || body.encoding === 'base64') {
    return [
      { label: body.encoding === 'base64' ? 'base64' : 'body', text: body.text, marked: false },
    ];
  }
  const frames = blocksOf(body.text);
  const named = frameOf(finding);
  const lines: ExcerptLine[] = [];
  let skipped = 0;
  for (const [at, frame] of frames.entries()) {
    const near =
      named === undefined
        ? at < around || at >= frames.length - around
        : Math.abs(at - named) <= around;
    if (!near) {
      skipped += 1;
      continue;
    }
    if (skipped > 0) lines.push(gap(skipped));
    skipped = 0;
    lines.push({ label: `frame ${at}`, text: frame, marked: at === named });
  }
  return skipped > 0 ? [...lines, gap(skipped)] : lines;
}

function gap(count: number): ExcerptLine {
  return { label: '', text: `(${count} more ${count === 1 ? 'frame' : 'frames'})`, marked: false };
}

/** What stands between blank lines, raw: a broken frame must show as it is. */
function blocksOf(text: string): readonly string[] {
  return text.split(/\r\n\r\n|\n\n|\r\r/).filter((block) => block !== '');
}

function frameOf(finding: Finding | undefined): number | undefined {
  const words = `${finding?.difference ?? ''} ${finding?.message ?? ''}`;
  const found = /\bframe (\d+)\b/i.exec(words)?.[1];
  return found === undefined ? undefined : Number(found);
}

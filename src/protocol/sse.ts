/**
 * Server-sent events as bytes. The service sends each frame as `data: `, one line of JSON, and two
 * line feeds, and nothing else (recorded: traceloop/openllmetry cassettes, Sep 2026). The reader here
 * takes whatever the WHATWG rules allow, and says of each frame how it departs from that.
 */
import { lineReader, type SseLine } from './sse-lines.js';

/** One event. Offsets and lengths count bytes of the body; frames follow each other without gaps. */
export interface SseFrame {
  /** The data, several lines joined by LF. */
  readonly payload: string;
  /** Where its bytes begin, comments and blank lines before it included. */
  readonly offset: number;
  readonly length: number;
  /** The `event` field, where one was sent. */
  readonly event?: string;
  /** Departures from what the service sends, one sentence each; empty for a frame as recorded. */
  readonly problems: readonly string[];
}

/** An incremental reader: bytes in, frames out as soon as they are complete. */
export interface FrameReader {
  /**
   * A frame whose blank line ends in a lone CR is given with the next byte, since an LF may belong to it.
   */
  push(chunk: Uint8Array): readonly SseFrame[];
  /** Call once, after the last byte: gives a last frame that lacks its blank line. */
  end(): readonly SseFrame[];
}

/**
 * A frame as the service sends it.
 *
 * @param event what its `event:` line says, where the dialect has one (OpenAI Responses)
 *
 * @example
 * encodeFrame('[DONE]'); // 'data: [DONE]\n\n'
 */
export function encodeFrame(payload: string, event?: string): string {
  return event === undefined ? `data: ${payload}\n\n` : `event: ${event}\ndata: ${payload}\n\n`;
}

const eventLine = lineProblem('event');

function lineProblem(field: string): string {
  return `A line with the field "${field}" was sent.`;
}

/**
 * A frame's departures from what a dialect sends that names each event in an `event:` line.
 *
 * @param event what the line has to say; absent: this frame has none
 */
export function problemsOfEvent(frame: SseFrame, event: string | undefined): readonly string[] {
  if (event === undefined) return frame.problems;
  const rest = frame.problems.filter((problem) => problem !== eventLine);
  if (frame.event === event) return rest;
  return frame.event === undefined
    ? [...rest, `The line "event: ${event}" is missing.`]
    : [...rest, `The field "event" says "${frame.event}" instead of "${event}".`];
}

/**
 * Reads a stream piece by piece. However the bytes are cut, the frames are the same. Bytes after the
 * last frame that make none (comments, blank lines) are in no frame: the last frame then ends before
 * the body does.
 */
export function frameReader(): FrameReader {
  const lines = lineReader();
  let block = emptyBlock(0);
  const take = (taken: readonly SseLine[]): readonly SseFrame[] => {
    const frames: SseFrame[] = [];
    for (const line of taken) {
      block = addLine(block, line);
      if (!line.blank || block.data.length === 0) continue;
      frames.push(frameOf(block));
      block = emptyBlock(block.offset + block.length);
    }
    return frames;
  };
  return {
    push: (chunk) => take(lines.push(chunk)),
    end() {
      const frames = take(lines.end());
      if (block.data.length === 0) return frames;
      return [...frames, frameOf(addProblem(block, 'The last frame lacks its blank line.'))];
    },
  };
}

/** All frames of a complete body. */
export function readFrames(bytes: Uint8Array): readonly SseFrame[] {
  const reader = frameReader();
  return [...reader.push(bytes), ...reader.end()];
}

/** What is known of the event under way. */
interface Block {
  readonly offset: number;
  readonly length: number;
  readonly data: readonly string[];
  readonly event: string | undefined;
  readonly problems: readonly string[];
}

const emptyBlock = (offset: number): Block => ({
  offset,
  length: 0,
  data: [],
  event: undefined,
  problems: [],
});

function addProblem(block: Block, problem: string): Block {
  if (block.problems.includes(problem)) return block;
  return { ...block, problems: [...block.problems, problem] };
}

function frameOf(block: Block): SseFrame {
  const { offset, length, data, event } = block;
  const told =
    data.length > 1 ? addProblem(block, 'The payload is spread over several data lines.') : block;
  return {
    payload: data.join('\n'),
    offset,
    length,
    ...(event === undefined ? {} : { event }),
    problems: told.problems,
  };
}

function addLine(block: Block, line: SseLine): Block {
  const framed = line.problems.reduce(addProblem, { ...block, length: block.length + line.length });
  if (line.blank) {
    if (framed.data.length > 0) return framed;
    // An event without data is dropped, its name with it.
    return addProblem({ ...framed, event: undefined }, 'A blank line ends no frame.');
  }
  if (line.text.startsWith(':')) return addProblem(framed, 'A comment line was sent.');
  const colon = line.text.indexOf(':');
  const field = colon < 0 ? line.text : line.text.slice(0, colon);
  const rest = colon < 0 ? '' : line.text.slice(colon + 1);
  const value = rest.startsWith(' ') ? rest.slice(1) : rest;
  if (field === 'data') return addData(framed, rest, value);
  const told = addProblem(framed, lineProblem(field));
  return field === 'event' ? { ...told, event: value } : told;
}

function addData(block: Block, rest: string, value: string): Block {
  const added = { ...block, data: [...block.data, value] };
  if (!rest.startsWith(' ')) return addProblem(added, 'The space after "data:" is missing.');
  return value.startsWith(' ') ? addProblem(added, 'More than one space follows "data:".') : added;
}

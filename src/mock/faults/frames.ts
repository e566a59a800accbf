/** Taking streams apart into frames and putting them together: byte for byte, a character of text a byte. */
import type { Delivery } from '../../protocol/reply.js';
import type { Answer } from '../stages.js';
import type { Change } from './fault.js';

/** Bytes as Latin-1 text, which keeps each of them. */
export const textOf = (piece: Uint8Array): string => Buffer.from(piece).toString('latin1');

/** The bytes of such text. */
export const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** The frames of a stream as text. */
export const framesOf = ({ pieces }: Answer): readonly string[] => pieces.map(textOf);

/** The answer with other frames; empty ones are left out. */
export const withFrames = (answer: Answer, frames: readonly string[]): Answer => ({
  ...answer,
  pieces: frames.filter((frame) => frame !== '').map(bytesOf),
});

/** Makes a change out of one of the frames; nothing befalls a stream that stays the same. */
export const frames =
  (change: (frames: readonly string[]) => readonly string[]): Change =>
  (answer) => {
    const before = framesOf(answer);
    const after = change(before);
    const same = after.length === before.length && after.every((text, at) => text === before[at]);
    return same ? undefined : withFrames(answer, after);
  };

/** Makes a change out of one of each frame. */
export const eachFrame = (change: (frame: string, index: number) => string): Change =>
  frames((all) => all.map(change));

/** The answer with its own delivery, which goes before what a fault asks for. */
export const delivered = (answer: Answer, delivery: Delivery): Answer => ({
  ...answer,
  delivery: { ...delivery, ...answer.delivery },
});

/** The answer with other headers; `undefined` takes one away. */
export function withHeaders(
  answer: Answer,
  headers: Readonly<Record<string, string | undefined>>,
): Answer {
  const lines = Object.entries({ ...answer.headers, ...headers });
  return {
    ...answer,
    headers: Object.fromEntries(
      lines.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  };
}

/** Whether a frame is the terminator `[DONE]`. */
export const isDone = (frame: string): boolean => /^data: ?\[DONE\]\s*$/.test(frame);

/** Whether a frame's data is a JSON object. */
export const isJson = (frame: string): boolean => /^data: ?\{/m.test(frame);

/** Where the frame in the middle is, of those whose data is a JSON object; -1 without any. */
export function middleOf(all: readonly string[]): number {
  const places = all.flatMap((frame, index) => (isJson(frame) ? [index] : []));
  return places[Math.floor(places.length / 2)] ?? -1;
}

/** How many frames are the first half; of an odd number, the larger. */
export const halfOf = (all: readonly unknown[]): number => Math.ceil(all.length / 2);

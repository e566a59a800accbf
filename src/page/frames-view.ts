/** An event stream, frame by frame, each with the time when it went out. */
import type { Exchange } from '../protocol/exchange.js';
import { button, h } from './dom.js';
import { bytesOf, type Frame, framesOf, prettyJson } from './frames.js';
import { bodyNote, bodyView, choice, hexView, longText } from './text-view.js';
import { counted, duration } from './words.js';

/** Frames that are made before somebody asks for more. */
const some = 150;
/** A frame shows so many characters at first. */
const frameText = 4000;

const timeOf = ({ from, to }: Frame): string => {
  if (from === undefined || to === undefined) return '';
  return from === to ? duration(to) : `${duration(from)} – ${duration(to)}`;
};

function frameView(frame: Frame, index: number, pretty: boolean): HTMLElement {
  const json = pretty && frame.data !== undefined ? prettyJson(frame.data) : undefined;
  const split = frame.chunks > 1 ? `, in ${frame.chunks} chunks` : '';
  return h(
    'li',
    {},
    h(
      'span',
      {
        class: 'when',
        title: `Frame ${index + 1}: ${frame.length} bytes from ${frame.offset} on${split}`,
      },
      timeOf(frame),
      frame.chunks > 1 && h('small', {}, `${frame.chunks} chunks`),
    ),
    longText(json ?? frame.text, frameText),
  );
}

function framesList(frames: readonly Frame[], pretty: boolean): HTMLElement {
  const list = h('ol', { class: 'frames' });
  const more = button('', () => add());
  const add = () => {
    const from = list.children.length;
    list.append(
      ...frames.slice(from, from + some).map((frame, at) => frameView(frame, from + at, pretty)),
    );
    const rest = frames.length - list.children.length;
    more.textContent = `Show more of the ${counted(rest, 'frame')} left`;
    more.hidden = rest === 0;
  };
  add();
  return h('div', {}, list, more);
}

/** Whether an answer says of itself that it is an event stream. */
const isStream = ({ headers }: NonNullable<Exchange['response']>): boolean =>
  headers.some(
    ([name, value]) =>
      name.toLowerCase() === 'content-type' && value.toLowerCase().startsWith('text/event-stream'),
  );

/** The body of an answer; `kept` remembers how the last one was looked at. */
export function answerView(
  { response }: Exchange,
  kept: { name: string },
): HTMLElement | undefined {
  if (response === undefined) return undefined;
  const { body } = response;
  if (!isStream(response)) {
    return h(
      'section',
      { 'aria-label': 'Answer' },
      h('h3', {}, 'Answer ', h('small', {}, bodyNote(body))),
      bodyView(body, 'How to show the answer'),
    );
  }
  const bytes = bytesOf(body);
  const frames = framesOf(bytes, response.chunks);
  const moved = !body.truncated && bytes.length !== body.bytes;
  return h(
    'section',
    { 'aria-label': 'Answer' },
    h('h3', {}, 'Answer ', h('small', {}, `${counted(frames.length, 'frame')}, ${bodyNote(body)}`)),
    moved &&
      h('p', { class: 'dim' }, 'What looked like a secret was taken out: times are approximate.'),
    choice(
      'How to show the answer',
      {
        Frames: () => framesList(frames, false),
        JSON: () => framesList(frames, true),
        Raw: () => (body.encoding === 'utf8' ? longText(body.text) : hexView(bytes)),
        Hex: () => hexView(bytes),
      },
      kept,
    ),
  );
}

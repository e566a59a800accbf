/** When the bytes of an answer went out, drawn. */
import type { Exchange } from '../protocol/exchange.js';
import { drawn, h } from './dom.js';
import { barsOf, longestGap, paceText } from './pace.js';
import { duration } from './words.js';

const width = 1000;
const height = 56;

/** The timeline of an answer; undefined where there was none. */
export function timelineView({ response, closed }: Exchange): HTMLElement | undefined {
  if (response === undefined) return undefined;
  const { chunks } = response;
  const end = Math.max(chunks.at(-1)?.at ?? 0, closed?.at ?? 0);
  const left = closed === undefined ? '' : ` The client left after ${duration(closed.at)}.`;
  const words = `${paceText(chunks)}${left}`;
  if (chunks.length < 2 && closed === undefined) {
    return h('section', {}, h('h3', {}, 'Timeline'), h('p', { class: 'dim' }, words));
  }
  const x = (part: number) => 4 + part * (width - 8);
  const gap = longestGap(chunks);
  const wide = gap !== undefined && gap.length >= end / 8;
  const picture = drawn(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      preserveAspectRatio: 'none',
      role: 'img',
      'aria-label': words,
    },
    ...(wide
      ? [
          drawn('rect', {
            class: 'gap',
            x: x(gap.from / end),
            y: 0,
            width: (gap.length / end) * (width - 8),
            height,
          }),
        ]
      : []),
    drawn('rect', { class: 'ground', x: 0, y: height - 1, width, height: 1 }),
    ...barsOf(chunks, end).map(({ place, size, title }) => {
      const name = drawn('title', {});
      name.textContent = title;
      const tall = size * (height - 8);
      return drawn(
        'rect',
        { class: 'bar', x: x(place) - 2, y: height - tall, width: 4, height: tall },
        name,
      );
    }),
    ...(closed === undefined
      ? []
      : [
          drawn('rect', {
            class: 'left',
            x: x(closed.at / Math.max(1, end)) - 1,
            y: 0,
            width: 3,
            height,
          }),
        ]),
  );
  return h(
    'section',
    { class: 'timeline', 'aria-label': 'Timeline' },
    h('h3', {}, 'Timeline'),
    h(
      'div',
      { class: 'plot' },
      picture,
      h(
        'div',
        { class: 'axis', 'aria-hidden': 'true' },
        h('span', {}, '0'),
        h('span', {}, duration(end / 2)),
        h('span', {}, duration(end)),
      ),
    ),
    h('p', { class: 'dim' }, words),
  );
}

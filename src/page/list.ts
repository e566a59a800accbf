/** The journal on the page: rows of one height, of which those near the window alone are there. */
import { fill, h, set } from './dom.js';
import type { Row } from './row.js';
import { clockText, counted, duration } from './words.js';

/** Width, in pixels, from which a row has one line. */
const oneLine = 840;
/** Heights of a row of one line and of two, in pixels. */
const heights = { one: 36, two: 58 } as const;
/** Rows that are made beyond each edge of the window. */
const margin = 12;

/** A list and what can be done to it. */
export interface List {
  /** Shows rows, newest first; `began` is when the journal did, if known. */
  show(rows: readonly Row[], began: number | undefined): void;
  /** Marks a row as chosen and brings it into view; undefined for none. */
  choose(sequence: number | undefined): void;
  chosen(): number | undefined;
  /** Moves the choice by so many rows, and gives what is chosen then. */
  move(by: number): number | undefined;
  focus(): void;
}

const rowId = (sequence: number) => `exchange-${sequence}`;

/** A row in words, for those who hear it. */
function spoken(row: Row): string {
  const { method, target, way, auth, model, status, verdict, ending } = row;
  const said = [way, auth, model, `status ${status}`, verdict, ending];
  return [`${method} ${target}`, ...said].filter((part) => part !== '').join(', ');
}

const cell = (name: string, text: string, title?: string) =>
  h('span', { class: name, title }, text);

/** Puts a row's words into its element. */
function fillRow(element: HTMLElement, row: Row, began: number | undefined): void {
  const { exchange, method, target, way, auth, model, status, verdict, tone, ending } = row;
  const faults = exchange.faults ?? [];
  const [time, part] = clockText(exchange.at, began);
  set(element, { 'data-tone': tone, 'aria-label': spoken(row) });
  const told = [
    row.duration === undefined ? '' : duration(row.duration),
    ending,
    faults.length === 0 ? '' : counted(faults.length, 'fault'),
  ];
  fill(
    element,
    h('span', { class: 'time' }, time, cell('part', part)),
    cell('status', status),
    h(
      'span',
      { class: 'call', title: exchange.request.target.slice(0, 2000) },
      h('b', {}, method),
      ` ${target}`,
    ),
    h(
      'span',
      { class: 'rest' },
      cell('way', way, way),
      cell('auth', auth, auth),
      cell('model', model, model),
      cell('verdict', verdict, verdict),
    ),
    cell('took', told.filter((part) => part !== '').join(' · '), faults.join(', ')),
  );
}

/**
 * Makes the list inside a box that scrolls.
 *
 * @param open told of a row that was clicked
 */
export function createList(box: HTMLElement, open: (sequence: number) => void): List {
  const stage = h('div', { class: 'stage', role: 'presentation' });
  box.append(stage);
  const made = new Map<number, { readonly element: HTMLElement; row?: Row }>();
  let rows: readonly Row[] = [];
  let began: number | undefined;
  let chosen: number | undefined;
  let height: number = heights.two;

  const draw = () => {
    const from = Math.max(0, Math.floor(box.scrollTop / height) - margin);
    const to = Math.ceil((box.scrollTop + box.clientHeight) / height) + margin;
    const seen = new Set<number>();
    for (const [index, row] of rows.slice(from, to).entries()) {
      const { sequence } = row.exchange;
      seen.add(sequence);
      let one = made.get(sequence);
      if (one === undefined) {
        const element = h('div', { class: 'row', role: 'option', id: rowId(sequence) });
        element.addEventListener('click', () => open(sequence));
        one = { element };
        made.set(sequence, one);
        stage.append(element);
      }
      if (one.row !== row) fillRow(one.element, row, began);
      one.row = row;
      const { element } = one;
      element.style.transform = `translateY(${(from + index) * height}px)`;
      set(element, {
        'aria-selected': sequence === chosen ? 'true' : 'false',
        'aria-setsize': rows.length,
        'aria-posinset': from + index + 1,
      });
    }
    for (const [sequence, { element }] of made) {
      if (seen.has(sequence)) continue;
      element.remove();
      made.delete(sequence);
    }
    const there = chosen !== undefined && seen.has(chosen);
    set(box, { 'aria-activedescendant': there ? rowId(chosen ?? 0) : undefined });
  };

  const placeOf = (sequence: number | undefined) =>
    rows.findIndex(({ exchange }) => exchange.sequence === sequence);

  const measure = () => {
    const wide = box.clientWidth >= oneLine;
    box.classList.toggle('one-line', wide);
    height = wide ? heights.one : heights.two;
    stage.style.height = `${rows.length * height}px`;
    draw();
  };
  box.addEventListener('scroll', draw, { passive: true });
  new ResizeObserver(measure).observe(box);

  const choose = (sequence: number | undefined) => {
    chosen = sequence;
    const place = placeOf(sequence);
    if (place >= 0) {
      const top = place * height;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (top + height > box.scrollTop + box.clientHeight) {
        box.scrollTop = top + height - box.clientHeight;
      }
    }
    draw();
  };

  return {
    show(next, since) {
      // Whoever has scrolled down goes on seeing the same rows when newer ones come in above them.
      const top = rows[Math.floor(box.scrollTop / height)]?.exchange.sequence;
      const before = placeOf(top);
      if (since !== began) for (const one of made.values()) delete one.row;
      rows = next;
      began = since;
      stage.style.height = `${rows.length * height}px`;
      const after = placeOf(top);
      if (box.scrollTop > 0 && after >= 0) box.scrollTop += (after - before) * height;
      draw();
    },
    choose,
    chosen: () => chosen,
    move(by) {
      const place = placeOf(chosen);
      // From nowhere, the first step is to the newest.
      const from = place < 0 && by < rows.length ? 0 : place + by;
      const next = Math.min(rows.length - 1, Math.max(0, from));
      const sequence = rows[next]?.exchange.sequence;
      if (sequence !== undefined) choose(sequence);
      return sequence;
    },
    focus: () => box.focus({ preventScroll: true }),
  };
}

/** An exchange, opened. */
import type { Exchange, HeaderLines } from '../protocol/exchange.js';
import { againOf, type Caller } from './again.js';
import { diagnosisView } from './diagnosis-view.js';
import { button, type Child, fill, h } from './dom.js';
import { answerView } from './frames-view.js';
import { durationOf, modelOf, type Row } from './row.js';
import { bodyNote, bodyView, longText } from './text-view.js';
import { timelineView } from './timeline.js';
import { duration, shortIds } from './words.js';

function headersView(lines: HeaderLines, open = false): HTMLElement {
  return h(
    'details',
    open ? { open } : {},
    h('summary', {}, `Headers (${lines.length})`),
    h(
      'dl',
      { class: 'headers' },
      ...lines.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]),
    ),
  );
}

const endings: Readonly<Record<Exchange['end'], string>> = {
  complete: 'complete',
  held: 'complete, but the connection stayed open',
  stalled: 'stalled: more was to come and did not',
  'client-closed': 'the client left before the end',
  cut: 'cut by the mock',
  open: 'under way',
};

/** What there is to say of an exchange in a word or two each. */
function factsView(exchange: Exchange): HTMLElement {
  const { transport, issuer, identity, reply, end, faults = [] } = exchange;
  const took = durationOf(exchange);
  const who = [
    identity?.verdict,
    identity?.auth,
    identity?.token && `token ${identity.token}`,
    identity?.delegated && 'with a delegation token',
  ];
  const facts: readonly (readonly [string, Child])[] = [
    [issuer ? 'Issuer' : 'Transport', issuer ?? transport],
    ['Identity', who.filter((part) => typeof part === 'string').join(' · ')],
    ['Key', identity?.keyId && h('span', { title: identity.keyId }, shortIds(identity.keyId))],
    ['Model', modelOf(exchange)],
    ['Answered by', reply],
    ['Took', took === undefined ? undefined : duration(took)],
    ['End', endings[end]],
    ['Faults', faults.join(', ')],
  ];
  return h(
    'dl',
    { class: 'facts' },
    ...facts.flatMap(([name, value]) => (value ? [h('dt', {}, name), h('dd', {}, value)] : [])),
  );
}

function copyButton(text: string): HTMLElement {
  const copy = button('Copy', async () => {
    try {
      await navigator.clipboard.writeText(text);
      copy.textContent = 'Copied';
    } catch {
      copy.textContent = 'Select it and copy it by hand';
    }
  });
  return copy;
}

function againView(exchange: Exchange, caller: Caller): HTMLElement {
  const { words, command } = againOf(exchange, caller);
  return h(
    'section',
    { 'aria-label': 'Call again' },
    h('h3', {}, 'Call again'),
    h('p', {}, words),
    ...(command === undefined ? [] : [longText(command), copyButton(command)]),
  );
}

/** Where exchanges are opened. */
export interface Detail {
  show(row: Row, caller: Caller): void;
  /** Shows that none is open. */
  clear(): void;
  focus(): void;
}

/** Makes the place for an opened exchange inside `box`; `close` is told when somebody shuts it. */
export function createDetail(box: HTMLElement, close: () => unknown): Detail {
  const kept = { name: 'Frames' };
  let heading: HTMLElement | undefined;
  let shown: number | undefined;
  const clear = () =>
    fill(
      box,
      h(
        'div',
        { class: 'none' },
        h('p', {}, 'Choose an exchange to see what was said and signed, and when.'),
        h(
          'p',
          { class: 'dim keys' },
          h('kbd', {}, '↑'),
          h('kbd', {}, '↓'),
          ' choose ',
          h('kbd', {}, 'Enter'),
          ' open ',
          h('kbd', {}, 'Esc'),
          ' close ',
          h('kbd', {}, '/'),
          ' filter',
        ),
      ),
    );
  return {
    show(row, caller) {
      const { exchange, tone, status } = row;
      const { request, response } = exchange;
      heading = h(
        'h2',
        { tabindex: -1 },
        h('span', { class: 'status', 'data-tone': tone }, status),
        ` ${request.method} `,
        h('span', { class: 'target' }, request.target),
      );
      fill(
        box,
        h(
          'div',
          { class: 'head' },
          heading,
          button('Close', () => close(), { class: 'close', 'aria-label': 'Close the exchange' }),
        ),
        factsView(exchange),
        exchange.identity && diagnosisView(exchange.identity),
        timelineView(exchange),
        answerView(exchange, kept),
        response && headersView(response.headers),
        h(
          'section',
          { 'aria-label': 'Request' },
          h('h3', {}, 'Request ', h('small', {}, bodyNote(request.body))),
          bodyView(request.body, 'How to show the request'),
        ),
        headersView(request.headers),
        againView(exchange, caller),
      );
      if (shown !== exchange.sequence) box.scrollTop = 0;
      shown = exchange.sequence;
    },
    clear,
    focus: () => heading?.focus({ preventScroll: true }),
  };
}

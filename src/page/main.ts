/** The page: a journal that is followed, a filter, and the exchange that is open. */
import type { Caller } from './again.js';
import { ask } from './api.js';
import { createDetail } from './detail.js';
import { byId, fill, h, set } from './dom.js';
import { createDrive } from './drive.js';
import { exchangesIn, type FeedState, followJournal } from './feed.js';
import { createList } from './list.js';
import type { Row } from './row.js';
import { createRows } from './rows.js';
import { readTenancies, type TenancyInfo } from './tenancies.js';
import { readView, sees, strangers, type View, writeView } from './view.js';
import { counted } from './words.js';

/** Milliseconds between two looks at what is not followed. */
const lookAgain = 3000;
/** And at an open exchange that is under way. */
const lookAtOpen = 700;

const parts = {
  state: byId('state', HTMLElement),
  tenancy: byId('tenancy', HTMLSelectElement),
  strangers: byId('strangers', HTMLButtonElement),
  strangersCount: byId('strangers-count', HTMLElement),
  tools: byId('tools', HTMLFormElement),
  text: byId('text', HTMLInputElement),
  transport: byId('transport', HTMLSelectElement),
  refused: byId('refused', HTMLInputElement),
  count: byId('count', HTMLElement),
  pause: byId('pause', HTMLButtonElement),
  clear: byId('clear', HTMLButtonElement),
  none: byId('none', HTMLElement),
};

const rows = createRows();
let view: View = readView(location.hash);
let state: FeedState = 'lost';
let paused = false;
/** Exchanges that came while paused. */
let waiting = 0;
let tenancies: readonly TenancyInfo[] = [];
/** The last number of the strangers' journal that is known of, and how many nobody has looked at. */
let strangersSeen = 0;
let strangersNew = 0;
let looking = false;
/** When the journal began, in milliseconds since the epoch. */
let began: number | undefined;
let stop = () => {};
let opened: Row | undefined;

const list = createList(byId('list', HTMLElement), (sequence) => open(sequence));
const detail = createDetail(byId('detail', HTMLElement), () => close());
const drive = createDrive(byId('drive', HTMLDialogElement), () => lookAround());

const pathOf = (name: string) =>
  name === strangers ? 'strangers' : `tenancies/${encodeURIComponent(name)}`;
const current = () => tenancies.find(({ name }) => name === view.tenancy);
const caller = (): Caller => ({
  origin: location.origin,
  configFile: current()?.configFile,
  profile: current()?.profile,
});

/** Says how it stands: in words, and by a dot. */
function tell(): void {
  const words: Readonly<Record<FeedState, string>> = {
    live: paused ? 'paused' : 'live',
    lost: 'reconnecting …',
    gone: 'no such tenancy',
  };
  parts.state.textContent = words[state];
  set(parts.state, { 'data-state': paused && state === 'live' ? 'paused' : state });
  parts.pause.textContent = paused ? `Resume${waiting === 0 ? '' : ` (${waiting} new)`}` : 'Pause';
  set(parts.pause, { 'aria-pressed': paused ? 'true' : 'false' });
}

function tellNone(shown: number, all: number): void {
  parts.none.hidden = shown > 0;
  if (shown > 0) return;
  if (all > 0) fill(parts.none, h('p', { class: 'dim' }, 'No exchange is like that.'));
  else if (view.tenancy === strangers) {
    fill(parts.none, h('p', { class: 'dim' }, 'No stranger has called.'));
  } else {
    fill(
      parts.none,
      h('p', {}, 'Nothing has called yet.'),
      h('p', { class: 'dim' }, `Point a client at ${location.origin}, and its calls appear here.`),
    );
  }
}

/** Brings what is seen in line with what is known. */
function show(): void {
  const all = rows.list();
  const shown = all.filter((row) => sees(view, row));
  list.show(shown, began);
  parts.count.textContent =
    shown.length === all.length
      ? counted(all.length, 'exchange')
      : `${shown.length} of ${counted(all.length, 'exchange')}`;
  tellNone(shown.length, all.length);
  const row = view.open === undefined ? undefined : rows.get(view.open);
  if (row !== undefined && row !== opened) detail.show(row, caller());
  if (row === undefined) detail.clear();
  opened = row;
  document.body.classList.toggle('open', row !== undefined);
  if (view.open !== undefined && list.chosen() !== view.open) list.choose(view.open);
  waiting = 0;
}

let due = false;
/** Shows soon, once for all that came until then; not while paused. */
function showSoon(): void {
  if (due) return;
  due = true;
  requestAnimationFrame(() => {
    due = false;
    if (!paused) show();
    tell();
  });
}

/** Another view; what it differs in is done. */
function look(change: Partial<View>, step: 'push' | 'replace' = 'replace'): void {
  const before = view;
  view = { ...view, ...change };
  history[step === 'push' ? 'pushState' : 'replaceState'](null, '', writeView(view));
  if (before.tenancy !== view.tenancy) follow();
  show();
  tell();
}

function open(sequence: number): void {
  look({ open: sequence }, view.open === undefined ? 'push' : 'replace');
}

function close(): void {
  const last = view.open;
  look({ open: undefined });
  list.choose(last);
  list.focus();
}

function follow(): void {
  stop();
  rows.clear();
  waiting = 0;
  stop = followJournal(pathOf(view.tenancy), {
    whole(exchanges, since) {
      began = since;
      rows.putAll(exchanges);
      lookAround();
      showSoon();
    },
    one(exchange) {
      if (paused && rows.get(exchange.sequence) === undefined) waiting += 1;
      rows.put(exchange);
      showSoon();
    },
    state(next) {
      state = next;
      if (next === 'lost') {
        strangersSeen = 0;
        strangersNew = 0;
      }
      tell();
    },
  });
  controls();
}

/** Puts the view into the controls. */
function controls(): void {
  if (parts.text.value !== view.text) parts.text.value = view.text;
  parts.transport.value = view.transport;
  parts.refused.checked = view.refused;
  const names = tenancies.map(({ name }) => name);
  if (view.tenancy !== strangers && !names.includes(view.tenancy)) names.push(view.tenancy);
  const known = [...parts.tenancy.options].map(({ value }) => value);
  const wanted = view.tenancy === strangers ? ['', ...names] : names;
  if (known.join() !== wanted.join()) {
    fill(
      parts.tenancy,
      ...wanted.map((name) => h('option', { value: name }, name === '' ? '–' : name)),
    );
  }
  parts.tenancy.value = view.tenancy === strangers ? '' : view.tenancy;
  set(parts.strangers, { 'aria-pressed': view.tenancy === strangers ? 'true' : 'false' });
}

/** Looks at what is not followed: which tenancies there are, and whether strangers have called. */
async function lookAround(): Promise<void> {
  if (document.hidden || looking) return;
  looking = true;
  try {
    tenancies = readTenancies(await ask('GET', 'tenancies'));
    controls();
    const called = exchangesIn(await ask('GET', `strangers/journal?since=${strangersSeen}`));
    strangersSeen = called.at(-1)?.sequence ?? strangersSeen;
    strangersNew += called.length;
    if (view.tenancy === strangers) strangersNew = 0;
    parts.strangersCount.textContent = strangersNew === 0 ? '' : String(strangersNew);
  } catch {
    // The feed says how it stands, and tries again.
  }
  looking = false;
}

/** Looks again at what is open while it is under way: it is told at its beginning and its end alone. */
async function lookCloser(): Promise<void> {
  const { open, tenancy } = view;
  if (document.hidden || open === undefined || rows.get(open)?.exchange.end !== 'open') return;
  const path = `${pathOf(tenancy)}/journal?since=${open - 1}&limit=1`;
  const answer = await ask('GET', path).catch(() => undefined);
  for (const exchange of exchangesIn(answer)) {
    if (view.tenancy === tenancy && exchange.sequence === open) rows.put(exchange);
  }
  showSoon();
}

parts.tools.addEventListener('submit', (event) => event.preventDefault());
parts.text.addEventListener('input', () => look({ text: parts.text.value }));
parts.transport.addEventListener('change', () => look({ transport: parts.transport.value }));
parts.refused.addEventListener('change', () => look({ refused: parts.refused.checked }));
parts.tenancy.addEventListener('change', () => {
  if (parts.tenancy.value !== '') look({ tenancy: parts.tenancy.value, open: undefined });
});
parts.strangers.addEventListener('click', () => {
  const back = view.tenancy === strangers;
  look({ tenancy: back ? (tenancies[0]?.name ?? 'default') : strangers, open: undefined });
  lookAround();
});
parts.pause.addEventListener('click', () => {
  paused = !paused;
  waiting = 0;
  show();
  tell();
});
parts.clear.addEventListener('click', async () => {
  await ask('DELETE', `${pathOf(view.tenancy)}/journal`).catch(() => undefined);
  rows.clear();
  waiting = 0;
  look({ open: undefined });
  tell();
  lookAround();
});
byId('drive-open', HTMLButtonElement).addEventListener('click', () =>
  drive.open(view.tenancy === strangers ? 'default' : view.tenancy),
);
addEventListener('popstate', () => {
  const before = view;
  view = readView(location.hash);
  if (before.tenancy !== view.tenancy) follow();
  controls();
  show();
  if (view.open === undefined && before.open !== undefined) list.focus();
});

/** How far a key moves the choice. */
const moves: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

byId('list', HTMLElement).addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const by = moves[event.key];
  if (by !== undefined) {
    event.preventDefault();
    const sequence = list.move(by);
    if (sequence !== undefined && view.open !== undefined) open(sequence);
  }
  const chosen = list.chosen();
  if (event.key === 'Enter' && chosen !== undefined) {
    open(chosen);
    detail.focus();
  }
});
addEventListener('keydown', (event) => {
  if (byId('drive', HTMLDialogElement).open) return;
  const writing = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
  if (event.key === '/' && !writing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    parts.text.focus();
    parts.text.select();
  } else if (event.key === 'Escape' && view.open !== undefined) {
    event.preventDefault();
    close();
  } else if ((event.key === 'Escape' && writing) || (event.key === 'ArrowDown' && writing)) {
    event.preventDefault();
    list.focus();
    if (list.chosen() === undefined) list.move(0);
  }
});

follow();
show();
tell();
setInterval(lookAround, lookAgain);
setInterval(lookCloser, lookAtOpen);

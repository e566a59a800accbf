/** The page: a journal that is followed, a filter, and the exchange that is open. */
import { ask } from './api.js';
import { lookAround } from './around.js';
import { bindControls } from './controls.js';
import { createDetail } from './detail.js';
import { byId } from './dom.js';
import { createDrive } from './drive.js';
import { exchangesIn, type FeedState, followJournal } from './feed.js';
import { bindKeys } from './keys.js';
import { createList } from './list.js';
import type { Row } from './row.js';
import { createRows } from './rows.js';
import { readView, sees, strangers, type View, writeView } from './view.js';

/** Milliseconds between two looks at an open exchange that is under way. */
const lookCloser = 700;

/** Where a journal is, below the API. */
const pathOf = ({ tenancy }: View) =>
  tenancy === strangers ? 'strangers' : `tenancies/${encodeURIComponent(tenancy)}`;

function start(): void {
  const rows = createRows();
  let view = readView(location.hash);
  let state: FeedState = 'lost';
  let paused = false;
  let waiting = 0;
  /** When the journal began, in milliseconds since the epoch. */
  let began: number | undefined;
  let opened: Row | undefined;
  let due = false;
  let unfollow = () => {};

  const box = byId('list', HTMLElement);
  const drawer = byId('drive', HTMLDialogElement);
  const list = createList(box, open);
  const detail = createDetail(byId('detail', HTMLElement), close);
  const drive = createDrive(drawer);
  const controls = bindControls({ look, pause, clear, drive: openDrive });
  const around = lookAround(() => view.tenancy === strangers, showControls);

  function showControls(): void {
    const names = around.tenancies().map(({ name }) => name);
    controls.show(view, names, around.strangers());
    controls.tell({ state, paused, waiting });
  }

  function showOpened(): void {
    const row = view.open === undefined ? undefined : rows.get(view.open);
    const tenancy = around.tenancies().find(({ name }) => name === view.tenancy);
    if (row === undefined) detail.clear();
    else if (row !== opened) detail.show(row, { ...tenancy, origin: location.origin });
    opened = row;
    document.body.classList.toggle('open', row !== undefined);
    if (view.open !== undefined && list.chosen() !== view.open) list.choose(view.open);
  }

  /** Brings what is seen in line with what is known. */
  function show(): void {
    const all = rows.list();
    const shown = all.filter((row) => sees(view, row));
    waiting = 0;
    list.show(shown, began);
    controls.count(shown.length, all.length, view);
    showOpened();
    showControls();
  }

  /** Shows soon, once for all that came until then; not while paused. */
  function showSoon(): void {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      if (paused) showControls();
      else show();
    });
  }

  /** Another view; what it differs in is done. */
  function turn(next: View): void {
    const other = view.tenancy !== next.tenancy;
    view = next;
    if (other) follow();
    show();
  }

  function look(change: Partial<View>, step: 'pushState' | 'replaceState' = 'replaceState'): void {
    const next = { ...view, ...change };
    history[step](null, '', writeView(next));
    turn(next);
  }

  function open(sequence: number): void {
    look({ open: sequence }, view.open === undefined ? 'pushState' : 'replaceState');
  }

  function close(): boolean {
    if (view.open === undefined) return false;
    look({ open: undefined });
    list.focus();
    return true;
  }

  function pause(): void {
    paused = !paused;
    show();
  }

  async function clear(): Promise<void> {
    await ask('DELETE', `${pathOf(view)}/journal`).catch(() => undefined);
    rows.clear();
    look({ open: undefined });
  }

  function openDrive(): void {
    drive.open(view.tenancy === strangers ? 'default' : view.tenancy);
  }

  function follow(): void {
    unfollow();
    rows.clear();
    unfollow = followJournal(pathOf(view), {
      whole(exchanges, since) {
        began = since;
        rows.putAll(exchanges);
        showSoon();
        around.look();
      },
      one(exchange) {
        if (paused && rows.get(exchange.sequence) === undefined) waiting += 1;
        rows.put(exchange);
        showSoon();
      },
      state(next) {
        state = next;
        if (next === 'lost') around.forget();
        showControls();
      },
    });
  }

  /** An exchange is told at its beginning and its end: an open one is looked at in between. */
  async function lookAtOpened(): Promise<void> {
    const { open: sequence = 0 } = view;
    if (document.hidden || rows.get(sequence)?.exchange.end !== 'open') return;
    const path = `${pathOf(view)}/journal?since=${sequence - 1}&limit=1`;
    const answer = await ask('GET', path).catch(() => undefined);
    const [exchange] = exchangesIn(answer);
    const known = rows.get(sequence)?.exchange;
    if (exchange?.at === known?.at && exchange?.sequence === sequence) rows.put(exchange);
    showSoon();
  }

  bindKeys(box, drawer, {
    move(by) {
      const sequence = list.move(by);
      if (sequence !== undefined && view.open !== undefined) open(sequence);
    },
    open() {
      const chosen = list.chosen();
      if (chosen === undefined) return;
      open(chosen);
      detail.focus();
    },
    close,
    filter: controls.focus,
    toRows() {
      list.focus();
      if (list.chosen() === undefined) list.move(0);
    },
  });
  addEventListener('popstate', () => {
    const before = view.open;
    turn(readView(location.hash));
    if (view.open === undefined && before !== undefined) list.focus();
  });
  setInterval(lookAtOpened, lookCloser);
  follow();
  show();
}

start();

/** The bar above the journal: what it shows of the view, and what it changes. */
import { byId, fill, h, set } from './dom.js';
import type { FeedState } from './feed.js';
import { strangers, type View } from './view.js';
import { counted } from './words.js';

/** What a person may do there. */
export interface Actions {
  readonly look: (change: Partial<View>) => void;
  readonly pause: () => void;
  readonly clear: () => void;
  readonly drive: () => void;
}

/** How it stands. */
export interface Standing {
  readonly state: FeedState;
  readonly paused: boolean;
  /** Exchanges that came while paused. */
  readonly waiting: number;
}

/** The bar. */
export interface Controls {
  /** Shows a view, the tenancies that there are, and the calls of strangers that nobody has looked at. */
  show(view: View, tenancies: readonly string[], fresh: number): void;
  tell(standing: Standing): void;
  /** Says how many rows of how many are shown, and why none is. */
  count(shown: number, all: number, view: View): void;
  /** Goes to the filter. */
  focus(): void;
}

const states: Readonly<Record<FeedState, string>> = {
  live: 'live',
  lost: 'reconnecting …',
  gone: 'no such tenancy',
};

const dim = (text: string) => h('p', { class: 'dim' }, text);

/** Binds the bar of the page. */
export function bindControls({ look, pause, clear, drive }: Actions): Controls {
  const state = byId('state', HTMLElement);
  const tenancy = byId('tenancy', HTMLSelectElement);
  const strangersButton = byId('strangers', HTMLButtonElement);
  const strangersCount = byId('strangers-count', HTMLElement);
  const text = byId('text', HTMLInputElement);
  const transport = byId('transport', HTMLSelectElement);
  const refused = byId('refused', HTMLInputElement);
  const counter = byId('count', HTMLElement);
  const pauseButton = byId('pause', HTMLButtonElement);
  const none = byId('none', HTMLElement);
  let names: readonly string[] = [];
  let back = 'default';

  byId('tools', HTMLFormElement).addEventListener('submit', (event) => event.preventDefault());
  text.addEventListener('input', () => look({ text: text.value }));
  transport.addEventListener('change', () => look({ transport: transport.value }));
  refused.addEventListener('change', () => look({ refused: refused.checked }));
  tenancy.addEventListener('change', () => {
    if (tenancy.value !== '') look({ tenancy: tenancy.value, open: undefined });
  });
  strangersButton.addEventListener('click', () => {
    const there = strangersButton.getAttribute('aria-pressed') === 'true';
    look({ tenancy: there ? back : strangers, open: undefined });
  });
  pauseButton.addEventListener('click', pause);
  byId('clear', HTMLButtonElement).addEventListener('click', clear);
  byId('drive-open', HTMLButtonElement).addEventListener('click', drive);

  return {
    show(view, tenancies, fresh) {
      const strange = view.tenancy === strangers;
      if (!strange) back = view.tenancy;
      if (text.value !== view.text) text.value = view.text;
      transport.value = view.transport;
      refused.checked = view.refused;
      const known = strange || tenancies.includes(view.tenancy) ? [] : [view.tenancy];
      const wanted = [...(strange ? [''] : []), ...tenancies, ...known];
      // A choice that is open closes when its options are made anew.
      if (names.join() !== wanted.join()) {
        fill(tenancy, ...wanted.map((value) => h('option', { value }, value || '–')));
      }
      names = wanted;
      tenancy.value = strange ? '' : view.tenancy;
      set(strangersButton, { 'aria-pressed': strange ? 'true' : 'false' });
      strangersCount.textContent = fresh === 0 ? '' : String(fresh);
    },
    tell({ state: now, paused, waiting }) {
      const resting = paused && now === 'live';
      state.textContent = resting ? 'paused' : states[now];
      set(state, { 'data-state': resting ? 'paused' : now });
      const more = waiting === 0 ? '' : ` (${waiting} new)`;
      pauseButton.textContent = paused ? `Resume${more}` : 'Pause';
      set(pauseButton, { 'aria-pressed': paused ? 'true' : 'false' });
    },
    count(shown, all, view) {
      const many = counted(all, 'exchange');
      counter.textContent = shown === all ? many : `${shown} of ${many}`;
      none.hidden = shown > 0;
      if (all > 0) fill(none, dim('No exchange is like that.'));
      else if (view.tenancy === strangers) fill(none, dim('No stranger has called.'));
      else {
        const where = `Point a client at ${location.origin}, and its calls appear here.`;
        fill(none, h('p', {}, 'Nothing has called yet.'), dim(where));
      }
    },
    focus() {
      text.focus();
      text.select();
    },
  };
}

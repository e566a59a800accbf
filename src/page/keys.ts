/** The keyboard: arrows choose, Enter opens, Escape closes, a slash filters. */

/** What keys do. */
export interface KeyActions {
  /** Moves the choice by so many rows. */
  readonly move: (by: number) => void;
  /** Opens what is chosen. */
  readonly open: () => void;
  /** Closes what is open; false where nothing is. */
  readonly close: () => boolean;
  readonly filter: () => void;
  /** Goes from the filter to the rows. */
  readonly toRows: () => void;
}

/** How far a key moves the choice. */
const moves: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** Binds keys: some in the list, some anywhere but in the drawer. */
export function bindKeys(list: HTMLElement, drawer: HTMLDialogElement, act: KeyActions): void {
  const combined = (event: KeyboardEvent) => event.ctrlKey || event.metaKey || event.altKey;
  list.addEventListener('keydown', (event) => {
    const by = moves[event.key];
    if (combined(event)) return;
    if (by !== undefined) {
      event.preventDefault();
      act.move(by);
    } else if (event.key === 'Enter') act.open();
  });
  addEventListener('keydown', (event) => {
    if (drawer.open || combined(event)) return;
    const { key, target } = event;
    const writing = target instanceof HTMLInputElement && target.type === 'search';
    if (key === '/' && !writing) act.filter();
    else if (key === 'Escape' && act.close()) return;
    else if (writing && (key === 'Escape' || key === 'ArrowDown')) act.toRows();
    else return;
    event.preventDefault();
  });
}

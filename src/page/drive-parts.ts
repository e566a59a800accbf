/** What the drawer is made of. */
import { ApiError } from './api.js';
import { type Child, h, set } from './dom.js';

/** A line that says how something went. */
export interface Outcome {
  readonly line: HTMLElement;
  /** Runs something, and says what it gives or what went wrong. */
  readonly attempt: (act: () => Promise<string>) => Promise<void>;
}

/** Makes a line that says nothing yet. */
export function outcome(): Outcome {
  const line = h('p', { class: 'said', role: 'status' });
  return {
    line,
    async attempt(act) {
      try {
        line.textContent = await act();
        set(line, { 'data-tone': undefined });
      } catch (error) {
        const remedy = error instanceof ApiError ? ` ${error.remedy}` : '';
        line.textContent = `${error instanceof Error ? error.message : String(error)}${remedy}`;
        set(line, { 'data-tone': 'bad' });
      }
    },
  };
}

/** A part with its heading. */
export const part = (title: string, ...children: readonly Child[]): HTMLElement =>
  h('section', { class: 'fields', 'aria-label': title }, h('h3', {}, title), ...children);

/** Words side by side, or controls. */
export const pair = (...children: readonly Child[]): HTMLElement =>
  h('div', { class: 'pair' }, ...children);

/** A choice of one among words. */
export function selection(
  label: string,
  options: readonly string[],
  chosen: string,
  change: (value: string) => void,
): HTMLElement {
  const select = h(
    'select',
    {},
    ...options.map((value) => h('option', { value, selected: value === chosen }, value)),
  );
  select.addEventListener('change', () => change(select.value));
  return h('label', { class: 'pair' }, h('span', {}, label), select);
}

/** A box to be ticked; `more` is said in small letters. */
export function tick(
  label: string,
  checked: boolean,
  change: (checked: boolean) => void,
  more = '',
): HTMLElement {
  const box = h('input', { type: 'checkbox', checked });
  box.addEventListener('change', () => change(box.checked));
  return h('label', {}, box, ` ${label} `, more !== '' && h('small', {}, more));
}

/** The list that stands under a name in an answer of the API. */
export const listOf = (answer: unknown): readonly unknown[] =>
  Array.isArray(answer) ? answer : [];

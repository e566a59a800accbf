/** What goes wrong with every reply. */
import { ask } from './api.js';
import { button, fill, h } from './dom.js';
import { listOf, outcome, pair, part, tick } from './drive-parts.js';
import { member } from './row.js';

/** The part of the drawer for a tenancy's faults. */
export function faultsPart(
  path: string,
  catalogue: unknown,
  befalling: readonly string[],
): HTMLElement {
  const { line, attempt } = outcome();
  const chosen = new Set(befalling);
  const find = h('input', {
    type: 'search',
    placeholder: 'Find a fault',
    'aria-label': 'Find a fault',
  });
  const choices = listOf(member(catalogue, 'faults')).flatMap((fault) => {
    const id = member(fault, 'id');
    const title = member(fault, 'title');
    return typeof id === 'string' && typeof title === 'string' ? [{ id, title }] : [];
  });
  const put = () =>
    attempt(async () => {
      await ask('PUT', `${path}/faults`, { faults: [...chosen] });
      return chosen.size === 0
        ? 'Nothing goes wrong.'
        : `Befalls every reply: ${[...chosen].join(', ')}`;
    });
  const box = h('div', { class: 'scroll', role: 'group', 'aria-label': 'Faults' });
  const draw = () => {
    const wanted = find.value.toLowerCase();
    fill(
      box,
      ...choices
        .filter(
          ({ id, title }) => chosen.has(id) || `${id} ${title}`.toLowerCase().includes(wanted),
        )
        .map(({ id, title }) =>
          tick(
            id,
            chosen.has(id),
            (on) => {
              if (on) chosen.add(id);
              else chosen.delete(id);
              put();
            },
            title,
          ),
        ),
    );
  };
  find.addEventListener('input', draw);
  draw();
  const none = button('None', () => {
    chosen.clear();
    draw();
    put();
  });
  return part('What goes wrong', pair(find, none), box, line);
}

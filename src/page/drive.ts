/** What can be driven: who answers, what goes wrong, the clock, the next reply; all of one tenancy. */
import { ask } from './api.js';
import { button, type Child, fill, h } from './dom.js';
import { clockPart } from './drive-clock.js';
import { faultsPart } from './drive-faults.js';
import { listOf, outcome, part } from './drive-parts.js';
import { replyPart } from './drive-reply.js';
import { switchesPart } from './drive-switches.js';
import { member } from './row.js';

/** The texts in a list. */
const textsIn = (list: readonly unknown[]) =>
  list.filter((one): one is string => typeof one === 'string');

/** The drawer on the page. */
export interface Drive {
  open(tenancy: string): void;
}

/** Makes the drawer. */
export function createDrive(dialog: HTMLDialogElement): Drive {
  const load = async (tenancy: string): Promise<readonly Child[]> => {
    const path = `tenancies/${encodeURIComponent(tenancy)}`;
    const [about, faults, befalling, personas, replies] = await Promise.all([
      ask('GET', path),
      ask('GET', 'faults'),
      ask('GET', `${path}/faults`),
      ask('GET', 'personas'),
      ask('GET', `${path}/replies`),
    ]);
    const { line, attempt } = outcome();
    const reset = button('Reset the tenancy', () => {
      if (reset.dataset.sure === undefined) {
        reset.dataset.sure = '';
        reset.textContent = 'Really? Script, memory, journal, switches and clock go';
        return;
      }
      attempt(async () => {
        await ask('POST', `${path}/reset`, {});
        fill(dialog, ...frame(tenancy), ...(await load(tenancy)));
        return '';
      });
    });
    return [
      switchesPart(
        path,
        member(about, 'switches'),
        textsIn(listOf(member(personas, 'personas')).map((one) => member(one, 'name'))),
      ),
      faultsPart(path, faults, textsIn(listOf(member(befalling, 'faults')))),
      replyPart(path, listOf(member(replies, 'replies')).length),
      clockPart(path),
      part('From the beginning', h('div', {}, reset), line),
    ];
  };
  const frame = (tenancy: string): readonly Child[] => [
    h(
      'div',
      { class: 'head' },
      h('h2', { id: 'drive-title' }, `Drive ${tenancy}`),
      button('Close', () => dialog.close(), { class: 'close' }),
    ),
  ];
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog && event.offsetX < 0) dialog.close();
  });
  return {
    async open(tenancy) {
      fill(dialog, ...frame(tenancy));
      dialog.showModal();
      const { line, attempt } = outcome();
      await attempt(async () => {
        dialog.append(...(await load(tenancy)).filter((one) => one instanceof Node));
        return '';
      });
      dialog.append(line);
    },
  };
}

/** What can be driven: who answers, what goes wrong, the clock, the next reply; all of one tenancy. */
import type { Reply } from '../protocol/reply.js';
import { ApiError, ask } from './api.js';
import { button, type Child, fill, h, set } from './dom.js';
import { flawOfJson } from './json-flaw.js';
import { member } from './row.js';
import { readTenancy } from './tenancies.js';

/** Switches that are on or off, and what they say when on. */
const flags: readonly (readonly [name: string, words: string])[] = [
  ['rightsMissing', 'No rights: listing and chat answer 404'],
  ['zeroDataRetention', 'Nothing is kept (zero data retention)'],
  ['withoutResponses', 'The region has no Responses'],
  ['issuesNothing', 'No credential is issued'],
  ['permissive', 'Project, compartment and model rules are off'],
];

/** Steps of the clock, in milliseconds. */
const steps: readonly (readonly [words: string, milliseconds: number])[] = [
  ['+ 1 min', 60_000],
  ['+ 20 min', 1_200_000],
  ['+ 1 h', 3_600_000],
  ['+ 30 d', 2_592_000_000],
  ['− 6 min', -360_000],
];

/** Replies to begin from. */
const samples: Readonly<Record<string, Reply>> = {
  'a text': { turn: { text: 'Hello from the script.', toolCalls: [], finishReason: 'stop' } },
  'a call of a tool': {
    turn: {
      text: '',
      toolCalls: [{ id: 'call_1', name: 'get_weather', arguments: '{"city":"Berlin"}' }],
      finishReason: 'tool_calls',
    },
  },
  'too many requests, twice': { error: { status: 429, message: 'Too many requests' }, times: 2 },
  'a slow recording': { recording: 'generic/llama-text', delivery: { interval: 100 } },
};

const names = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

const records = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Runs something, and says beside it how it went. */
type Try = (act: () => Promise<string>) => Promise<void>;

/** A place for words, and what fills it. */
function outcome(): { readonly line: HTMLElement; readonly attempt: Try } {
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

const part = (title: string, ...children: readonly Child[]): HTMLElement =>
  h('section', { class: 'fields', 'aria-label': title }, h('h3', {}, title), ...children);

function selection(
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

function tick(
  label: string,
  checked: boolean,
  change: (checked: boolean) => void,
  title?: string,
): HTMLElement {
  const box = h('input', { type: 'checkbox', checked });
  box.addEventListener('change', () => change(box.checked));
  return h('label', {}, box, ` ${label}`, title !== undefined && h('small', {}, ` ${title}`));
}

function switchesPart(path: string, switches: unknown, personas: readonly string[]): HTMLElement {
  const { line, attempt } = outcome();
  const turn = (change: Readonly<Record<string, unknown>>) =>
    attempt(async () => {
      await ask('PATCH', `${path}/switches`, change);
      return 'Holds from the next request on.';
    });
  const word = (name: string, otherwise: string) => {
    const value = member(switches, name);
    return typeof value === 'string' ? value : otherwise;
  };
  return part(
    'Who answers',
    selection('Persona', personas, word('persona', 'helpful'), (persona) => turn({ persona })),
    selection('No reply fits', ['refused', 'family'], word('unmatched', 'refused'), (unmatched) =>
      turn({ unmatched }),
    ),
    ...flags.map(([name, words]) =>
      tick(words, member(switches, name) === true, (on) => turn({ [name]: on })),
    ),
    line,
  );
}

function faultsPart(path: string, catalogue: unknown, befalling: readonly string[]): HTMLElement {
  const { line, attempt } = outcome();
  const chosen = new Set(befalling);
  const find = h('input', {
    type: 'search',
    placeholder: 'Find a fault',
    'aria-label': 'Find a fault',
  });
  const choices = records(member(catalogue, 'faults')).flatMap((fault) => {
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
  return part('What goes wrong', h('div', { class: 'pair' }, find, none), box, line);
}

function clockPart(path: string): HTMLElement {
  const { line, attempt } = outcome();
  const move = (words: string, advance: number) =>
    button(words, () =>
      attempt(async () => {
        await ask('POST', `${path}/clock`, { advance });
        return `The clock was moved by ${words.replace(' ', '')}.`;
      }),
    );
  return part(
    'The clock',
    h('div', { class: 'pair' }, ...steps.map(([words, by]) => move(words, by))),
    line,
  );
}

function replyPart(path: string, left: number): HTMLElement {
  const { line, attempt } = outcome();
  const text = h('textarea', {
    'aria-label': 'A reply, or a list of replies, as JSON',
    spellcheck: 'false',
    placeholder: 'Paste a reply, or a list of replies, as JSON',
  });
  const send = (method: string, done: string) =>
    attempt(async () => {
      const flaw = flawOfJson(text.value);
      if (flaw) {
        text.focus();
        text.setSelectionRange(flaw.at, flaw.at + 1);
        throw new Error(flaw.message);
      }
      const answer = await ask(method, `${path}/replies`, JSON.parse(text.value));
      const count = records(member(answer, 'replies')).length;
      return `${done} ${count > 0 ? `${count} left in the script.` : ''}`;
    });
  const sample = h(
    'select',
    { 'aria-label': 'Begin from' },
    h('option', { value: '' }, 'Begin from …'),
    ...Object.keys(samples).map((name) => h('option', {}, name)),
  );
  sample.addEventListener('change', () => {
    if (sample.value !== '') text.value = JSON.stringify([samples[sample.value]], null, 2);
    sample.value = '';
  });
  line.textContent = left === 0 ? '' : `${left} left in the script.`;
  return part(
    'The next reply',
    text,
    h(
      'div',
      { class: 'pair' },
      button('Append', () => send('POST', 'Appended.')),
      button('Replace all', () => send('PUT', 'Replaced.')),
      button('Drop all', () =>
        attempt(async () => {
          await ask('DELETE', `${path}/replies`);
          return 'The script is empty.';
        }),
      ),
      sample,
    ),
    line,
  );
}

/** The drawer on the page. */
export interface Drive {
  open(tenancy: string): void;
}

/** Makes the drawer; `changed` is told when the tenancy was reset. */
export function createDrive(dialog: HTMLDialogElement, changed: () => void): Drive {
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
        changed();
        fill(dialog, ...frame(tenancy), ...(await load(tenancy)));
        return '';
      });
    });
    return [
      switchesPart(path, readTenancy(about)?.switches, personaNames(personas)),
      faultsPart(path, faults, names(member(befalling, 'faults'))),
      replyPart(path, records(member(replies, 'replies')).length),
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

function personaNames(answer: unknown): readonly string[] {
  return names(records(member(answer, 'personas')).map((one) => member(one, 'name')));
}

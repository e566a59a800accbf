/** The next reply, pasted as JSON. */
import type { Reply } from '../protocol/reply.js';
import { ask } from './api.js';
import { button, h } from './dom.js';
import { listOf, outcome, pair, part } from './drive-parts.js';
import { flawOfJson } from './json-flaw.js';
import { member } from './row.js';

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

/** The part of the drawer for a tenancy's script, of which `left` replies are left. */
export function replyPart(path: string, left: number): HTMLElement {
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
      const count = listOf(member(answer, 'replies')).length;
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
    pair(
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

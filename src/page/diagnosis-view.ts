/** Why a signature was refused: what the service built beside what the client signed. */
import type { IdentityRecord } from '../protocol/exchange.js';
import type { DiagnosisLine } from '../protocol/signature/verdict.js';
import { differenceOf } from './differ.js';
import { h } from './dom.js';

/** Words, in which backticks stand around what is code. */
const worded = (text: string) =>
  text.split('`').map((part, at) => (at % 2 === 1 ? h('code', {}, part) : part));

/** A side of a line; what differs is marked where the other side is known. */
function side(text: string | undefined, other: string | undefined, absent: string): HTMLElement {
  if (text === undefined) return h('span', { class: 'dim' }, absent);
  if (other === undefined || other === text) return h('code', {}, text);
  const { before, left, after } = differenceOf(text, other);
  return h('code', {}, before, left === '' ? '' : h('mark', {}, left), after);
}

function lineOf({ expected, received, first }: DiagnosisLine, compared: boolean): HTMLElement {
  return h(
    'tr',
    { class: first ? 'first' : expected === received ? 'same' : undefined },
    h(
      'th',
      { scope: 'row' },
      first ? h('span', { role: 'img', 'aria-label': 'first line that differs' }, '▸') : '',
    ),
    h('td', { 'data-side': 'The service built' }, side(expected, received, 'no such line')),
    ...(compared
      ? [h('td', { 'data-side': 'The client signed' }, side(received, expected, 'no such line'))]
      : []),
  );
}

/** The diagnosis of an identity that was refused, or let through in spite of it. */
export function diagnosisView({ diagnosis, verdict }: IdentityRecord): HTMLElement | undefined {
  if (diagnosis === undefined) return undefined;
  const { lines, problem, summary, remedy, hypothesis } = diagnosis;
  const compared = lines.some(({ received }) => received !== undefined);
  const heading =
    verdict === 'let-through' ? 'What the service would have refused' : 'Why it was refused';
  return h(
    'section',
    { class: 'why', 'aria-label': heading },
    h('h3', {}, heading),
    h('p', { class: 'summary' }, ...worded(summary)),
    h('p', {}, ...worded(remedy)),
    h(
      'p',
      { class: 'dim' },
      h('code', {}, problem),
      ...(hypothesis === undefined ? [] : [' · it verifies as ', h('code', {}, hypothesis)]),
    ),
    lines.length > 0 &&
      h(
        'table',
        { class: 'diff' },
        h('caption', {}, 'The signing string, line by line'),
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('th', { 'aria-label': 'Mark' }),
            h('th', { scope: 'col' }, 'The service built'),
            ...(compared ? [h('th', { scope: 'col' }, 'The client signed')] : []),
          ),
        ),
        h('tbody', {}, ...lines.map((line) => lineOf(line, compared))),
      ),
    lines.length > 0 &&
      !compared &&
      h('p', { class: 'dim' }, 'What the client signed cannot be told from its signature.'),
  );
}

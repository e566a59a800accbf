/** Mistakes in the line of `date` or `x-date`. */
import { formatHttpDate, parseHttpDate } from '../http-date.js';
import { type Draft, lineValue, withValues } from '../signing-draft.js';
import { headerValues } from '../signing-string.js';
import type { Hypothesis } from './hypothesis.js';

/** Drafts with other values in the line of whichever date header is covered. */
function dates(make: (time: number, value: string) => readonly string[]) {
  return (draft: Draft): Draft[] =>
    ['date', 'x-date'].flatMap((name) => {
      const value = lineValue(draft, name);
      const time = value === undefined ? undefined : parseHttpDate(value);
      if (value === undefined || time === undefined) return [];
      return withValues(draft, name, make(time, value));
    });
}

export const dateHypotheses: readonly Hypothesis[] = [
  {
    id: 'other-date-header',
    says: 'The value of the other date header was signed.',
    remedy: 'Sign the header that `headers=` names: `date` or `x-date`.',
    drafts: (draft, { headers }) =>
      [['date', 'x-date'] as const, ['x-date', 'date'] as const].flatMap(([name, other]) => {
        const otherValues = headerValues(headers, other);
        const swapped = [draft, ...withValues(draft, name, otherValues)].map((one) => ({
          ...one,
          lines: one.lines.map((line) => (line.name === name ? { ...line, name: other } : line)),
        }));
        return lineValue(draft, name) === undefined
          ? []
          : [...withValues(draft, name, otherValues), ...swapped];
      }),
  },
  {
    id: 'date-read-twice',
    says: 'The date that was signed is some seconds off the one that is sent.',
    remedy: 'Read the clock once, and use that value for header and signature.',
    alone: true,
    drafts: dates((time) =>
      Array.from({ length: 10 }, (_, index) => index + 1).flatMap((seconds) => [
        formatHttpDate(time - seconds * 1000),
        formatHttpDate(time + seconds * 1000),
      ]),
    ),
  },
  {
    id: 'date-in-another-form',
    says: 'The date was signed in another form than it is sent in.',
    remedy: 'Format the date once, and use that text for header and signature.',
    alone: true,
    drafts: dates((time, value) => [
      new Date(time).toISOString(),
      new Date(time).toISOString().replace('.000Z', 'Z'),
      String(time / 1000),
      String(time),
      value.replace('GMT', 'UTC'),
      value.replace('GMT', '+0000'),
      value.replace(', 0', ', '),
    ]),
  },
];

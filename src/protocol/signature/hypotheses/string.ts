/** Mistakes in how lines become one string. */
import { type Draft, lineValue, withValues } from '../signing-draft.js';
import { requestTarget } from '../signing-string.js';
import type { Hypothesis } from './hypothesis.js';

const remedy =
  'Build the string as `name: value` lines in lower case, joined with `\\n`, no newline at the end.';

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, at) =>
    permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]),
  );
}

/** Orders to try: every one of up to six lines; of more, the sorted and the reversed. */
function reordered({ lines, ...draft }: Draft): Draft[] {
  const sorted = lines.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const orders = lines.length <= 6 ? permutations(lines).slice(1) : [sorted, lines.toReversed()];
  return orders.map((order) => ({ ...draft, lines: order }));
}

export const stringHypotheses: readonly Hypothesis[] = [
  {
    id: 'names-not-in-lower-case',
    says: 'Names stand in the signing string as written, not in lower case.',
    remedy,
    drafts: (draft, { covered, headers }) => {
      const title = (name: string): string => name.replace(/\b[a-z]/g, (c) => c.toUpperCase());
      const sent = (name: string): string =>
        headers.find(([key]) => key.toLowerCase() === name)?.[0] ?? name;
      const written = (name: string): string =>
        covered.find((key) => key.toLowerCase() === name) ?? name;
      const upper = (name: string): string => name.toUpperCase();
      const keep = (name: string, change: (name: string) => string): string =>
        name === requestTarget ? name : change(name);
      return [written, sent, title, upper].map((change) => ({
        ...draft,
        lines: draft.lines.map((line) => ({ ...line, name: keep(line.name, change) })),
      }));
    },
  },
  {
    id: 'values-not-trimmed',
    says: 'A value was signed with white space around it.',
    remedy,
    alone: true,
    drafts: (draft, { headers }) => {
      const raw = (name: string, value: string): string => {
        const lines = headers.filter(([key]) => key.toLowerCase() === name);
        return lines.length === 0 ? value : lines.map(([, text]) => text).join(', ');
      };
      const asSent = draft.lines.map(({ name, value }) => ({ name, value: raw(name, value) }));
      const padded = draft.lines.flatMap(({ name, value }) =>
        [` ${value}`, `${value} `].flatMap((text) => withValues(draft, name, [text])),
      );
      return [{ ...draft, lines: asSent }, ...padded];
    },
  },
  {
    id: 'line-left-out',
    says: 'A line is missing from the signing string that `headers=` lists.',
    remedy: 'List in `headers=` exactly the lines that are signed, in their order.',
    alone: true,
    drafts: (draft) =>
      draft.lines.map((_, at) => ({ ...draft, lines: draft.lines.toSpliced(at, 1) })),
  },
  {
    id: 'line-not-listed',
    says: 'A line was signed that `headers=` does not list.',
    remedy: 'List in `headers=` exactly the lines that are signed, in their order.',
    alone: true,
    drafts: (draft, { headers }) =>
      headers
        .filter(([key]) => key.toLowerCase() !== 'authorization')
        .filter(([key]) => lineValue(draft, key.toLowerCase()) === undefined)
        .map(([key, value]) => ({
          ...draft,
          lines: [...draft.lines, { name: key.toLowerCase(), value: value.trim() }],
        })),
  },
  {
    id: 'newline-at-the-end',
    says: 'The signing string was given a newline at its end.',
    remedy,
    drafts: (draft) => [{ ...draft, end: '\n' }],
  },
  {
    id: 'crlf-line-ends',
    says: 'Lines were joined with CR LF.',
    remedy,
    drafts: (draft) => ['', '\r\n'].map((end) => ({ ...draft, newline: '\r\n', end })),
  },
  {
    id: 'lines-joined-otherwise',
    says: 'Lines were not joined with a newline.',
    remedy,
    alone: true,
    drafts: (draft) => ['', ' ', ',', ', ', '\\n'].map((newline) => ({ ...draft, newline })),
  },
  {
    id: 'no-space-after-colon',
    says: 'There is no space between colon and value.',
    remedy,
    alone: true,
    drafts: (draft) => [':', '=', ' : '].map((colon) => ({ ...draft, colon })),
  },
  {
    id: 'names-left-out',
    says: 'Only the values were signed, without their names.',
    remedy,
    alone: true,
    drafts: (draft) => [
      { ...draft, colon: '', lines: draft.lines.map(({ value }) => ({ name: '', value })) },
    ],
  },
  {
    id: 'hashed-twice',
    says: 'The signing string was hashed before it was given to a function that hashes.',
    remedy: 'Give the signing string itself to the RSA-SHA256 function.',
    drafts: (draft) =>
      (['twice', 'twice-hex', 'twice-base64'] as const).map((hashing) => ({ ...draft, hashing })),
  },
  {
    id: 'header-order',
    says: 'Lines were signed in another order than `headers=` lists them.',
    remedy: 'Build the lines in the order of `headers=`.',
    alone: true,
    drafts: reordered,
  },
];

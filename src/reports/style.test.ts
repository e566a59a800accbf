import { expect, test } from 'vitest';
import { styleOf } from './style.js';

const coloured = '\u001b[32mpass\u001b[39m';

const rows: readonly (readonly [
  what: string,
  env: Record<string, string>,
  isTTY: boolean,
  printed: string,
])[] = [
  ['a terminal', {}, true, coloured],
  ['a pipe', {}, false, 'pass'],
  ['NO_COLOR', { NO_COLOR: '1' }, true, 'pass'],
  ['an empty NO_COLOR, which counts as unset', { NO_COLOR: '' }, true, coloured],
  ['NO_COLOR against FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, 'pass'],
  ['FORCE_COLOR into a pipe', { FORCE_COLOR: '1' }, false, coloured],
  ['FORCE_COLOR=0 on a terminal', { FORCE_COLOR: '0' }, true, 'pass'],
  ['TERM=dumb', { TERM: 'dumb' }, true, 'pass'],
  ['CI without a terminal', { CI: 'true' }, false, 'pass'],
];

test.each(rows)('%s decides the colour', (_what, env, isTTY, printed) => {
  expect(styleOf({ env, isTTY }).green('pass')).toBe(printed);
});

test('a dumb terminal gets marks of ASCII', () => {
  const { marks, lines } = styleOf({ env: { TERM: 'dumb' }, isTTY: true });
  expect([...Object.values(marks), ...Object.values(lines)].join('')).toMatch(/^[ -~]+$/);
});

test('the width is that of the terminal, else of COLUMNS, else 100', () => {
  expect(styleOf({ env: { COLUMNS: '60' }, isTTY: true, columns: 80 }).width).toBe(80);
  expect(styleOf({ env: { COLUMNS: '60' }, isTTY: false }).width).toBe(60);
  expect(styleOf({ env: {}, isTTY: false }).width).toBe(100);
});

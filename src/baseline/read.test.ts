import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { placeOf } from '../../test/baseline/results.js';
import { checkEntries } from './check.js';
import { daysAfter, isDay } from './day.js';
import { parseBaseline, readBaseline, readBaselineIfAny, writeBaseline } from './read.js';

const folder = mkdtempSync(join(tmpdir(), 'oci-conform-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const good = { case: 'stream/a', reason: 'We know.', expires: '2027-03-01' };
const text = (...entries: readonly object[]) => JSON.stringify({ entries });

test('a baseline is read, with a byte order mark or without', () => {
  expect(parseBaseline(`\uFEFF${text(good)}`, 'b.json')).toEqual({ entries: [good] });
});

test.each([
  ['{', 'it is no JSON'],
  ['[]', 'the document: must be object'],
  ['{}', "the document: must have required property 'entries'"],
  [text(good, { ...good, case: '' }), 'entry 2, field case'],
  [text({ case: 'a', reason: 'b' }), "entry 1: must have required property 'expires'"],
  [text({ ...good, expires: 'soon' }), 'entry 1, field expires'],
  [text({ ...good, expires: '2027-02-30' }), 'entry 1, field expires'],
  [text({ ...good, link: 'see above' }), 'entry 1, field link'],
  [text({ ...good, checks: [] }), 'entry 1, field checks'],
  [text({ ...good, checks: ['no-error', 7] }), 'entry 1, field checks'],
  [text({ ...good, resaon: 'x' }), '(resaon)'],
  [
    text({ ...good, case: 'transprt:sdk' }),
    'entry 1, field case: The pattern term transprt:sdk names no axis',
  ],
  [text(good, { ...good, case: ' stream/a ' }), 'entry 2 says the same case as entry 1'],
])('%s is refused by file, entry and field', (content, words) => {
  expect(() => parseBaseline(content, 'b.json')).toThrow(
    expect.objectContaining({
      code: 'OCIC_BAD_BASELINE',
      message: expect.stringMatching(/^The baseline b\.json is not understood: /),
    }),
  );
  expect(() => parseBaseline(content, 'b.json')).toThrow(words);
});

test('a file that is not there is an error, or an empty baseline where one is to be written', () => {
  const file = join(folder, 'none.json');
  expect(() => readBaseline(file)).toThrow(expect.objectContaining({ code: 'OCIC_UNREADABLE' }));
  expect(readBaselineIfAny(file)).toEqual({ entries: [] });
  writeFileSync(file, 'no JSON');
  expect(() => readBaselineIfAny(file)).toThrow('it is no JSON');
});

test('it is written where it is another than before', () => {
  const file = join(folder, 'b.json');
  expect(writeBaseline(file, 'one\n')).toBe(true);
  expect(writeBaseline(file, 'one\n')).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe('one\n');
  expect(() => writeBaseline(join(folder, 'no', 'b.json'), '')).toThrow(
    expect.objectContaining({ code: 'OCIC_UNWRITABLE' }),
  );
});

test('an entry that matches no case is told, with the nearest id', () => {
  const places = ['stream/plain/text', 'answer/plain/text'].map(placeOf);
  const check = (pattern: string) =>
    checkEntries({ entries: [good, { ...good, case: pattern }] }, places, 'b.json');
  const withFirst = [...places, placeOf('stream/a')];
  expect(() => check('stream/plain/text')).toThrow('b.json, entry 1');
  expect(() =>
    checkEntries({ entries: [good, { ...good, case: 'strem/plain/text' }] }, withFirst, 'b.json'),
  ).toThrow(
    expect.objectContaining({
      code: 'OCIC_UNKNOWN_PATTERN',
      message: 'b.json, entry 2: The pattern strem/plain/text matches no case.',
      remedy: expect.stringContaining('Did you mean stream/plain/text?'),
    }),
  );
});

test('a check that there is not is told, with the nearest id', () => {
  const check = (...checks: readonly string[]) =>
    checkEntries({ entries: [{ ...good, checks }] }, [placeOf('stream/a')], 'b.json');
  expect(() => check('no-error', 'not-observed', 'unsupported')).not.toThrow();
  expect(() => check('no-error', 'txt-is-as-given')).toThrow(
    expect.objectContaining({
      code: 'OCIC_BAD_BASELINE',
      message: 'b.json, entry 1, field checks: no check has the id txt-is-as-given.',
      remedy: expect.stringContaining('Did you mean text-is-as-given?'),
    }),
  );
});

test('days are those of the calendar', () => {
  expect(daysAfter('2026-11-21', 90)).toBe('2027-02-19');
  expect(daysAfter('2028-02-28', 1)).toBe('2028-02-29');
  expect(['2027-02-28', '2027-02-29', '2027-2-1', 'x'].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

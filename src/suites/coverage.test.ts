import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cases } from './cases/index.js';
import { checks } from './checks/index.js';
import { coverage } from './coverage.js';
import { isOfGateways } from './gateways.js';
import { requirements } from './requirements/index.js';

const caseIds = cases.map(({ id }) => id);
const requirementIds = requirements.map(({ id }) => id);
const repeated = (ids: readonly string[]) => ids.filter((id, at) => ids.indexOf(id) !== at);

test('docs/coverage.md is what the registry says; npx tsx scripts/write-coverage.ts writes it', () => {
  const page = readFileSync(new URL('../../docs/coverage.md', import.meta.url), 'utf8');
  expect(page).toBe(coverage(requirements, cases));
});

test('ids are paths in kebab case, and none is used twice', () => {
  const path = /^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)+$/;
  expect([...caseIds, ...requirementIds].filter((id) => !path.test(id))).toEqual([]);
  expect(repeated(caseIds)).toEqual([]);
  expect(repeated(requirementIds)).toEqual([]);
});

test('every requirement has a case or a reason for having none, and not both', () => {
  const covered = new Set(cases.flatMap(({ because }) => because));
  const open = requirements.filter(
    ({ id, excluded }) => !covered.has(id) && excluded === undefined,
  );
  const both = requirements.filter(({ id, excluded }) => covered.has(id) && excluded !== undefined);
  expect(open.map(({ id }) => id)).toEqual([]);
  expect(both.map(({ id }) => id)).toEqual([]);
});

test('every because names a requirement', () => {
  const named = cases.flatMap(({ because }) => because);
  expect(named.filter((id) => !requirementIds.includes(id))).toEqual([]);
});

test('no must rests on one report or on inference, in the registry or in a case', () => {
  const weak = requirements.filter(
    ({ evidence }) => evidence === 'one-report' || evidence === 'inferred',
  );
  expect(weak.filter(({ level }) => level === 'must').map(({ id }) => id)).toEqual([]);
  const weakIds = weak.map(({ id }) => id);
  const bold = cases.filter(
    ({ level, because }) => level === 'must' && weakIds.includes(because[0]),
  );
  expect(bold.map(({ id }) => id)).toEqual([]);
});

test('every check that a case uses exists, and every check is used', () => {
  const used = cases.flatMap(({ then }) =>
    then.map((use) => (typeof use === 'string' ? use : use.check)),
  );
  const known: readonly string[] = Object.keys(checks);
  expect(used.filter((id) => !known.includes(id))).toEqual([]);
  expect(known.filter((id) => !used.some((one) => one === id))).toEqual([]);
});

test('every recording is played by a case', () => {
  const folder = fileURLToPath(new URL('../../fixtures', import.meta.url));
  const recordings = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.meta.json'))
    .map((file) => file.replace('.meta.json', '').replaceAll('\\', '/'));
  const played = JSON.stringify(cases.map(({ given }) => given));
  // No reader that follows the event-stream format can read it: framing/single-line-feed says why.
  const unread = ['generic/framing-single-newline'];
  expect(recordings.filter((id) => !played.includes(`"${id}"`))).toEqual(unread);
});

test('every planted bug that a case names has its file', () => {
  const missing = [
    ...new Set(cases.flatMap((one) => (isOfGateways(one) ? [] : one.caughtBy))),
  ].filter((name) => !existsSync(new URL(`../../test/planted/${name}.ts`, import.meta.url)));
  expect(missing).toEqual([]);
});

test('no text of the registry speaks of the machine it was written on', () => {
  const text = JSON.stringify([requirements, cases]);
  expect(text).not.toMatch(/\/work\/|\/shared\/|native-api\.md|auth\.md|providers\.md/);
});

/**
 * Without a bug all cases are green, and each names a bug: a case that no bug can turn red proves nothing. Then the kit is
 * held against faults of clients: each turns red exactly the cases that name it. Those of the service have files of
 * their own, beside this one.
 */
import { expect, test } from 'vitest';
import { cases } from '../src/suites/cases/index.js';
import { judge } from '../src/suites/judge.js';
import { bugNames, bugsWhere, labOfThisFile, plantEach } from './support/planting.js';
import { withoutGateways } from './support/without-gateways.js';

const lab = labOfThisFile();

test('without a bug every case is green, on each of its transports', () => {
  const { known } = lab();
  const red = known
    .map((one) => judge(one.trace, one.case))
    .filter(({ verdict }) => verdict !== 'pass');
  expect(red.map(({ id, transport, reason }) => `${id} on ${transport}: ${reason}`)).toEqual([]);
  const places = withoutGateways(cases).flatMap((one) =>
    one.transports.map((transport) => `${one.id} ${transport}`),
  );
  expect(known.map(({ trace }) => `${trace.case} ${trace.transport}`)).toEqual(places);
});

test('a kept trace is judged to the same bytes', () => {
  for (const { trace, case: one } of lab().known) {
    const kept: typeof trace = JSON.parse(JSON.stringify(trace));
    expect(JSON.stringify(judge(kept, one))).toBe(JSON.stringify(judge(trace, one)));
  }
});

test('every case is named by a bug, and every bug by a case', () => {
  const named = new Set(withoutGateways(cases).flatMap(({ caughtBy }) => caughtBy));
  expect(bugNames.filter((name) => !named.has(name))).toEqual([]);
  expect([...named].filter((name) => !bugNames.includes(name))).toEqual([]);
});

test('every bug is called like its file, and changes something', async () => {
  const bugs = await bugsWhere(() => true);
  expect(bugs.map(({ name }) => name)).toEqual(bugNames);
  const idle = bugs.filter(
    ({ wrap, readers, openaiReaders, provider, sending, route }) =>
      !(wrap ?? readers ?? openaiReaders ?? provider ?? sending ?? route),
  );
  expect(idle.map(({ name }) => name)).toEqual([]);
});

plantEach(await bugsWhere(({ wrap }) => wrap === undefined), lab);

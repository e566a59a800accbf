import { expect, test } from 'vitest';
import { sampleRun } from '../../test/reports/sample.js';
import { styleOf } from './style.js';
import { undeclaredLines } from './undeclared-lines.js';

const style = styleOf({ env: {}, isTTY: false, columns: 200 });

test('what is reported and not declared is counted, and told in one line', () => {
  const { report } = sampleRun();
  expect(undeclaredLines(report, style)).toEqual([]);
  const [first, second] = report.cases;
  if (first === undefined || second === undefined) throw new Error('The sample has two cases.');
  const cases = [
    { ...first, undeclared: ['usage', 'request-id'] as const },
    { ...second, undeclared: ['usage'] as const },
  ];
  const lib = { ...report, provider: { name: 'lib', version: '1' }, cases };
  expect(undeclaredLines(lib, style)).toEqual([
    '  note  lib reports what it does not declare, which is not judged: usage in 2 cases, request-id in 1 case',
    '',
  ]);
});

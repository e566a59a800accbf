/**
 * The kit is held against gateways of chat completions: the honest one is green, and each with a sin turns red exactly
 * the cases that find it, of those about gateways and of some that every client is asked.
 */
import { expect, test } from 'vitest';
import { startMock } from '../../src/mock/mock.js';
import { cases } from '../../src/suites/cases/index.js';
import { isOfGateways } from '../../src/suites/gateways.js';
import { runThrough } from './gateway/lab.js';
import { ofChat, ofResponses, testSins } from './gateway/sins.js';

testSins('v1', ofChat, 'chat/answer/gpt');

test('every case about gateways is named by sins that are tried', () => {
  const named = cases.filter(isOfGateways).flatMap(({ caughtBy }) => caughtBy);
  expect(named.filter((sin) => !(sin in ofChat) && !(sin in ofResponses))).toEqual([]);
});

test('a gateway that does not sign is told of, and nothing is judged', {
  timeout: 120_000,
}, async () => {
  await using mock = await startMock();
  await expect(runThrough(mock, 'v1', 'signs-nothing', [])).rejects.toThrow(
    /did not get through\. It answered 401: .* with credentials that are none of the tenancy’s, which answered 401 \(authorization-missing\)/,
  );
});

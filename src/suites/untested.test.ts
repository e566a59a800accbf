import { expect, test } from 'vitest';
import { cases } from './cases/index.js';
import { type Feature, featureNames } from './features.js';
import { untested } from './untested.js';

const declaring = (features: readonly Feature[], ...transports: ('sdk' | 'v1' | 'responses')[]) =>
  untested(cases, { transports, auths: ['api_key'], features });

test('a feature that no case on the declared transports looks at is named, in the order declared', () => {
  expect(declaring(['state', 'whole', 'audio'], 'sdk')).toEqual(['state', 'audio']);
  expect(declaring(['state', 'whole', 'audio'], 'sdk', 'v1')).toEqual(['state']);
  expect(declaring(['state', 'whole', 'audio'], 'sdk', 'responses', 'v1')).toEqual([]);
});

test('a feature that a check alone needs, or that is borne, is none of them', () => {
  expect(declaring(['request-id', 'probes', 'raw-arguments'], 'sdk')).toEqual([]);
});

test('natively there are cases about JSON by a schema, and about several answers', () => {
  expect(declaring(['structured-output', 'candidates'], 'sdk')).toEqual([]);
});

test('what gateways alone are asked is not asked of others', () => {
  const [one] = cases.filter(({ needs }) => needs.includes('gateway'));
  if (one === undefined) throw new Error('There is no case about gateways.');
  const capabilities = { transports: one.transports, auths: [], features: featureNames };
  expect(untested([one], capabilities)).toEqual(featureNames.filter((name) => name !== 'probes'));
});

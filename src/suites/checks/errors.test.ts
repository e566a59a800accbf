import { expect, test } from 'vitest';
import { sampleTrace } from '../../../test/support/sample-trace.js';
import { errorsChecks } from './errors.js';

const { 'error-names-what-is-missing': names } = errorsChecks;

test.each([
  ['a sentence', 'No compartment is set.', 'pass'],
  ['a variable', "'OCI_COMPARTMENT_ID'", 'pass'],
  ['a member', 'compartmentId must not be null', 'pass'],
  ['something else', 'The region is missing.', 'fail'],
])('what is missing is named by %s, or not', (_by, message, verdict) => {
  expect(names(sampleTrace({ outcome: { error: { message } } }), 'compartment').verdict).toBe(
    verdict,
  );
});

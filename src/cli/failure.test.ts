import { expect, test } from 'vitest';
import { ConformError } from '../errors.js';
import { errorText, exitCodeOfError } from './failure.js';

test('an error for a person has a code, a sentence and a remedy, and no stack', () => {
  const error = new ConformError('OCIC_PORT_TAKEN', 'Port 4000 is in use.', 'Choose another.');
  expect(errorText(error, false)).toBe(
    'error OCIC_PORT_TAKEN: Port 4000 is in use.\nChoose another.\n',
  );
  expect(exitCodeOfError(error)).toBe(2);
});

test('an unforeseen error is the kit’s: exit 3, and its stack only for who asks', () => {
  const error = new TypeError('x is not a function');
  expect(errorText(error, false)).toMatch(/^error OCIC_KIT_FAILED: x is not a function\n.*--debug/);
  expect(errorText(error, false)).not.toContain('failure.test');
  expect(errorText(error, true)).toContain('failure.test');
  expect(exitCodeOfError(error)).toBe(3);
  expect(exitCodeOfError(new ConformError('OCIC_KIT_FAILED', 'm', 'r'))).toBe(3);
});

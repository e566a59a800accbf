/** Expectations that a setup file registers. */
import { expect, it } from 'vitest';

it('has them', () => {
  expect([]).not.toHaveReceived();
});

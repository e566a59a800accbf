/** Cases about gateways alone are held against gateways with a sin each: test/providers/gateway.test.ts. */
import type { Case } from '../../src/suites/case.js';
import { isOfGateways } from '../../src/suites/gateways.js';

/** The others. */
export const withoutGateways = (cases: readonly Case[]): readonly Case[] =>
  cases.filter((one) => !isOfGateways(one));

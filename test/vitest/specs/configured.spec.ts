/** A client that finds its settings by itself, in its author's tests. */
import { describeProvider } from '../../../src/vitest.js';
import byItself from './by-itself.js';

describeProvider('by-itself', byItself, {
  filter: ['config/file/by-variable', 'config/missing/compartment'],
});

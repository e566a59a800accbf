/** A client that finds its settings by itself, in its author's tests. */
import { describeProvider } from '../../../src/vitest.js';
import byItself from './by-itself.js';

describeProvider('by-itself', byItself, {
  filter: ['config/region/by-variable', 'config/file/by-variable', 'config/missing/compartment'],
});

describeProvider('by-itself, on an instance', byItself, {
  auths: ['instance_principal'],
  filter: ['answer/plain/generic'],
});

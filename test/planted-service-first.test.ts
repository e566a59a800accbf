/** The kit is held against faults of the service: one half of them. */
import { bugsWhere, halfOf, labOfThisFile, plantEach } from './support/planting.js';

plantEach(halfOf(await bugsWhere(({ wrap }) => wrap !== undefined), 'first'), labOfThisFile());

/** The kit is held against faults of clients: each turns red exactly the cases that name it. */
import { bugsWhere, labOfThisFile, plantEach } from './support/planting.js';

plantEach(await bugsWhere(({ wrap }) => wrap === undefined), labOfThisFile());

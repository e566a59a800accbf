/**
 * Writes `docs/coverage.md` from the registry.
 *
 *     npx tsx scripts/write-coverage.ts
 */
import { writeFileSync } from 'node:fs';
import { cases } from '../src/suites/cases/index.js';
import { coverage } from '../src/suites/coverage.js';
import { requirements } from '../src/suites/requirements/index.js';

writeFileSync(new URL('../docs/coverage.md', import.meta.url), coverage(requirements, cases));

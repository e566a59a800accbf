import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Minutes on one core each: who began with them last would wait for them alone. */
const isLong = ({ moduleId }: TestSpecification): boolean => /\/planted[^/]*$/.test(moduleId);

class LongFirst extends BaseSequencer {
  override async sort(specs: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(specs);
    return sorted.toSorted((one, other) => Number(isLong(other)) - Number(isLong(one)));
  }
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    pool: 'threads',
    sequence: { sequencer: LongFirst },
    // Tests wait for processes much of their time: a core is not kept free.
    maxWorkers: '100%',
    silent: 'passed-only',
    testTimeout: 20_000,
    expect: { poll: { timeout: 10_000 } },
  },
});

import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    pool: 'threads',
    // Vitest leaves a core free, which on two cores doubles the time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    silent: 'passed-only',
    testTimeout: 20_000,
  },
});

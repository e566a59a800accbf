import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    pool: 'threads',
    // Tests wait for processes much of their time: a core is not kept free.
    maxWorkers: '100%',
    silent: 'passed-only',
    testTimeout: 20_000,
  },
});

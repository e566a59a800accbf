import { defineConfig } from 'vitest/config';

/** The page in a real browser: `npm run test:page`. */
export default defineConfig({
  test: {
    include: ['test/page/**/*.spec.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What a page shows follows in a while: on a busy machine in more than the second that is usual.
    expect: { poll: { timeout: 10_000 } },
  },
});

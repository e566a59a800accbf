import { defineConfig } from 'vitest/config';

/** The page in a real browser: `npm run test:page`. */
export default defineConfig({
  test: { include: ['test/page/**/*.spec.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});

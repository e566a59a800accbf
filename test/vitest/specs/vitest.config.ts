/** An author's own run of Vitest, as far as it can stand in this repository. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.spec.ts'],
    dir: import.meta.dirname,
    root: import.meta.dirname,
    cache: false,
    setupFiles: ['../../../src/vitest/matchers.ts'],
  },
});

import { defineConfig } from 'vitest/config';

/** Pictures of every page, for people to look at; see the README. */
export default defineConfig({
  test: {
    include: ['src/screenshots.ts'],
    globalSetup: ['src/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 900_000,
    hookTimeout: 120_000,
  },
});

import { defineConfig } from 'vitest/config';

/**
 * A folder says what a test costs: `unit` is pure and fast, `contract` reads the project, `site` builds, `e2e` drives a
 * browser. They run one after the other, the quick ones first, so that a browser never waits for a property test.
 * No test asserts a time; the limits only end what hangs.
 */
const kind = (name: string, groupOrder: number, testTimeout: number) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    testTimeout,
    hookTimeout: testTimeout,
    fileParallelism: groupOrder < 3,
    sequence: { groupOrder },
    setupFiles: ['tests/property-seed.ts'],
  },
});

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    projects: [
      kind('unit', 1, 60_000),
      kind('contract', 2, 120_000),
      kind('site', 3, 600_000),
      kind('e2e', 4, 600_000),
    ],
  },
});

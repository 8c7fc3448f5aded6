import { defineConfig } from 'vitest/config';

/** Both projects look at the same built newsroom, so that it is built once in a run. */
const built = ['tests/site/built-newsrooms.ts'];

export default defineConfig({
  test: {
    // Most of the time goes into builds, of which each takes one core.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/cli/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts'],
          globalSetup: built,
          // A test may make several builds, of which each takes seconds.
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          // Needs programs from the system, so `npm test` leaves it out: see `npm run test:clients`.
          name: 'clients',
          include: ['tests/clients/**/*.test.ts'],
          globalSetup: ['tests/clients/tell-missing-programs.ts', ...built],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/tell-missing-browser.ts', ...built],
          // A browser on a busy machine may draw later than a test looks.
          retry: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

import path from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

/** The long forms (more cases, more time) run at night: `npm run nightly`. */
const nightly = process.env['RINGSIDE_NIGHTLY'] === '1'

/** Most tests wait for sockets and clocks, not for a processor. */
const WORKERS = 4

const FAULTS = 'tests/integration/faults/**/*.test.ts'

export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  plugins: [svelte({ configFile: false })],
  test: {
    globalSetup: 'tests/compile-texts.ts',
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['tests/{unit,stanzas}/**/*.test.ts'],
          // No module of ours keeps anything, and none is mocked: what one file imported may serve the next, which saves
          // two thirds of the time.
          isolate: false,
          maxWorkers: WORKERS,
          sequence: { groupOrder: 0 },
          typecheck: {
            enabled: true,
            checker: 'tsc',
            // These files alone: `npm run check` has the compiler read all the others.
            tsconfig: 'tests/types/tsconfig.json',
            include: ['tests/types/**/*.test-d.ts'],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          exclude: [FAULTS],
          maxWorkers: WORKERS,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        // Afterwards: here time is what is tested.
        test: { name: 'faults', include: [FAULTS], maxWorkers: 2, sequence: { groupOrder: 1 } },
      },
    ],
    // Sockets and servers of a run must not be waited for by the next one.
    isolate: true,
    testTimeout: nightly ? 600_000 : 15_000,
    hookTimeout: 30_000,
  },
})

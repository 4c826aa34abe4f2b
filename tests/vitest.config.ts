import path from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

/** The long forms (more cases, more time) run at night: `npm run nightly`. */
const nightly = process.env['RINGSIDE_NIGHTLY'] === '1'

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
          name: 'all',
          include: ['tests/{unit,integration,stanzas}/**/*.test.ts'],
          exclude: [FAULTS],
          // Most of them wait for sockets and clocks, not for a processor.
          maxWorkers: 4,
          sequence: { groupOrder: 0 },
          typecheck: {
            enabled: true,
            checker: 'tsc',
            tsconfig: 'tests/tsconfig.json',
            include: ['tests/types/**/*.test-d.ts'],
          },
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

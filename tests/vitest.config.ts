import path from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

/** The long forms (more cases, more time) run at night: `npm run nightly`. */
const nightly = process.env['RINGSIDE_NIGHTLY'] === '1'

export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  plugins: [svelte({ configFile: false })],
  test: {
    include: ['tests/{unit,integration,stanzas}/**/*.test.ts'],
    typecheck: {
      enabled: true,
      checker: 'tsc',
      tsconfig: 'tests/tsconfig.json',
      include: ['tests/types/**/*.test-d.ts'],
    },
    // Sockets and servers of a run must not be waited for by the next one.
    isolate: true,
    testTimeout: nightly ? 600_000 : 15_000,
    hookTimeout: 30_000,
  },
})

// The long forms of the tests (more cases, hours of simulated calls): `npm run nightly`.
import { runScript } from './script.mjs'
import { runTests } from './test.mjs'

await runScript(() => runTests([], { ...process.env, RINGSIDE_NIGHTLY: '1' }))

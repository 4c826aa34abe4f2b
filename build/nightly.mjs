// The long forms of the tests (more cases, hours of simulated calls), and the soak: `npm run nightly`.
import { runScript } from './script.mjs'
import { soak } from './soak.mjs'
import { runTests } from './test.mjs'

await runScript(async () => {
  const tests = await runTests([], { ...process.env, RINGSIDE_NIGHTLY: '1' })
  const soaked = await soak([])
  return tests === 0 ? soaked : tests
})

// Counts a vitest run for the closing line of `npm test`: the file named in RINGSIDE_COUNT_FILE gets a Count.
import { writeFileSync } from 'node:fs'

/** Vitest knows a reporter by the names of its methods. */
export default class CountingReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly import('vitest/node').SerializedError[]} unhandled errors that no test answers for
   */
  onTestRunEnd(modules, unhandled) {
    const file = process.env['RINGSIDE_COUNT_FILE']
    if (file === undefined) return
    /** @type {import('./count.mjs').Count} */
    const count = { passed: 0, failed: unhandled.length, skipped: [] }
    for (const module of modules) {
      // A file that cannot even be loaded has no tests to fail.
      if (module.errors().length > 0) count.failed += 1
      for (const test of module.children.allTests()) {
        const result = test.result()
        if (result.state === 'passed') count.passed += 1
        else if (result.state === 'failed') count.failed += 1
        else {
          const reason = result.state === 'skipped' ? (result.note ?? '') : 'never ran'
          count.skipped.push({ name: `${module.relativeModuleId} › ${test.fullName}`, reason })
        }
      }
    }
    writeFileSync(file, JSON.stringify(count))
  }
}

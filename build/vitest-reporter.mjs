// Tells how a vitest run goes, a line every ten seconds, and counts it for the closing line of `npm test`: the file named
// in RINGSIDE_COUNT_FILE gets a Count and the names of what passed. Vitest's own reporter beside it shows why a test failed.
import { writeFileSync } from 'node:fs'
import { say } from './setup/steps.mjs'

const PROGRESS_MS = 10_000

/** Vitest knows a reporter by the names of its methods. */
export default class CountingReporter {
  done = 0
  saidAt = Date.now()

  onTestCaseResult() {
    this.done += 1
    if (Date.now() - this.saidAt < PROGRESS_MS) return
    this.saidAt = Date.now()
    say(`${String(this.done)} tests ran so far`)
  }

  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly import('vitest/node').SerializedError[]} unhandled errors that no test answers for
   */
  onTestRunEnd(modules, unhandled) {
    const file = process.env['RINGSIDE_COUNT_FILE']
    if (file === undefined) return
    /** @type {import('./count.mjs').Count & { passedNames: string[] }} */
    const count = {
      passed: 0,
      failed: unhandled.map(({ message }) => message),
      skipped: [],
      passedNames: [],
    }
    for (const module of modules) {
      // A file that cannot even be loaded has no tests to fail.
      if (module.errors().length > 0) count.failed.push(module.relativeModuleId)
      for (const test of module.children.allTests()) {
        const result = test.result()
        const name = `${module.relativeModuleId} › ${test.fullName}`
        if (result.state === 'passed') {
          count.passed += 1
          count.passedNames.push(name)
        } else if (result.state === 'failed') count.failed.push(name)
        else
          count.skipped.push({ name, reason: result.state === 'skipped' ? (result.note ?? '') : 'never ran' })
      }
    }
    writeFileSync(file, JSON.stringify(count))
  }
}

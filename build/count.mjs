// What the runners of `npm test` say they did, added up.

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {string[]} failed the names
 * @property {{ name: string, reason: string }[]} skipped
 * @property {string[]} [again] names of those that passed at their second try, counted in `passed`
 */

/**
 * A desktop may disturb a test once in a while: a window manager that is late, a key that came while the screen was busy.
 * More than these in one run are no accident.
 */
const MOST_SECOND_TRIES = 3

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export function addUp(counts) {
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.flatMap(({ failed }) => failed),
    skipped: counts.flatMap(({ skipped }) => skipped),
    again: counts.flatMap(({ again = [] }) => again),
  }
}

/**
 * The closing line, in the one form that programs which read it know.
 * @param {Count} count
 * @returns {string} "12 passed, 0 failed"; what was skipped is named above it
 */
export function closingLine({ passed, failed }) {
  return `${String(passed)} passed, ${String(failed.length)} failed`
}

/**
 * From the report that Playwright's own JSON reporter writes.
 * @param {PlaywrightReport} report
 * @returns {Count}
 */
export function countPlaywright(report) {
  /** @type {Count} */
  const count = { passed: 0, failed: report.errors.map(() => 'Playwright, outside of any test'), skipped: [] }
  /** @type {string[]} */
  const again = []
  for (const spec of report.suites.flatMap(specsOf)) {
    for (const test of spec.tests) {
      const name = `${spec.file} › ${spec.title}`
      if (test.status === 'expected') count.passed += 1
      else if (test.status === 'skipped') {
        const reason = test.annotations.find(({ type }) => type === 'skip')?.description ?? ''
        count.skipped.push({ name, reason })
      } else if (test.status === 'flaky') again.push(name)
      else count.failed.push(name)
    }
  }
  if (again.length > MOST_SECOND_TRIES) return { ...count, failed: [...count.failed, ...again] }
  return { ...count, passed: count.passed + again.length, again }
}

/**
 * @typedef {object} PlaywrightReport
 * @property {readonly unknown[]} errors errors outside of tests
 * @property {readonly PlaywrightSuite[]} suites
 *
 * @typedef {object} PlaywrightSuite
 * @property {readonly PlaywrightSpec[]} specs
 * @property {readonly PlaywrightSuite[]} [suites]
 *
 * @typedef {object} PlaywrightSpec
 * @property {string} title
 * @property {string} file
 * @property {readonly { status: string, annotations: readonly { type: string, description?: string }[] }[]} tests
 */

/**
 * @param {PlaywrightSuite} suite
 * @returns {PlaywrightSpec[]}
 */
function specsOf(suite) {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)]
}

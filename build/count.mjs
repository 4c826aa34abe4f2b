// What the runners of `npm test` say they did, added up.

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {{ name: string, reason: string }[]} skipped
 */

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export function addUp(counts) {
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
    skipped: counts.flatMap(({ skipped }) => skipped),
  }
}

/**
 * The closing line, in the one form that programs which read it know.
 * @param {Count} count
 * @returns {string} "12 passed, 0 failed", or "12 passed, 0 failed, 3 skipped"
 */
export function closingLine({ passed, failed, skipped }) {
  const line = `${String(passed)} passed, ${String(failed)} failed`
  return skipped.length === 0 ? line : `${line}, ${String(skipped.length)} skipped`
}

/**
 * From the report that Playwright's own JSON reporter writes.
 * @param {PlaywrightReport} report
 * @returns {Count}
 */
export function countPlaywright(report) {
  /** @type {Count} */
  const count = { passed: 0, failed: report.errors.length, skipped: [] }
  for (const spec of report.suites.flatMap(specsOf)) {
    for (const test of spec.tests) {
      if (test.status === 'expected') count.passed += 1
      else if (test.status === 'skipped') {
        const reason = test.annotations.find(({ type }) => type === 'skip')?.description ?? ''
        count.skipped.push({ name: `${spec.file} › ${spec.title}`, reason })
      }
      // "flaky" too: a test that passes only at the second try has failed.
      else count.failed += 1
    }
  }
  return count
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

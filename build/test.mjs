// The whole proof: `npm test`. Sets up and builds when needed, checks, runs the tests without a screen and then those in
// a real Electron, and ends with one line that says how many passed and failed. `npm test -- vitest` (or `check`,
// `e2e`) runs a part.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { bundle } from './bundle.mjs'
import { check } from './check.mjs'
import { addUp, closingLine, countPlaywright } from './count.mjs'
import { readCoverage, unprovenRows } from './coverage.mjs'
import { withDisplay } from './display.mjs'
import { OUT, ROOT } from './paths.mjs'
import { isProgram, runScript } from './script.mjs'
import { setUp } from './setup.mjs'
import { SetupError, say } from './setup/steps.mjs'
import { runTool } from './tools.mjs'

/** @typedef {import('./count.mjs').Count} Count */

const REPORTS = path.join(OUT, 'test')

/** @type {Record<string, (env: NodeJS.ProcessEnv) => Promise<Count>>} */
const PARTS = { check: runCheck, vitest: runVitest, e2e: runPlaywright }

/**
 * @param {readonly string[]} names the parts to run; none means all
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit code: 0 only where tests ran and none failed
 */
export async function runTests(names, env) {
  const unknown = names.find((name) => !(name in PARTS))
  if (unknown !== undefined) {
    throw new SetupError(`There is no part "${unknown}": name ${Object.keys(PARTS).join(', ')}, or nothing.`)
  }
  await setUp({ tests: true })
  await bundle()
  mkdirSync(REPORTS, { recursive: true })
  const counts = []
  for (const [name, run] of Object.entries(PARTS)) {
    if (names.length > 0 && !names.includes(name)) continue
    say(`Running ${name} …`)
    counts.push(await run(env))
  }
  const sum = addUp(counts)
  for (const { name, reason } of sum.skipped) console.log(`skipped: ${name}: ${reason || 'no reason given'}`)
  for (const name of sum.again ?? []) console.log(`passed at the second try only: ${name}`)
  for (const name of sum.failed) console.log(`failed: ${name}`)
  if (sum.passed === 0) console.log('No test passed.')
  console.log(closingLine(sum))
  return sum.failed.length === 0 && (sum.passed > 0 || names.join() === 'check') ? 0 : 1
}

/** @returns {Promise<Count>} a failed check counts as a failed test; one that passed proves no behaviour */
async function runCheck() {
  return { passed: 0, failed: await check(), skipped: [] }
}

/** @param {NodeJS.ProcessEnv} env */
async function runVitest(env) {
  const file = freshReport('vitest.json')
  const reporter = path.join(ROOT, 'build/vitest-reporter.mjs')
  const { code } = await runTool(
    'vitest',
    ['run', '--config', 'tests/vitest.config.ts', '--reporter=minimal', `--reporter=${reporter}`],
    { env: { ...env, RINGSIDE_COUNT_FILE: file }, shown: true },
  )
  const report = readReport(file)
  const count = counted('vitest', code, report)
  if (report === undefined) return count
  const skipped = count.skipped.map(({ name }) => name)
  const unproven = unprovenRows(readCoverage(), { passed: report.passedNames, skipped })
  return { ...count, failed: [...count.failed, ...unproven] }
}

/** @param {NodeJS.ProcessEnv} env */
async function runPlaywright(env) {
  const file = freshReport('playwright.json')
  const args = ['test', '--config', 'tests/playwright.config.ts', '--reporter=list,json']
  const { code } = await withDisplay(
    (display) =>
      runTool('@playwright/test', args, {
        program: 'playwright',
        env: { ...env, ...display, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
        shown: true,
      }),
    { ownScreen: true },
  )
  const report = readReport(file)
  return counted('Playwright', code, report === undefined ? undefined : countPlaywright(report))
}

/**
 * A runner that failed without naming a failed test, or without a word, has failed all the same.
 * @param {string} runner
 * @param {number} code its exit code
 * @param {Count | undefined} count
 * @returns {Count}
 */
function counted(runner, code, count) {
  if (count !== undefined && (code === 0 || count.failed.length > 0)) return count
  console.log(`${runner} ended with exit code ${String(code)} and named no failed test: see above.`)
  return addUp([...(count === undefined ? [] : [count]), { passed: 0, failed: [runner], skipped: [] }])
}

/** @param {string} name */
function freshReport(name) {
  const file = path.join(REPORTS, name)
  rmSync(file, { force: true })
  return file
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

if (isProgram(import.meta.url)) {
  await runScript(() => runTests(process.argv.slice(2), process.env))
}

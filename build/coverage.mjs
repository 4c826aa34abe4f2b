// What is known of the protocol, row by row, with the tests that prove it: `docs/protocol-coverage.md`, written from
// the lists in `tests/coverage/`. `node build/coverage.mjs` writes the page; `npm test` fails on a row that nothing proved.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './paths.mjs'
import { isProgram, runScript } from './script.mjs'
import { say } from './setup/steps.mjs'

/**
 * @typedef {object} Row
 * @property {string} what the part of the protocol, in Markdown
 * @property {string} source where it is published: a page with the lines of its text, or another source
 * @property {string} [inferred] why nobody but us says that it is so
 * @property {readonly string[]} tests either `file › full name`, the file below tests/, or the name of a sample
 *
 * @typedef {object} Section
 * @property {string} title
 * @property {readonly Row[]} rows
 *
 * @typedef {object} Ran names as vitest's reporter here gives them
 * @property {readonly string[]} passed
 * @property {readonly string[]} skipped
 */

export const COVERAGE_PAGE = path.join(ROOT, 'docs/protocol-coverage.md')
const LISTS = path.join(ROOT, 'tests/coverage')
const SAMPLES = 'tests/stanzas'
const SEPARATOR = ' › '

/** @returns {readonly Section[]} the hand-kept lists in the order of their file names */
export function readCoverage() {
  return readdirSync(LISTS)
    .sort()
    .map((file) => JSON.parse(readFileSync(path.join(LISTS, file), 'utf8')))
}

/**
 * @param {string} test as a row names it
 * @returns {{ name: string, file: string, shown: string }} its name in a report, the file that shows it, and how it
 *   is called on the page
 * @throws where a sample does not exist
 */
function find(test) {
  if (test.includes(SEPARATOR)) {
    const [file = '', title = ''] = test.split(SEPARATOR)
    return { name: `tests/${test}`, file: `tests/${file}`, shown: title }
  }
  const { reads } = JSON.parse(readFileSync(path.join(ROOT, SAMPLES, `${test}.json`), 'utf8'))
  const way =
    reads === undefined ? 'the client asks as the samples ask' : 'the client understands the samples'
  return {
    name: `${SAMPLES}/client.test.ts${SEPARATOR}${way} > ${test}`,
    file: `${SAMPLES}/${test}.xml`,
    shown: `${way} > ${test}`,
  }
}

/**
 * The rows that a run did not prove: a test of theirs did not pass, or does not exist. A test that cannot run on this
 * machine is excused where another one of the same row passed.
 * @param {readonly Section[]} sections
 * @param {Ran} ran
 * @returns {string[]} one line for each such row
 */
export function unprovenRows(sections, { passed, skipped }) {
  const good = new Set(passed)
  const excused = new Set(skipped)
  return sections.flatMap(({ title, rows }) =>
    rows.flatMap(({ what, tests }) => {
      const names = tests.map((test) => find(test).name)
      const bad = names.filter((name) => !good.has(name) && !excused.has(name))
      const missing = bad.length > 0 || names.some((name) => good.has(name)) ? bad : ['any test that ran']
      return missing.map((name) => `protocol coverage, ${title}, ${what}: not proven by ${name}`)
    }),
  )
}

/** @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')
/** @param {string} text a test's title, which is no Markdown */
const plain = (text) => cell(text).replaceAll(/[[\]<>*_`]/g, '\\$&')

/** @param {Row} row */
function line({ what, source, inferred, tests }) {
  const proofs = tests.map(find).map(({ file, shown }) => `[${plain(shown)}](../${file})`)
  const from = inferred === undefined ? source : `${source}. **Inferred:** ${inferred}`
  return `| ${cell(what)} | ${cell(from)} | ${proofs.join('<br>')} |`
}

/**
 * @param {readonly Section[]} sections
 * @returns {string} the page, in Markdown
 */
export function coveragePage(sections) {
  const tables = sections.map(
    ({ title, rows }) =>
      `## ${title}\n\n| What | Where it is published | Proven by |\n| --- | --- | --- |\n${rows.map(line).join('\n')}\n`,
  )
  const count = sections.reduce((sum, { rows }) => sum + rows.length, 0)
  return `${INTRODUCTION}\n${String(count)} rows.\n\n${tables.join('\n')}`
}

const INTRODUCTION = `# What is known of the protocol, and what proves it

Written by \`node build/coverage.mjs\` from the lists in [\`tests/coverage/\`](../tests/coverage); do not edit it here. \`npm test\`
fails when a test named here did not pass, or does not exist.

- **The pages of the OnSIP developer wiki** are cited by title and line: lines of the page's text, headings and list entries
  included, its title being line 1. “The article” is page 2 of “OpenZoep: An Open Source VoIP Engine” (Erik van Eykelen,
  O'Reilly, 2006), counted in the same way. OXJS is the vendor's JavaScript library, \`junction/OXJS\` on GitHub, version 2.1.1.
- **Inferred** marks what no source says: it is our reading, and the first to doubt when a real server behaves otherwise.
- **Samples** are stanzas in \`tests/stanzas/\`. The client is held to each of them; and for every sample that it reads, each
  text in it is blanked in turn, upon which the meaning must change. The simulator is written from the published pages
  independently and held to the same samples by the tests of \`tests/stanzas/simulator/\`.
`

if (isProgram(import.meta.url)) {
  await runScript(async () => {
    writeFileSync(COVERAGE_PAGE, coveragePage(readCoverage()))
    say(`Wrote ${path.relative(ROOT, COVERAGE_PAGE)}.`)
  })
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { COVERAGE_PAGE, coveragePage, readCoverage, unprovenRows } from '../../../build/coverage.mjs'

const TESTS = path.join(import.meta.dirname, '../..')
const rows = readCoverage().flatMap(({ rows: all }) => all)
const named = rows.flatMap(({ tests }) => tests)

describe('the table of what is known of the protocol', () => {
  it('stands in the documentation as the lists have it (after a change: node build/coverage.mjs)', () => {
    expect(readFileSync(COVERAGE_PAGE, 'utf8')).toBe(coveragePage(readCoverage()))
  })

  it('has a source and a proof in each row, and no row twice', () => {
    for (const { what, source, tests } of rows) {
      expect([what, source === '', tests.length === 0]).toEqual([what, false, false])
    }
    const titles = rows.map(({ what }) => what)
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
  })

  it('says why where there is no source', () => {
    expect(rows.filter(({ source, inferred }) => source === '—' && inferred === undefined)).toEqual([])
  })

  it('has every sample there is', () => {
    const samples = readdirSync(path.join(TESTS, 'stanzas'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.xml'))
      .map((file) => file.replaceAll(path.sep, '/').replace(/\.xml$/, ''))
    expect(samples.length).toBeGreaterThan(80)
    expect(samples.filter((sample) => !named.includes(sample))).toEqual([])
  })

  it('names files that exist', () => {
    const files = named.flatMap((test) => (test.includes(' › ') ? test.split(' › ').slice(0, 1) : []))
    expect(files.filter((file) => !existsSync(path.join(TESTS, file)))).toEqual([])
  })
})

describe('a row', () => {
  const table = (...tests: readonly string[]) => [
    { title: 'Calls', rows: [{ what: '`call-id`', source: 'a page', tests }] },
  ]
  const unproven = (tests: readonly string[], passed: readonly string[], skipped: readonly string[] = []) =>
    unprovenRows(table(...tests), { passed, skipped })

  it('is proven when each of its tests passed', () => {
    expect(unproven(['a.test.ts › rings'], ['tests/a.test.ts › rings'])).toEqual([])
  })

  it('is not when one of them did not, or is not there', () => {
    expect(unproven(['a.test.ts › rings', 'a.test.ts › ends'], ['tests/a.test.ts › rings'])).toEqual([
      'protocol coverage, Calls, `call-id`: not proven by tests/a.test.ts › ends',
    ])
  })

  it('stands by the others where one cannot run here, and falls where none can', () => {
    const skipped = ['tests/b.test.ts › slixmpp']
    const tests = ['b.test.ts › slixmpp', 'a.test.ts › rings']
    expect(unproven(tests, ['tests/a.test.ts › rings'], skipped)).toEqual([])
    expect(unproven(['b.test.ts › slixmpp'], [], skipped)).toHaveLength(1)
  })

  it('may name a sample, which stands for the test that holds the client to it', () => {
    const client = 'tests/stanzas/client.test.ts › the client'
    const passed = [
      `${client} understands the samples > pubsub/list-two`,
      `${client} asks as the samples ask > pubsub/list-request`,
    ]
    expect(unproven(['pubsub/list-two', 'pubsub/list-request'], passed)).toEqual([])
    expect(unproven(['pubsub/list-two'], [])).toHaveLength(1)
    expect(() => unproven(['pubsub/no-such-sample'], passed)).toThrow()
  })
})

describe('the page', () => {
  it('takes no title for Markdown, marks what was inferred, and links to each test', () => {
    const page = coveragePage([
      {
        title: 'Calls',
        rows: [
          {
            what: '`a|b`',
            source: 'XEP-0060',
            inferred: 'nobody says so',
            tests: ['a.test.ts › <a|b> *is* [c]', 'pubsub/list-two'],
          },
        ],
      },
    ])
    expect(page).toContain('| `a\\|b` | XEP-0060. **Inferred:** nobody says so |')
    expect(page).toContain('[\\<a\\|b\\> \\*is\\* \\[c\\]](../tests/a.test.ts)<br>')
    expect(page).toContain('pubsub/list-two](../tests/stanzas/pubsub/list-two.xml)')
  })
})

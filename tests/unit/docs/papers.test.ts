/** What the documents name is there: files, pictures, headings, scripts, packages, options. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { helpText } from '../../../app/contract/messages/shell.ts'
import { HELP, USAGE } from '../../../app/simulator/arguments.ts'
import { storyNamed } from '../../stories/book.ts'
import { all, PAPERS, read, ROOT } from './papers.ts'

const { scripts, devDependencies } = z
  .object({ scripts: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')))

/** A heading's name in a link, as GitHub makes it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/gu, '-')

/** What of these links leads nowhere. */
function brokenLinks(file: string, text: string): readonly string[] {
  return all(text, /\]\(([^)\s]+)\)/gu).filter((link) => {
    if (/^[a-z]+:/u.test(link)) return false
    const [target = '', anchor = ''] = link.split('#')
    const found = target === '' ? file : path.posix.join(path.posix.dirname(file), target)
    if (!existsSync(path.join(ROOT, found))) return true
    return (
      anchor !== '' &&
      !all(read(found), /^#+ (.+)$/gmu)
        .map(anchorOf)
        .includes(anchor)
    )
  })
}

/** Nobody asks the network here: only that these are addresses, and encrypted ones. */
const badAddresses = (text: string): readonly string[] =>
  all(text, /\]\(([a-z]+:[^)\s]*)\)/gu).filter((link) => {
    const url = URL.canParse(link) ? new URL(link) : undefined
    return url?.protocol !== 'https:' || !url.hostname.includes('.') || url.username !== ''
  })

const scriptsNamedIn = (text: string): readonly string[] => [
  ...all(text, /npm run (?:--silent )?([a-z:-]+)/gu),
  ...all(text, /npm (test|start)\b/gu),
]

const optionsIn = (text: string): readonly string[] => [...new Set(all(text, /(--[a-z][a-z-]+)/gu))]

test('a link that leads nowhere is found, to a file and to a heading', () => {
  expect(brokenLinks('README.md', '[a](docs/gone.md) [b](#nowhere) [c](LICENSE) [d](#calling)')).toEqual([
    'docs/gone.md',
    '#nowhere',
  ])
  expect(PAPERS.map(({ file }) => file)).toEqual(
    expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/connection.md']),
  )
})

test.each(PAPERS)('every link and picture of $file leads somewhere', ({ file, text }) => {
  expect(brokenLinks(file, text)).toEqual([])
})

test('an address that is none, or not encrypted, is found', () => {
  const text = '[a](https://xmpp.org/x) [b](http://xmpp.org/x) [c](https://) [d](javascript:alert)'
  expect(badAddresses(text)).toEqual(['http://xmpp.org/x', 'https://', 'javascript:alert'])
})

test.each(PAPERS)('every address on the web that $file names is one, and encrypted', ({ text }) => {
  expect(badAddresses(text)).toEqual([])
})

test.each(PAPERS)('no two headings of $file would be led to by one link', ({ text }) => {
  const headings = all(text.replace(/^```.*?^```/gmsu, ''), /^#+ (.+)$/gmu).map(anchorOf)
  // A changelog says “Added” under each version.
  const told = headings.filter((name) => !['added', 'changed', 'fixed', 'removed'].includes(name))
  expect(told.filter((name, index) => told.indexOf(name) !== index)).toEqual([])
})

test('every page is led to from the README, and the pictures of the program say what they show', () => {
  const readme = PAPERS.find(({ file }) => file === 'README.md')?.text ?? ''
  const pages = PAPERS.map(({ file }) => file).filter((file) => file !== 'README.md')
  expect(pages.filter((file) => !readme.includes(`](${file}`))).toEqual([])
  const dumb = PAPERS.flatMap(({ file, text }) =>
    all(text, /!\[([^\]]*)\]/gu).map((words) => ({ file, words })),
  )
  expect(dumb.filter(({ words }) => words.length < 15)).toEqual([])
})

test('the README says in its first screen what it is, for whom, with a picture, the two commands and where to read on', () => {
  const screen = read('README.md').split('\n').slice(0, 25).join('\n')
  expect(screen).toMatch(/companion for the phones.*It is for everybody who/su)
  expect(screen).toContain('](docs/images/ringside.png)')
  expect(screen).toMatch(/```sh\nnpm run demo .*\nnpm test .*\n```/u)
  expect(screen).toContain('[using Ringside](docs/using.md)')
})

test.each(PAPERS)('every npm script that $file names exists', ({ text }) => {
  expect(scriptsNamedIn(text).filter((name) => scripts[name] === undefined)).toEqual([])
})

test('every npm script is named where contributors look', () => {
  const named = PAPERS.flatMap(({ text }) => scriptsNamedIn(text))
  expect(Object.keys(scripts).filter((name) => !named.includes(name))).toEqual([])
})

test('every package has its line in the table of dependencies, and none is there that is not used', () => {
  const [, section = ''] = /## Dependencies\n(.*?)\n## /su.exec(read('CONTRIBUTING.md')) ?? []
  const rows = section.split('\n').filter((line) => line.startsWith('| `'))
  const told = rows.flatMap((row) => all(row.split('|')[1] ?? '', /`([^`]+)`/gu))
  expect([...told].sort()).toEqual(Object.keys(devDependencies).sort())
})

test('every file that a document names exists', () => {
  const named = PAPERS.flatMap(({ text }) =>
    all(text, /`((?:app|main|renderer|build|tests|docs)\/[\w./-]+\.\w+)`/gu),
  )
  const tests = all(read('docs/connection.md'), /`((?:unit|integration|e2e)\/[\w./-]+)`/gu)
  expect(tests.length).toBeGreaterThan(10)
  expect(tests.filter((file) => !existsSync(path.join(ROOT, 'tests', file)))).toEqual([])
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([])
})

test('the README names every option of the program', () => {
  const options = optionsIn(helpText('1.0.0'))
  expect(options).toContain('--config')
  const readme = optionsIn(read('README.md'))
  expect(options.filter((option) => !readme.includes(option))).toEqual([])
})

test('the simulator’s help tells of every option of its usage line, and the README names none beside them', () => {
  const options = optionsIn(USAGE)
  expect(options).toContain('--colleagues')
  const told = all(HELP, /^ {2}(--[a-z][a-z-]+)/gmu)
  expect([...told].sort()).toEqual([...options].sort())
  const [, section = ''] = /## The simulator\n(.*?)\n## /su.exec(read('README.md')) ?? []
  const known = [...options, '--help', '--silent']
  expect(optionsIn(section).length).toBeGreaterThan(3)
  expect(optionsIn(section).filter((option) => !known.includes(option))).toEqual([])
})

test('every story that a document plays is in the book', () => {
  const stories = PAPERS.flatMap(({ text }) => all(text, /--story ([a-z-]+)/gu))
  expect(stories).toContain('missed')
  expect(stories.filter((name) => name !== 'list' && storyNamed(name) === undefined)).toEqual([])
})

import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { LANGUAGES } from '../../../app/contract/messages/language.ts'
import { OUT } from '../../../build/paths.mjs'

const PAGES = path.join(OUT, 'renderer')
const built = LANGUAGES.every((language) => existsSync(path.join(PAGES, language, 'assets')))
const scripts = built
  ? LANGUAGES.flatMap((language) => {
      const assets = path.join(PAGES, language, 'assets')
      return readdirSync(assets)
        .filter((name) => name.endsWith('.js'))
        .map((name) => path.join(assets, name))
    })
  : []
const textOf = (file: string): string => readFileSync(file, 'utf8')

/** What a page has no use for, each by words that stay in a bundle however it is pressed. */
const STRANGERS: readonly (readonly [string, RegExp])[] = [
  ['the schemas (zod)', /ZodError|_zod\b|invalid_union/u],
  ['the simulator', /unknown fault kind/u],
  ['a part of Node', /\brequire\(["']node:|from\s*["']node:/u],
  ['numbering plans (libphonenumber)', /INVALID_COUNTRY|country_calling_codes/u],
  ['the XMPP stream', /urn:ietf:params:xml:ns:xmpp-(?:sasl|stanzas)/u],
]

test.runIf(built).each(STRANGERS)('no page carries %s', (_what, pattern) => {
  expect(scripts.length).toBeGreaterThanOrEqual(3 * LANGUAGES.length)
  expect(scripts.filter((name) => pattern.test(textOf(name)))).toEqual([])
})

test.runIf(built)('the words that give a stranger away are in the main process, which has them all', () => {
  const main = readdirSync(path.join(OUT, 'main'))
    .map((name) => readFileSync(path.join(OUT, 'main', name), 'utf8'))
    .join('\n')
  expect(STRANGERS.filter(([, pattern]) => !pattern.test(main)).map(([what]) => what)).toEqual([])
})

import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { LANGUAGES } from '../../../app/contract/messages/language.ts'
import { areasOf, catalogueOf, formsOf, parametersOf } from '../../language-catalogues.ts'

const MESSAGES = path.resolve('app/contract/messages')
const SAID_BY_THE_BUILD = ['language_direction']
/** Characters: below it, many a word is the same in two languages. */
const SHORT = 25
const english = catalogueOf('en')
const others = LANGUAGES.filter((language) => language !== 'en')

test('every language that is offered has a catalogue, and every catalogue is offered', () => {
  expect(readdirSync(path.join(MESSAGES, 'catalogues')).sort()).toEqual([...LANGUAGES].sort())
})

test('a catalogue is sorted, holds the keys of its own area, and none is there twice', () => {
  for (const language of LANGUAGES) {
    for (const { name, entries } of areasOf(language)) {
      const keys = entries.map(([key]) => key)
      const prefix = `${name.replaceAll('-', '_')}_`
      expect(keys, `${language}: ${name}`).toEqual([...new Set(keys)].sort())
      expect(
        keys.filter((key) => !key.startsWith(prefix)),
        `${language}: ${name}`,
      ).toEqual([])
    }
  }
})

test('every English text is said somewhere', () => {
  const sources = readdirSync(MESSAGES)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(MESSAGES, file), 'utf8'))
    .join('\n')
  const used = new Set([...sources.matchAll(/\bm\.(\w+)/gu)].map(([, key = '']) => key))
  expect([...english.keys()].filter((key) => !used.has(key) && !SAID_BY_THE_BUILD.includes(key))).toEqual([])
})

test('no language has a text that English lacks, or is told something else', () => {
  for (const language of others) {
    for (const [key, text] of catalogueOf(language)) {
      expect(english.has(key), `${language}: ${key}`).toBe(true)
      expect(parametersOf(text), `${language}: ${key}`).toEqual(parametersOf(english.get(key)))
    }
  }
})

test('every language says all there is to say, and leaves no sentence in English', () => {
  for (const language of others) {
    const catalogue = catalogueOf(language)
    expect(
      [...english.keys()].filter((key) => !catalogue.has(key)),
      language,
    ).toEqual([])
    const untranslated = [...english].filter(
      ([key, text]) => typeof text === 'string' && text.length > SHORT && catalogue.get(key) === text,
    )
    expect(untranslated, language).toEqual([])
  }
})

test('a text that goes by a count has a form for each kind of number of its language', () => {
  for (const language of LANGUAGES) {
    for (const [key, text] of catalogueOf(language)) {
      for (const { type, forms } of formsOf(text)) {
        const wanted = new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories
        expect(forms, `${language}: ${key}`).toEqual([...wanted].sort())
      }
    }
  }
})

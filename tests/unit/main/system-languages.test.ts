import { expect, test } from 'vitest'
import { chosenLanguage } from '../../../app/contract/messages/language.ts'
import { languagesOfEnvironment, systemLanguages } from '../../../main/system-languages.ts'

test.each([
  [{ LANG: 'de_AT.UTF-8' }, ['de_AT']],
  [{ LANG: 'sr_RS@latin' }, ['sr_RS']],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'fr_CA.UTF-8' }, ['fr_CA']],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'fr_CA.UTF-8', LC_ALL: 'es_ES' }, ['es_ES']],
  [{ LANG: 'en_US.UTF-8', LC_ALL: '', LC_MESSAGES: '' }, ['en_US']],
  [{ LANG: 'en_US.UTF-8', LANGUAGE: 'pt:de_DE.UTF-8::fr' }, ['pt', 'de_DE', 'fr', 'en_US']],
  [{ LANG: 'C.UTF-8', LANGUAGE: 'de' }, []],
  [{ LANG: 'POSIX' }, []],
  [{ LC_ALL: 'C', LANG: 'de_DE' }, []],
  [{}, []],
])('a Linux session with %j wants %j', (env, wanted) => {
  expect(languagesOfEnvironment(env)).toEqual(wanted)
})

test.each(['win32', 'darwin'] as const)('%s is asked itself, whatever its environment says', (platform) => {
  const app = { getPreferredSystemLanguages: () => ['es-MX', 'en-US'] }
  expect(systemLanguages({ app, platform, env: { LANG: 'de_DE' } })).toEqual(['es-MX', 'en-US'])
})

test.each([
  ['system', ['de-AT'], 'de'],
  ['system', ['de_CH'], 'de'],
  ['system', ['pt-BR', 'FR-ca', 'de'], 'fr'],
  ['system', ['pt', 'zh-Hant'], 'en'],
  // Other languages, and none.
  ['system', ['est', 'fro', 'deutsch', ''], 'en'],
  ['system', [], 'en'],
  ['es', ['de-AT'], 'es'],
  ['en', ['de-AT'], 'en'],
] as const)('%s, where the system wants %j, is %s', (choice, wanted, spoken) => {
  expect(chosenLanguage(choice, wanted)).toBe(spoken)
})

import { afterEach, expect, test } from 'vitest'
import { language, speak } from '../../../app/contract/messages/language.ts'
import { createSpokenLanguage } from '../../../main/spoken-language.ts'

afterEach(() => {
  speak('en')
})

function windowOf(id: number, done: string[], isDestroyed = false) {
  const reload = (): void => void done.push(`reload ${String(id)} in ${language()}`)
  return { isDestroyed: () => isDestroyed, webContents: { id, reload } }
}

test('another language is spoken at once, and every page that is there is loaded again, once', () => {
  const done: string[] = []
  const spoken = createSpokenLanguage({
    system: ['de-AT'],
    known: { silence: (id) => void done.push(`silence ${String(id)}`) },
    windows: () => [windowOf(1, done), windowOf(2, done, true), windowOf(3, done)],
    sayAnew: () => void done.push(`menu in ${language()}`),
  })
  spoken.apply('en')
  expect(done).toEqual([])
  spoken.apply('system')
  const inGerman = ['menu in de', 'silence 1', 'reload 1 in de', 'silence 3', 'reload 3 in de']
  expect(done).toEqual(inGerman)
  spoken.apply('de')
  expect(done).toEqual(inGerman)
})

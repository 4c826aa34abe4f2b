import { describe, expect, it } from 'vitest'
import { recordKeys } from '../../../renderer/settings/accelerator.ts'

const keys = (code: string, held = '') => ({
  code,
  ctrlKey: held.includes('c'),
  altKey: held.includes('a'),
  shiftKey: held.includes('s'),
  metaKey: held.includes('m'),
})

describe('recording a shortcut', () => {
  it.each([
    ['KeyD', 'cs', 'CommandOrControl+Shift+D'],
    ['Digit5', 'c', 'CommandOrControl+5'],
    ['KeyK', 'as', 'Alt+Shift+K'],
    ['KeyK', 'm', 'Super+K'],
    ['Numpad3', 'c', 'CommandOrControl+num3'],
    ['ArrowUp', 'ca', 'CommandOrControl+Alt+Up'],
    ['KeyD', 'cas', 'CommandOrControl+Alt+Shift+D'],
    ['F9', '', 'F9'],
    ['F12', 's', 'Shift+F12'],
  ])('takes %s with "%s" held', (code, held, accelerator) => {
    expect(recordKeys(keys(code, held), false)).toEqual({ kind: 'accelerator', accelerator })
  })

  it('puts Command first on a Mac and keeps Control apart from it', () => {
    expect(recordKeys(keys('KeyD', 'ms'), true)).toMatchObject({ accelerator: 'CommandOrControl+Shift+D' })
    expect(recordKeys(keys('KeyD', 'c'), true)).toMatchObject({ accelerator: 'Control+D' })
  })

  it('waits while only modifiers are held', () => {
    for (const code of ['ControlLeft', 'ShiftRight', 'AltLeft', 'MetaLeft', 'OSLeft']) {
      expect(recordKeys(keys(code, 'c'), false)).toEqual({ kind: 'incomplete' })
    }
  })

  it('refuses a bare key, and one with Shift only', () => {
    const refused = { kind: 'refused', reason: 'needs-modifier' }
    expect(recordKeys(keys('KeyD'), false)).toEqual(refused)
    expect(recordKeys(keys('KeyD', 's'), false)).toEqual(refused)
    expect(recordKeys(keys('Enter'), false)).toEqual(refused)
  })

  it('refuses Control with Alt and a character, which is AltGr on many keyboards', () => {
    const refused = { kind: 'refused', reason: 'alt-gr' }
    expect(recordKeys(keys('KeyE', 'ca'), false)).toEqual(refused)
    expect(recordKeys(keys('Digit2', 'ca'), false)).toEqual(refused)
    expect(recordKeys(keys('KeyE', 'ca'), true)).toMatchObject({ kind: 'accelerator' })
  })

  it('refuses a key that no accelerator can name', () => {
    expect(recordKeys(keys('IntlBackslash', 'c'), false)).toEqual({ kind: 'refused', reason: 'unknown-key' })
  })
})

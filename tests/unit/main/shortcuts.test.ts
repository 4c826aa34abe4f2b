import { describe, expect, it } from 'vitest'
import type { ShellState } from '../../../app/contract/state.ts'
import { isGoodAccelerator } from '../../../main/accelerator.ts'
import { createShortcuts } from '../../../main/shortcuts.ts'
import { silentLog } from './silent-log.ts'

describe('keys for a shortcut', () => {
  it.each([
    'CommandOrControl+Shift+D',
    'Alt+F5',
    'F9',
    'Shift+F9',
    'Super+K',
    'Control+Alt+F1',
    'Control+Alt+Shift+D',
  ])('%s are good', (accelerator) => {
    expect(isGoodAccelerator(accelerator, 'linux')).toBe(true)
  })

  it.each([
    'D',
    'Shift+D',
    'Space',
    'Control+Alt+D',
    'Alt+Ctrl+7',
    'AltGr+E',
    'Control',
    'Control+Shift',
    '',
    '+',
    'Foo+D',
  ])('"%s" are refused', (accelerator) => {
    expect(isGoodAccelerator(accelerator, 'linux')).toBe(false)
  })

  it('may be Control with Option on a Mac, where that is not how people type', () => {
    expect(isGoodAccelerator('Control+Alt+D', 'darwin')).toBe(true)
  })
})

/** The system's keys: who holds which, and some that other programs took first. */
function keyboard(taken: readonly string[] = []) {
  const held = new Map<string, () => void>()
  return {
    held,
    isSuspended: false,
    register(accelerator: string, press: () => void) {
      if (accelerator.includes('Nonsense')) throw new TypeError('conversion failure')
      if (this.isSuspended || taken.includes(accelerator) || held.has(accelerator)) return false
      held.set(accelerator, press)
      return true
    },
    unregister(accelerator: string) {
      held.delete(accelerator)
    },
    unregisterAll() {
      held.clear()
    },
    setSuspended(suspended: boolean) {
      this.isSuspended = suspended
    },
  }
}

function started(taken: readonly string[] = []) {
  const keys = keyboard(taken)
  const reports: ShellState['shortcuts'][] = []
  const pressed: string[] = []
  const shortcuts = createShortcuts({
    globalShortcut: keys,
    platform: 'linux',
    press: {
      dialClipboard: () => pressed.push('dial'),
      hangUp: () => pressed.push('hang up'),
      focusCard: () => pressed.push('card'),
      hideNames: () => pressed.push('names'),
      redial: () => pressed.push('redial'),
    },
    report: (states) => reports.push(states),
    log: silentLog,
  })
  return { keys, shortcuts, pressed, reports, last: () => reports.at(-1) }
}

describe('shortcuts', () => {
  const both = { dialClipboard: 'Alt+F1', hangUp: null, focusCard: 'Alt+F2', hideNames: null, redial: null }

  it('are registered as set; the one for a card only while there is a card', () => {
    const { keys, shortcuts, last, pressed } = started()
    shortcuts.apply(both)
    expect([...keys.held.keys()]).toEqual(['Alt+F1'])
    expect(last()).toMatchObject({ dialClipboard: { status: 'registered' }, focusCard: { status: 'idle' } })
    shortcuts.cardShown(true)
    expect([...keys.held.keys()]).toEqual(['Alt+F1', 'Alt+F2'])
    keys.held.get('Alt+F2')?.()
    expect(pressed).toEqual(['card'])
    shortcuts.cardShown(false)
    expect([...keys.held.keys()]).toEqual(['Alt+F1'])
  })

  it('give the old key back when another is set, and all when switched off', () => {
    const { keys, shortcuts, last } = started()
    shortcuts.apply(both)
    shortcuts.apply({ ...both, dialClipboard: 'Alt+F3' })
    expect([...keys.held.keys()]).toEqual(['Alt+F3'])
    shortcuts.apply({ dialClipboard: null, hangUp: null, focusCard: null, hideNames: null, redial: null })
    expect(keys.held.size).toBe(0)
    expect(last()).toEqual({
      dialClipboard: { status: 'off', accelerator: null },
      hangUp: { status: 'off', accelerator: null },
      focusCard: { status: 'off', accelerator: null },
      hideNames: { status: 'off', accelerator: null },
      redial: { status: 'off', accelerator: null },
    })
  })

  it('say which key another program holds, and go on with the other', () => {
    const { keys, shortcuts, last } = started(['Alt+F1'])
    shortcuts.apply(both)
    shortcuts.cardShown(true)
    expect(last()?.dialClipboard).toEqual({
      status: 'failed',
      accelerator: 'Alt+F1',
      error: { code: 'shortcut-taken', detail: 'Alt+F1' },
    })
    expect([...keys.held.keys()]).toEqual(['Alt+F2'])
  })

  it('that are the same keys twice are told as that, and the first works', () => {
    const { keys, shortcuts, last } = started()
    shortcuts.apply({ ...both, dialClipboard: 'CommandOrControl+Alt+F1', focusCard: 'Alt+Ctrl+F1' })
    shortcuts.cardShown(true)
    expect([...keys.held.keys()]).toEqual(['CommandOrControl+Alt+F1'])
    expect(last()?.focusCard).toMatchObject({ status: 'failed', error: { code: 'shortcut-doubled' } })
  })

  it('hang up from the moment that keys are recorded for it, card or not', () => {
    const { keys, shortcuts, last, pressed } = started()
    shortcuts.apply({ ...both, hangUp: 'Alt+F4' })
    keys.held.get('Alt+F4')?.()
    expect(pressed).toEqual(['hang up'])
    shortcuts.apply({ ...both, hangUp: 'Alt+F1' })
    expect(last()?.hangUp).toMatchObject({ status: 'failed', error: { code: 'shortcut-doubled' } })
    expect([...keys.held.keys()]).toEqual(['Alt+F1'])
  })

  it('hide names from the moment that keys are recorded for it, and give the keys back with them', () => {
    const { keys, shortcuts, last, pressed } = started()
    shortcuts.apply({ ...both, hideNames: 'Alt+F5' })
    keys.held.get('Alt+F5')?.()
    expect(pressed).toEqual(['names'])
    shortcuts.apply(both)
    expect(last()?.hideNames).toEqual({ status: 'off', accelerator: null })
    expect([...keys.held.keys()]).toEqual(['Alt+F1'])
  })

  it('that change places are both there at once', () => {
    const { keys, shortcuts, last, pressed } = started()
    shortcuts.apply({ ...both, hangUp: 'Alt+F4' })
    shortcuts.apply({ ...both, dialClipboard: 'Alt+F4', hangUp: 'Alt+F1' })
    expect(last()).toMatchObject({
      dialClipboard: { status: 'registered' },
      hangUp: { status: 'registered' },
    })
    keys.held.get('Alt+F4')?.()
    keys.held.get('Alt+F1')?.()
    expect(pressed).toEqual(['dial', 'hang up'])
  })

  it('never do what another of them is set for, whichever had the keys before', () => {
    const { keys, shortcuts, last, pressed } = started()
    shortcuts.apply({ ...both, hangUp: 'Alt+F4' })
    shortcuts.apply({ ...both, dialClipboard: 'Alt+F4', hangUp: 'Alt+F4' })
    expect(last()).toMatchObject({
      dialClipboard: { status: 'registered' },
      hangUp: { status: 'failed', error: { code: 'shortcut-doubled' } },
    })
    keys.held.get('Alt+F4')?.()
    expect(pressed).toEqual(['dial'])
  })

  it.each(['D', 'Alt+Nonsense'])('never register "%s", which a settings file may hold', (accelerator) => {
    const { keys, shortcuts, last } = started()
    shortcuts.apply({ ...both, dialClipboard: accelerator })
    expect(last()?.dialClipboard).toMatchObject({ status: 'failed', error: { code: 'shortcut-invalid' } })
    expect(keys.held.size).toBe(0)
  })

  it('are not touched when nothing changed', () => {
    const { shortcuts, reports } = started()
    shortcuts.apply(both)
    shortcuts.apply({ ...both })
    shortcuts.cardShown(false)
    expect(reports).toHaveLength(1)
  })

  it('rest while a new key is recorded', () => {
    const { keys, shortcuts } = started()
    shortcuts.suspend(true)
    expect(keys.isSuspended).toBe(true)
    shortcuts.suspend(false)
    expect(keys.isSuspended).toBe(false)
  })

  it('that were recorded, or that a card wants, while they rested are registered afterwards', () => {
    const { keys, shortcuts, last } = started()
    shortcuts.apply(both)
    shortcuts.suspend(true)
    shortcuts.apply({ ...both, dialClipboard: 'Alt+F3' })
    shortcuts.cardShown(true)
    shortcuts.suspend(false)
    expect([...keys.held.keys()]).toEqual(['Alt+F3', 'Alt+F2'])
    expect(last()).toMatchObject({
      dialClipboard: { status: 'registered' },
      focusCard: { status: 'registered' },
    })
  })
})

import type { MenuItemConstructorOptions } from 'electron'
import { afterEach, expect, it } from 'vitest'
import { LANGUAGES, speak, type Language } from '../../../app/contract/messages/language.ts'
import { menuItems } from '../../../main/menu-items.ts'

afterEach(() => {
  speak('en')
})

const actions = {
  quit: () => undefined,
  help: { report: () => undefined, openRecording: () => undefined },
}

/** Every item that can be read, but for the first menu of macOS: the system names it after the program. */
function labels(platform: NodeJS.Platform, language: Language): readonly (string | undefined)[] {
  speak(language)
  const read = (items: readonly MenuItemConstructorOptions[]): readonly (string | undefined)[] =>
    items.flatMap(({ type, role, label, submenu }) => [
      ...(type === 'separator' || role === 'appMenu' ? [] : [label]),
      ...(Array.isArray(submenu) ? read(submenu) : []),
    ])
  return read(menuItems(platform, actions))
}

it.each(['darwin', 'linux'] as const)(
  'no item of the menu of %s is left to Electron’s English',
  (platform) => {
    const english = labels(platform, 'en').filter((label) => label !== 'Ringside')
    for (const language of LANGUAGES) {
      const own = labels(platform, language).filter((label) => label !== 'Ringside')
      expect(own).toHaveLength(english.length)
      for (const label of own) expect(label).toMatch(/\p{L}/u)
      if (language !== 'en') expect(own.filter((label, place) => label === english[place])).toEqual([])
    }
  },
)

/** What a system lets a card window be. Pure, so that every system's answer can be read and tested on any. */
import type { BrowserWindowConstructorOptions } from 'electron'
import type { CardSurface } from './attention.ts'

export interface CardTraits {
  readonly options: Pick<BrowserWindowConstructorOptions, 'focusable' | 'type'>
  /** How far above other windows. */
  readonly level: 'normal' | 'pop-up-menu' | 'screen-saver'
  readonly everyWorkspace: boolean
  /**
   * How the keyboard gets in when the user asks for it. X11 decides about focus when a window is made
   * (override-redirect), so there a second window takes its place; elsewhere the same window can be told.
   */
  readonly keyboard: 'twin' | 'same-window'
}

export function cardTraits(platform: NodeJS.Platform): CardTraits {
  switch (platform) {
    case 'darwin':
      // A panel does not activate the program when it is shown, and may lie over a full-screen space.
      return {
        options: { focusable: true, type: 'panel' },
        level: 'screen-saver',
        everyWorkspace: true,
        keyboard: 'same-window',
      }
    case 'win32':
      // Below this level the taskbar covers it.
      return {
        options: { focusable: false },
        level: 'pop-up-menu',
        everyWorkspace: false,
        keyboard: 'same-window',
      }
    default:
      return { options: { focusable: false }, level: 'normal', everyWorkspace: true, keyboard: 'twin' }
  }
}

/**
 * Wayland lets no program place, raise or show a window without focus, so a card cannot be one there.
 * @param switches values of Chromium's `--ozone-platform` and `--ozone-platform-hint`, empty when absent
 */
export function cardSurface(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  switches: { readonly ozone: string; readonly ozoneHint: string },
): CardSurface {
  if (platform !== 'linux') return 'window'
  const chosen = switches.ozone || (switches.ozoneHint === 'auto' ? '' : switches.ozoneHint)
  if (chosen !== '') return chosen === 'wayland' ? 'notification' : 'window'
  // Chromium's own rule for choosing by itself.
  return environment['XDG_SESSION_TYPE'] === 'wayland' && (environment['WAYLAND_DISPLAY'] ?? '') !== ''
    ? 'notification'
    : 'window'
}

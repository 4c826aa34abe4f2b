/** Keys that work from every program. What became of each is told, since systems refuse without a word. */
import type { GlobalShortcut } from 'electron'
import { appError } from '../app/contract/errors.ts'
import type { Settings } from '../app/contract/settings.ts'
import { SHORTCUT_NAMES, type ShortcutName } from '../app/contract/shortcuts.ts'
import type { ShellState, ShortcutState } from '../app/contract/state.ts'
import type { Logger } from '../app/ports.ts'
import { isGoodAccelerator, sameKeys } from './accelerator.ts'

export interface ShortcutsDeps {
  readonly globalShortcut: Pick<GlobalShortcut, 'register' | 'unregister' | 'unregisterAll' | 'setSuspended'>
  readonly platform: NodeJS.Platform
  readonly press: Readonly<Record<ShortcutName, () => void>>
  readonly report: (shortcuts: ShellState['shortcuts']) => void
  readonly log: Logger
}

export interface Shortcuts {
  /** Registers what is set, and nothing else. Doing it again with the same changes nothing. */
  apply(settings: Settings['shortcuts']): void
  /** The key that reaches a card is taken from other programs only while there is a card. */
  cardShown(shown: boolean): void
  /** While a new key is recorded none of ours fires; what is set meanwhile is registered afterwards. */
  suspend(suspended: boolean): void
  dispose(): void
}

export function createShortcuts({ globalShortcut, platform, press, report, log }: ShortcutsDeps): Shortcuts {
  let wanted: Settings['shortcuts'] | undefined
  let hasCard = false
  let isSuspended = false
  const registered = new Map<ShortcutName, string>()
  const states: Record<ShortcutName, ShortcutState> = {
    dialClipboard: { status: 'off', accelerator: null },
    hangUp: { status: 'off', accelerator: null },
    focusCard: { status: 'off', accelerator: null },
    hideNames: { status: 'off', accelerator: null },
    redial: { status: 'off', accelerator: null },
  }

  const keysOf = (name: ShortcutName): string | null => wanted?.[name] ?? null
  const isNeeded = (name: ShortcutName): boolean => name !== 'focusCard' || hasCard
  const isDoubled = (name: ShortcutName, accelerator: string): boolean =>
    namesBefore(name).some((other) => hasKeys(other, accelerator))

  function letGo(name: ShortcutName): void {
    const held = registered.get(name)
    if (held === undefined || (held === keysOf(name) && isNeeded(name) && !isDoubled(name, held))) return
    globalShortcut.unregister(held)
    registered.delete(name)
  }

  function settle(name: ShortcutName): void {
    const accelerator = keysOf(name)
    states[name] = accelerator === null ? { status: 'off', accelerator } : stateOf(name, accelerator)
  }

  function stateOf(name: ShortcutName, accelerator: string): ShortcutState {
    if (!isGoodAccelerator(accelerator, platform)) return failed(accelerator, 'shortcut-invalid')
    if (isDoubled(name, accelerator)) return failed(accelerator, 'shortcut-doubled')
    if (!isNeeded(name)) return { status: 'idle', accelerator }
    if (registered.has(name)) return { status: 'registered', accelerator }
    try {
      if (!globalShortcut.register(accelerator, press[name])) return failed(accelerator, 'shortcut-taken')
    } catch (error) {
      // Electron throws for names of keys that it does not know.
      log.info('shortcut-unknown', { why: error instanceof Error ? error.message : '' })
      return failed(accelerator, 'shortcut-invalid')
    }
    registered.set(name, accelerator)
    return { status: 'registered', accelerator }
  }

  function hasKeys(name: ShortcutName, accelerator: string): boolean {
    const keys = keysOf(name)
    return keys !== null && sameKeys(keys, accelerator, platform)
  }

  function settleAll(): void {
    // Chromium gives out no keys meanwhile, which would read as if another program had them.
    if (isSuspended) return
    // First of all: two of ours may have changed places, and none gets keys that another still holds.
    for (const name of SHORTCUT_NAMES) letGo(name)
    for (const name of SHORTCUT_NAMES) settle(name)
    report({ ...states })
  }

  return {
    apply(settings) {
      if (SHORTCUT_NAMES.every((name) => wanted?.[name] === settings[name])) return
      wanted = settings
      settleAll()
    },
    cardShown(shown) {
      if (hasCard === shown) return
      hasCard = shown
      settleAll()
    },
    suspend(suspended) {
      if (isSuspended === suspended) return
      isSuspended = suspended
      globalShortcut.setSuspended(suspended)
      if (wanted !== undefined) settleAll()
    },
    dispose() {
      registered.clear()
      globalShortcut.unregisterAll()
    },
  }
}

const namesBefore = (name: ShortcutName): readonly ShortcutName[] =>
  SHORTCUT_NAMES.slice(0, SHORTCUT_NAMES.indexOf(name))

const failed = (
  accelerator: string,
  code: 'shortcut-taken' | 'shortcut-doubled' | 'shortcut-invalid',
): ShortcutState => ({
  status: 'failed',
  accelerator,
  error: appError(code, accelerator),
})

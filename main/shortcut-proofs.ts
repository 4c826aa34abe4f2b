/** A shortcut is proven by a press: until one came, some other program may hold the keys. */
import { SHORTCUT_NAMES, type ShortcutName } from '../app/contract/shortcuts.ts'
import type { ShellState } from '../app/contract/state.ts'
import type { Clock } from '../app/ports.ts'
import type { ShellMemory } from './shell-memory.ts'

export interface ShortcutProofsDeps {
  readonly memory: Pick<ShellMemory, 'provenShortcuts' | 'rememberProven'>
  readonly clock: Clock
  readonly shortcuts: () => ShellState['shortcuts']
  readonly report: (proven: ShellState['provenShortcuts']) => void
}

export interface ShortcutProofs {
  /** It was really pressed just now. */
  pressed(name: ShortcutName): void
  /** Other keys may be set: what was proven of the old ones proves nothing. */
  reread(): void
}

export function createShortcutProofs({
  memory,
  clock,
  shortcuts,
  report,
}: ShortcutProofsDeps): ShortcutProofs {
  function reread(): void {
    const proven = memory.provenShortcuts()
    const now = shortcuts()
    const still = SHORTCUT_NAMES.flatMap((name) => {
      const proof = proven[name]
      return proof !== undefined && proof.accelerator === now[name].accelerator
        ? [[name, proof.atMs] as const]
        : []
    })
    report(Object.fromEntries(still))
  }
  return {
    pressed(name) {
      const { accelerator } = shortcuts()[name]
      if (accelerator === null) return
      memory.rememberProven({ ...memory.provenShortcuts(), [name]: { accelerator, atMs: clock.now() } })
      reread()
    },
    reread,
  }
}

import { expect, it } from 'vitest'
import type { ShellState } from '../../../app/contract/state.ts'
import type { ProvenShortcuts } from '../../../main/shell-memory.ts'
import { createShortcutProofs } from '../../../main/shortcut-proofs.ts'
import { createManualClock } from '../../clock.ts'

it('a press proves the keys that were pressed, also after a restart, and no others', () => {
  const clock = createManualClock(5_000)
  let kept: ProvenShortcuts = {}
  let keys: string | null = 'Ctrl+D'
  const reports: ShellState['provenShortcuts'][] = []
  const start = () =>
    createShortcutProofs({
      memory: {
        provenShortcuts: () => kept,
        rememberProven: (proven) => {
          kept = proven
        },
      },
      clock,
      shortcuts: () => ({
        dialClipboard: { status: 'registered', accelerator: keys },
        hangUp: { status: 'off', accelerator: null },
        focusCard: { status: 'off', accelerator: null },
        hideNames: { status: 'off', accelerator: null },
        redial: { status: 'off', accelerator: null },
      }),
      report: (proven) => reports.push(proven),
    })
  const first = start()
  first.reread()
  expect(reports.at(-1)).toEqual({})
  first.pressed('dialClipboard')
  expect(reports.at(-1)).toEqual({ dialClipboard: 5_000 })
  const second = start()
  second.reread()
  expect(reports.at(-1)).toEqual({ dialClipboard: 5_000 })
  keys = 'Ctrl+E'
  second.reread()
  expect(reports.at(-1)).toEqual({})
})

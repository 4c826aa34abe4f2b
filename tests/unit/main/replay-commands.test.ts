/** In a recording nothing can be done but to look at it. */
import { describe, expect, it } from 'vitest'
import { commandInputs } from '../../../app/contract/commands.ts'
import { INITIAL_STATE } from '../../../app/contract/state.ts'
import type { PlayerChange } from '../../../app/recorder/player.ts'
import { createBroadcast } from '../../../main/ipc.ts'
import { createKnownWindows } from '../../../main/known-windows.ts'
import { createReplayCommands } from '../../../main/replay-commands.ts'
import { createManualClock } from '../../clock.ts'

const PAGE = { kind: 'page', webContentsId: 1 } as const

function replayed() {
  const changes: PlayerChange[] = []
  const windows = createKnownWindows()
  const commands = createReplayCommands({
    state: () => INITIAL_STATE,
    broadcast: createBroadcast(windows),
    windows,
    cardWindow: { resize: () => undefined },
    player: { set: (change) => changes.push(change) },
    parts: [{ name: 'note', text: '"x"' }],
    clock: createManualClock(),
    quit: () => undefined,
  })
  return { changes, run: (name: unknown, input: unknown) => commands.runUnchecked(name, input, PAGE) }
}

const ALLOWED = ['state.get', 'replay.set', 'replay.parts', 'card.resize', 'card.painted', 'app.quit']

describe('the way in while a recording is played', () => {
  it.each(Object.keys(commandInputs).filter((name) => !ALLOWED.includes(name)))(
    '%s is refused in words',
    async (name) => {
      expect(await replayed().run(name, {})).toEqual({ ok: false, error: { code: 'recording-only' } })
    },
  )

  it('what shows it works', async () => {
    const { run, changes } = replayed()
    expect(await run('state.get', {})).toMatchObject({ ok: true, value: { state: INITIAL_STATE } })
    expect(await run('replay.set', { playing: true, speed: 10 })).toMatchObject({ ok: true })
    expect(changes).toEqual([{ playing: true, speed: 10 }])
    expect(await run('replay.parts', {})).toMatchObject({ value: { parts: [{ name: 'note' }] } })
    expect(await run('card.resize', { height: 100 })).toMatchObject({ ok: true })
    expect(await run('card.painted', { callId: null })).toMatchObject({ ok: true })
    expect(await run('app.quit', {})).toMatchObject({ ok: true })
  })

  it.each([
    ['replay.set', { speed: 3 }],
    ['replay.set', { positionMs: -1 }],
    ['toString', {}],
    [7, {}],
  ])('%s %j is no command of ours', async (name, input) => {
    const { run, changes } = replayed()
    expect(await run(name, input)).toEqual({ ok: false, error: { code: 'bad-input' } })
    expect(changes).toEqual([])
  })
})

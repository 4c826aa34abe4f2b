import { expect, it } from 'vitest'
import { ok } from '../../../app/contract/result.ts'
import { INITIAL_STATE, type AppState } from '../../../app/contract/state.ts'
import { actFromTray, toggleNames } from '../../../main/call-actions.ts'
import { trayModel } from '../../../main/tray-model.ts'

function desk(namesHidden: AppState['attention']['namesHidden']) {
  const state = { ...INITIAL_STATE, attention: { ...INITIAL_STATE.attention, namesHidden } }
  const asked: unknown[] = []
  const commands = {
    run: async (name: string, input: unknown) => {
      asked.push([name, input])
      return ok(null) as never
    },
  }
  return { state, asked, commands }
}

it.each([
  [null, true],
  ['by-hand', false],
  ['program', false],
] as const)('the key for names does what the tray’s entry does: hidden %s, then %s', (before, hidden) => {
  const { state, asked, commands } = desk(before)
  toggleNames(state, commands)
  expect(asked).toEqual([['names.hide', { hidden }]])
  const entry = trayModel(state, 0, 0).menu.find(
    (each) => each.kind === 'action' && each.action.do === 'hide-names',
  )
  if (entry?.kind !== 'action') throw new Error('no entry')
  actFromTray(entry.action, { state: () => state, commands, mainWindow: { show: () => undefined } })
  expect(asked[1]).toEqual(asked[0])
})

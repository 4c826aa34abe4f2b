import { expect, it } from 'vitest'
import type { Party } from '../../../app/calls/model.ts'
import { appError } from '../../../app/contract/errors.ts'
import { NO_KEEPSAKES_STATE } from '../../../app/contract/keepsakes.ts'
import { err, ok } from '../../../app/contract/result.ts'
import { INITIAL_STATE, type AppState } from '../../../app/contract/state.ts'
import { actFromTray, redial, toggleNames } from '../../../main/call-actions.ts'
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
  actFromTray(entry.action, {
    ...{ state: () => state, commands, notice: () => undefined },
    mainWindow: { show: () => undefined },
  })
  expect(asked[1]).toEqual(asked[0])
})

const BOB: Party = {
  uri: 'sip:bob@example.com',
  address: 'bob@example.com',
  display: 'Bob Stone',
  number: '',
}

it('the tray offers to call again whoever was called last, by initials where names are hidden, and nobody else', () => {
  const last = { ...NO_KEEPSAKES_STATE, lastDialled: BOB }
  const labels = (state: AppState) =>
    trayModel(state, 0, 0).menu.flatMap((each) =>
      each.kind === 'action' && each.action.do === 'redial' ? [each.label] : [],
    )
  expect(labels(desk(null).state)).toEqual([])
  expect(labels({ ...desk(null).state, keepsakes: last })).toEqual(['Call Bob Stone again'])
  expect(labels({ ...desk('by-hand').state, keepsakes: last })).toEqual(['Call B. S. again'])
})

it('a call again that cannot be placed is told in the window', async () => {
  const told: unknown[] = []
  redial({
    commands: { run: async () => err(appError('nothing-dialled')) },
    notice: ({ code }) => told.push(code),
    mainWindow: { show: (view) => told.push(view) },
  })
  await Promise.resolve()
  await Promise.resolve()
  expect(told).toEqual(['nothing-dialled', 'calls'])
})

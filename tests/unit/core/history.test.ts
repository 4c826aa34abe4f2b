import { expect, it } from 'vitest'
import { INITIAL_STATE } from '../../../app/contract/state.ts'
import { createHistory } from '../../../app/core/history.ts'
import { createStore } from '../../../app/core/store.ts'
import { err } from '../../../app/contract/result.ts'
import { makeCall } from '../contract/make-call.ts'
import { silentLog } from '../main/silent-log.ts'

it('takes no call of another account for the one that is on record', () => {
  const ended = { state: 'ended', outcome: 'missed', endedAtMs: 9_000 } as const
  const own = makeCall({ ...ended, id: 'own', callIds: ['own@pbx'], startedAtMs: 1_000 })
  const theirs = makeCall({ ...ended, id: 'theirs', account: 'aaaa1111', callIds: ['theirs@pbx'] })
  const idsSeen = (calls: readonly (typeof own)[]): readonly string[] | undefined =>
    createHistory({
      store: createStore({ ...INITIAL_STATE, calls: { active: [], ended: calls } }, silentLog),
      table: {
        items: () => [
          {
            ...{ node: '/example.com/ann', id: 'item' },
            value: {
              ...{ direction: 'incoming', outcome: 'missed', remote: own.remote, owner: 'ann@example.com' },
              ...{ startedAtMs: 0, durationS: 9 },
            },
          },
        ],
      },
      run: () => Promise.resolve(err({ code: 'offline' })),
      touch: () => undefined,
      nameOf: () => undefined,
      notes: { noted: () => new Map(), revision: () => 0 },
    }).call('/example.com/ann item')?.callIds
  expect(idsSeen([theirs, own])).toEqual(['own@pbx'])
  expect(idsSeen([theirs])).toEqual([])
})

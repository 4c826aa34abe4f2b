import { expect, it } from 'vitest'
import { NO_ATTENTION } from '../../../app/contract/attention.ts'
import { NO_CALLS } from '../../../app/calls/model.ts'
import { INITIAL_STATE, type StatePatch } from '../../../app/contract/state.ts'
import { createStore } from '../../../app/core/store.ts'
import { followNews } from '../../../main/news.ts'
import { silentLog } from './silent-log.ts'

it('the verdict on a call reaches the pages before the call, and the shell follows both once', () => {
  const store = createStore(INITIAL_STATE, silentLog)
  const told: string[] = []
  const slices = (patch: StatePatch): string => Object.keys(patch).join()
  let isJudged = false
  const end = followNews({
    core: store,
    judge: () => {
      if (isJudged) return
      isJudged = true
      store.patch({ attention: { ...NO_ATTENTION, hush: 'pause' } })
    },
    send: (patch) => told.push(`page ${slices(patch)}`),
    follow: (patch) => told.push(`shell ${slices(patch)}, ${String(store.state.attention.hush)}`),
  })
  store.patch({ calls: { ...NO_CALLS } })
  expect(told).toEqual(['page attention', 'page calls', 'shell calls, pause'])
  told.length = 0
  store.patch({ attention: NO_ATTENTION })
  expect(told).toEqual(['page attention', 'shell attention, null'])
  told.length = 0
  end()
  store.patch({ calls: { ...NO_CALLS } })
  expect(told).toEqual([])
})

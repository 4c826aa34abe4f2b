import { describe, expect, it } from 'vitest'
import type { AppEvent, UiEvent } from '../../../app/contract/events.ts'
import { createBroadcast } from '../../../main/ipc.ts'
import { makeCall } from '../contract/make-call.ts'
import { createKnownWindows } from '../../../main/known-windows.ts'

function page(id: number) {
  const heard: AppEvent[] = []
  const state = { isGone: false, isCrashed: false }
  return {
    heard,
    state,
    window: {
      isDestroyed: () => state.isGone,
      webContents: {
        id,
        isDestroyed: () => state.isGone,
        isCrashed: () => state.isCrashed,
        send: (_channel: string, event: AppEvent) => heard.push(event),
      },
    },
  }
}

const wish: UiEvent = { kind: 'ui', do: 'focus-call-field' }

describe('the windows', () => {
  it('all hear each patch at once, under numbers without a gap', () => {
    const windows = createKnownWindows()
    const [main, card] = [page(1), page(2)]
    windows.add('main', main.window)
    windows.add('card', card.window)
    const broadcast = createBroadcast(windows)
    broadcast.send({})
    broadcast.send({})
    expect(main.heard).toEqual([
      { kind: 'state', seq: 1, patch: {} },
      { kind: 'state', seq: 2, patch: {} },
    ])
    expect(card.heard).toEqual(main.heard)
    expect(broadcast.seq()).toBe(2)
  })

  it('with cards hear of calls that have one, under the same numbers', () => {
    const windows = createKnownWindows()
    const [main, card] = [page(1), page(2)]
    windows.add('main', main.window)
    windows.add('card', card.window)
    const over = makeCall({ id: 'over', state: 'ended', cardOver: true })
    const ending = makeCall({ id: 'ending', state: 'ended' })
    const calls = { active: [makeCall()], ended: [ending, over] }
    createBroadcast(windows).send({ calls })
    expect(main.heard).toEqual([{ kind: 'state', seq: 1, patch: { calls } }])
    expect(card.heard).toEqual([{ kind: 'state', seq: 1, patch: { calls: { ...calls, ended: [ending] } } }])
  })

  it('that are closing are left alone', () => {
    const windows = createKnownWindows()
    const [main, card] = [page(1), page(2)]
    windows.add('main', main.window)
    windows.add('card', card.window)
    main.state.isGone = true
    createBroadcast(windows).send({})
    expect([main.heard.length, card.heard.length]).toEqual([0, 1])
  })

  it('hear a wish once they listen, in order and once only', () => {
    const windows = createKnownWindows()
    const main = page(1)
    windows.add('main', main.window)
    const second: UiEvent = { kind: 'ui', do: 'show-view', view: 'settings' }
    windows.tell(1, wish)
    windows.tell(1, second)
    expect(main.heard).toEqual([])
    windows.markListening(1)
    windows.markListening(1)
    windows.tell(1, wish)
    expect(main.heard).toEqual([wish, second, wish])
  })

  it('whose process died are left alone, and wishes wait until they listen again', () => {
    const windows = createKnownWindows()
    const main = page(1)
    windows.add('main', main.window)
    windows.markListening(1)
    main.state.isCrashed = true
    windows.silence(1)
    windows.tell(1, wish)
    createBroadcast(windows).send({})
    expect(main.heard).toEqual([])
    main.state.isCrashed = false
    windows.markListening(1)
    expect(main.heard).toEqual([wish])
  })

  it('that are gone are known no more', () => {
    const windows = createKnownWindows()
    windows.add('main', page(1).window)
    expect([windows.has(1), windows.pageOf(1)]).toEqual([true, 'main'])
    windows.remove(1)
    expect([windows.has(1), windows.pageOf(1)]).toEqual([false, undefined])
    windows.tell(1, wish)
    windows.markListening(1)
  })
})

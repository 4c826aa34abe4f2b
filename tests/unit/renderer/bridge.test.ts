import { expect, it } from 'vitest'
import type { AppEvent } from '../../../app/contract/events.ts'
import { createBridge } from '../../../renderer/bridge.ts'

const wish: AppEvent = { kind: 'ui', do: 'focus-call-field' }
const patch: AppEvent = { kind: 'state', seq: 1, patch: {} }

function scene() {
  const over: ((event: AppEvent) => void)[] = []
  const bridge = createBridge({
    invoke: () => Promise.resolve(undefined),
    subscribe: (listener) => {
      over.push(listener)
      return () => undefined
    },
  })
  return {
    bridge,
    listenersOverThere: over,
    come: (event: AppEvent): void => {
      for (const listener of over) listener(event)
    },
  }
}

it('a wish that comes before the page stands is told to each part of it, once', () => {
  const { bridge, come } = scene()
  come(wish)
  const one: AppEvent[] = []
  const other: AppEvent[] = []
  bridge.subscribe((event) => one.push(event))
  bridge.subscribe((event) => other.push(event))
  expect([one, other]).toEqual([[wish], [wish]])
  bridge.stands()
  const late: AppEvent[] = []
  bridge.subscribe((event) => late.push(event))
  expect(late).toEqual([])
})

it('patches do not wait: who comes later asks for the state', () => {
  const { bridge, come } = scene()
  come(patch)
  const heard: AppEvent[] = []
  bridge.subscribe((event) => heard.push(event))
  expect(heard).toEqual([])
})

it('however many listen, the other side copies each event once', () => {
  const { bridge, come, listenersOverThere } = scene()
  const heard: AppEvent[] = []
  const end = bridge.subscribe((event) => heard.push(event))
  bridge.subscribe((event) => heard.push(event))
  expect(listenersOverThere).toHaveLength(1)
  come(patch)
  end()
  come(patch)
  expect(heard).toHaveLength(3)
})

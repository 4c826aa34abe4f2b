import { describe, expect, it } from 'vitest'
import type { Notice, NoticeAction, NoticeEvents, NoticeScreen } from '../../../main/notice.ts'
import { createNotifications } from '../../../main/notifications.ts'
import { silentLog } from './silent-log.ts'

const notice = (id: string, over: Partial<Notice> = {}): Notice => ({
  id,
  title: `Call ${id}`,
  body: '',
  urgency: 'normal',
  silent: true,
  category: 'incoming',
  buttons: [],
  callId: id,
  ...over,
})

/** A screen that shows everything, or nothing. */
function desk(works: readonly boolean[] = [true]) {
  const pressed: (readonly [string, NoticeAction])[] = []
  const done: string[] = []
  let events: NoticeEvents | undefined
  const screen = (name: number, isWorking: boolean): NoticeScreen => ({
    put(shown) {
      done.push(`${String(name)} put ${shown.id}: ${shown.title}`)
      return Promise.resolve(isWorking)
    },
    withdraw(id) {
      done.push(`${String(name)} withdraw ${id}`)
    },
    dispose() {
      done.push(`${String(name)} dispose`)
      return Promise.resolve()
    },
  })
  const notifications = createNotifications({
    screens: (told) => {
      events = told
      return Promise.resolve(works.map((isWorking, at) => screen(at, isWorking)))
    },
    onAction: ({ id }, action) => pressed.push([id, action]),
    log: silentLog,
  })
  const settled = async (): Promise<readonly string[]> => {
    // Everything here resolves in microtasks.
    await new Promise(setImmediate)
    return done.splice(0)
  }
  return { notifications, pressed, settled, events: () => events }
}

describe('notifications of calls that go on', () => {
  it('are shown once, changed in place, and withdrawn', async () => {
    const { notifications, settled } = desk()
    notifications.follow([notice('a')])
    notifications.follow([notice('a')])
    notifications.follow([notice('a', { title: 'Ann' })])
    notifications.follow([])
    notifications.follow([])
    expect(await settled()).toEqual(['0 put a: Call a', '0 put a: Ann', '0 withdraw a'])
  })

  it('do not come back once the user closed them, and others do', async () => {
    const { notifications, settled, events } = desk()
    notifications.follow([notice('a')])
    await settled()
    events()?.onClosed('a')
    notifications.follow([notice('a', { title: 'Ann' }), notice('b')])
    expect(await settled()).toEqual(['0 put b: Call b'])
  })

  it('become those that stay when the call was missed: never two for one call', async () => {
    const { notifications, settled } = desk()
    notifications.follow([notice('a')])
    notifications.post(notice('a', { title: 'Missed', category: 'missed' }))
    notifications.follow([])
    expect(await settled()).toEqual(['0 put a: Call a', '0 put a: Missed'])
  })

  it('go with a call that was told as missed and rang again', async () => {
    const { notifications, settled } = desk()
    notifications.post(notice('a', { title: 'Missed', category: 'missed' }))
    notifications.follow([notice('a')])
    notifications.follow([])
    expect(await settled()).toEqual(['0 put a: Missed', '0 put a: Call a', '0 withdraw a'])
  })

  it('tell what was pressed, as long as they are known', async () => {
    const { notifications, pressed, settled, events } = desk()
    notifications.follow([notice('a')])
    notifications.post(notice('m'))
    await settled()
    events()?.onAction('a', 'hang-up')
    events()?.onAction('m', 'call-back')
    events()?.onAction('stranger', 'hang-up')
    expect(pressed).toEqual([
      ['a', 'hang-up'],
      ['m', 'call-back'],
    ])
  })
})

describe('notifications that stay', () => {
  it('are as many as a desktop shows, the oldest withdrawn', async () => {
    const { notifications, settled } = desk()
    for (let n = 0; n < 22; n += 1) notifications.post(notice(String(n)))
    expect((await settled()).filter((line) => line.includes('withdraw'))).toEqual([
      '0 withdraw 0',
      '0 withdraw 1',
    ])
    notifications.clear()
    expect(await settled()).toHaveLength(20)
  })
})

it('shows a notification the next way when one shows none, and no way twice', async () => {
  const { notifications, settled } = desk([false, true, true])
  notifications.post(notice('a'))
  expect(await settled()).toEqual(['0 put a: Call a', '1 put a: Call a'])
})

it('shows nothing any more once disposed', async () => {
  const { notifications, settled } = desk()
  notifications.post(notice('a'))
  await settled()
  await notifications.dispose()
  notifications.post(notice('b'))
  expect(await settled()).toEqual(['0 dispose'])
})

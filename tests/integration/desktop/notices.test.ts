import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createNotificationsDouble } from '../../desktop/notifications-double.ts'
import { createPortalDouble } from '../../desktop/portal-double.ts'
import { HAS_DBUS, startPrivateBus, type PrivateBus } from '../../desktop/private-bus.ts'
import { joinSessionBus, type Seat } from '../../desktop/session-bus.ts'
import { untilTrue } from '../../desktop/until.ts'
import { createManualClock } from '../../clock.ts'
import { createNotifications } from '../../../main/notifications.ts'
import { createBusSeat, type BusSeat } from '../../../main/bus-seat.ts'
import { createClock } from '../../../main/clock.ts'
import { createDesktopNotices } from '../../../main/notice-screen-desktop.ts'
import { openPortalNotices } from '../../../main/notice-screen-portal.ts'
import type { Notice, NoticeEvents } from '../../../main/notice.ts'
import { followLinuxDnd } from '../../../main/system-dnd-linux.ts'
import { silentLog } from '../../unit/main/silent-log.ts'

const CALL: Notice = {
  id: 'call 1',
  title: 'Incoming call from Ann <b>',
  body: '<a href="x">1</a> & more',
  urgency: 'critical',
  silent: true,
  category: 'incoming',
  buttons: [
    { action: 'accept', label: 'Accept' },
    { action: 'hide', label: 'Hide' },
  ],
  callId: '1',
}
const TALK: Notice = {
  ...CALL,
  title: 'On a call',
  category: 'ongoing',
  urgency: 'normal',
  buttons: [{ action: 'hang-up', label: 'Hang up' }],
}

describe.skipIf(!HAS_DBUS)('on the session bus', () => {
  let bus: PrivateBus
  let desktop: Seat
  let seat: BusSeat
  let told: string[]
  const events: NoticeEvents = {
    onAction: (id, action) => told.push(`${id}: ${action}`),
    onClosed: (id) => told.push(`${id} closed`),
  }

  beforeEach(async () => {
    bus = await startPrivateBus()
    desktop = await joinSessionBus(bus.address)
    seat = createBusSeat({ clock: createClock(), log: silentLog, busAddress: bus.address })
    told = []
  })
  afterEach(async () => {
    seat.dispose()
    await desktop.leave()
    await bus.close()
  })

  it('a notification has buttons and a category, its body no markup, and it is changed in place', async () => {
    const { shown } = await createNotificationsDouble(desktop)
    const notices = createDesktopNotices(seat, events)
    expect(await notices.put(CALL)).toBe(true)
    expect(shown).toHaveLength(1)
    expect(shown[0]).toMatchObject({
      app: 'Ringside',
      summary: 'Incoming call from Ann <b>',
      body: '&lt;a href="x"&gt;1&lt;/a&gt; &amp; more',
      actions: ['default', 'accept', 'hide'],
      hints: { category: 'call.incoming', urgency: 2, 'suppress-sound': true },
      withdrawn: false,
    })
    expect(await notices.put(TALK)).toBe(true)
    expect(shown).toHaveLength(1)
    expect(shown[0]).toMatchObject({ summary: 'On a call', actions: ['default', 'hang-up'] })
    notices.withdraw('call 1')
    await untilTrue('it to be withdrawn', () => shown[0]?.withdrawn === true)
    await untilTrue('nothing to come of that', () => told.length === 0)
  })

  it('tells what was pressed, and that it is gone', async () => {
    const double = await createNotificationsDouble(desktop)
    const notices = createDesktopNotices(seat, events)
    await notices.put(CALL)
    double.press(double.shown[0]?.id ?? 0, 'hide')
    await untilTrue('the press to be told', () => told.length === 2)
    expect(told).toEqual(['call 1: hide', 'call 1 closed'])
    // Another program's notification, and a word that is none of ours.
    double.press(77, 'hide')
    await notices.put(CALL)
    double.press(double.shown[1]?.id ?? 0, 'explode')
    await untilTrue('its closing to be told', () => told.length === 3)
    expect(told[2]).toBe('call 1 closed')
  })

  it('one that is withdrawn while it is being made does not stay', async () => {
    const { shown } = await createNotificationsDouble(desktop)
    const notices = createDesktopNotices(seat, events)
    const put = notices.put(CALL)
    notices.withdraw('call 1')
    await put
    await untilTrue('it to be withdrawn', () => shown[0]?.withdrawn === true)
  })

  it('nothing stays on the screen when the program ends', async () => {
    const { shown } = await createNotificationsDouble(desktop)
    const notifications = createNotifications({
      screens: () => Promise.resolve([createDesktopNotices(seat, events)]),
      onAction: () => undefined,
      log: silentLog,
    })
    notifications.follow([CALL])
    await untilTrue('it to be shown', () => shown.length === 1)
    await notifications.dispose()
    seat.dispose()
    await untilTrue('it to be withdrawn', () => shown[0]?.withdrawn === true)
  })

  it('what a caller is called is no markup, although the service did not say yet whether it reads any', async () => {
    const double = await createNotificationsDouble(desktop)
    const impatient = createBusSeat({
      clock: createClock(),
      log: silentLog,
      busAddress: bus.address,
      patienceMs: 300,
    })
    const notices = createDesktopNotices(impatient, events)
    double.hush(true)
    await untilTrue('it to be shown', () => notices.put(CALL))
    double.hush(false)
    await untilTrue('it to be changed', () => notices.put(CALL))
    impatient.dispose()
    for (const { body } of double.shown) expect(body).toBe('&lt;a href="x"&gt;1&lt;/a&gt; &amp; more')
  })

  it('without anybody who shows notifications none is, and that is said', async () => {
    expect(await createDesktopNotices(seat, events).put(CALL)).toBe(false)
    expect(await openPortalNotices(seat, events)).toBeUndefined()
  })

  it('the portal of version 2 is told what a call is and what its buttons are for', async () => {
    const portal = await createPortalDouble(desktop, 2)
    const notices = await openPortalNotices(seat, events)
    expect(await notices?.put(CALL)).toBe(true)
    expect(portal.shown.get('call 1')?.values).toMatchObject({
      title: 'Incoming call from Ann <b>',
      body: '<a href="x">1</a> & more',
      category: 'call.incoming',
      priority: 'urgent',
      'default-action': 'show',
      buttons: [
        { label: 'Accept', action: 'accept', purpose: 'call.accept' },
        { label: 'Hide', action: 'hide' },
      ],
    })
    expect(await notices?.put(TALK)).toBe(true)
    expect(portal.shown.size).toBe(1)
    expect(portal.shown.get('call 1')?.values).toMatchObject({ category: 'call.ongoing' })
    portal.press('call 1', 'hang-up')
    await untilTrue('the press to be told', () => told.length === 2)
    expect(told).toEqual(['call 1: hang-up', 'call 1 closed'])
    await notices?.put(CALL)
    notices?.withdraw('call 1')
    await untilTrue('it to be withdrawn', () => portal.shown.size === 0)
  })

  it('an older portal is told only what it knows', async () => {
    const portal = await createPortalDouble(desktop, 1)
    const notices = await openPortalNotices(seat, events)
    await notices?.put(CALL)
    const values = portal.shown.get('call 1')?.values ?? {}
    expect(Object.keys(values).sort()).toEqual(['body', 'buttons', 'default-action', 'priority', 'title'])
    expect(values['buttons']).toEqual([
      { label: 'Accept', action: 'accept' },
      { label: 'Hide', action: 'hide' },
    ])
  })

  it('do-not-disturb is read, and followed as it changes', async () => {
    const double = await createNotificationsDouble(desktop)
    const is: string[] = []
    const clock = createManualClock()
    const report = (now: string): number => is.push(now)
    const stop = followLinuxDnd({ seat, clock, log: silentLog, report, desktop: 'KDE' })
    await untilTrue('the first look', () => is.at(-1) === 'off')
    double.inhibit(true)
    await untilTrue('it to be on', () => is.at(-1) === 'on')
    double.inhibit(false)
    await untilTrue('it to be off', () => is.at(-1) === 'off')
    double.inhibit(true)
    await untilTrue('it to be on again', () => is.at(-1) === 'on')
    // The service ended and began anew, without a word.
    double.inhibit(false, false)
    await untilTrue('it to be looked at', () => clock.pending === 1)
    clock.advance(30_000)
    await untilTrue('it to be off by a look', () => is.at(-1) === 'off')
    expect(clock.pending).toBe(0)
    stop()
  })

  it('do-not-disturb of GNOME is read anew when many settings change at once', async () => {
    const double = await createNotificationsDouble(desktop)
    const is: string[] = []
    const clock = createManualClock()
    const report = (now: string): number => is.push(now)
    const stop = followLinuxDnd({ seat, clock, log: silentLog, report, desktop: 'GNOME' })
    await untilTrue('the first look', () => is.at(-1) === 'off')
    double.inhibit(true, false)
    desktop.emit('/ca/desrt/dconf/Writer/user', 'ca.desrt.dconf.Writer', 'Notify', {
      signature: 'sass',
      body: ['/org/gnome/desktop/', ['notifications/show-banners', 'sound/event-sounds'], 'tag'],
    })
    await untilTrue('it to be on', () => is.at(-1) === 'on')
    stop()
    expect(clock.pending).toBe(0)
  })
})

it.skipIf(!HAS_DBUS)('a bus that goes away ends nothing, and the next one is taken', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bus-'))
  const at = `unix:path=${folder}/bus`
  const first = await startPrivateBus(at)
  const seat = createBusSeat({ clock: createClock(), log: silentLog, busAddress: at, patienceMs: 100 })
  const notices = createDesktopNotices(seat, { onAction: () => undefined, onClosed: () => undefined })
  await notices.put(CALL)
  await first.close()
  expect(await notices.put(CALL)).toBe(false)
  const next = await startPrivateBus(at)
  const desktop = await joinSessionBus(at)
  try {
    const { shown } = await createNotificationsDouble(desktop)
    await untilTrue('a notification by the new bus', () => notices.put(CALL))
    expect(shown).not.toHaveLength(0)
  } finally {
    seat.dispose()
    await desktop.leave()
    await next.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

it('without any bus nothing is shown and nothing breaks', async () => {
  const nowhere = `unix:path=/nonexistent/bus-${String(process.pid)}`
  const seat = createBusSeat({ clock: createClock(), log: silentLog, busAddress: nowhere, patienceMs: 100 })
  const notices = createDesktopNotices(seat, { onAction: () => undefined, onClosed: () => undefined })
  expect(await notices.put(CALL)).toBe(false)
  expect(await notices.put(CALL)).toBe(false)
  seat.dispose()
})

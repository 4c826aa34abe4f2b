/** When Ringside looks for updates, and when it puts one in place: never while a call stands. */
import { describe, expect, it } from 'vitest'
import { appError, type AppError } from '../../../app/contract/errors.ts'
import { err, ok, type Result } from '../../../app/contract/result.ts'
import type { Settings } from '../../../app/contract/settings.ts'
import { INITIAL_STATE, type AppState, type SettingsState } from '../../../app/contract/state.ts'
import type { Release, UpdateKeeper, UpdatesState } from '../../../app/contract/updates.ts'
import type { PendingUpdate } from '../../../app/updates/first-start.ts'
import { createUpdates } from '../../../app/updates/updates.ts'
import { createManualClock } from '../../clock.ts'
import { makeCall } from '../contract/make-call.ts'
import { silentLog } from '../main/silent-log.ts'
import { createScriptedUpdater, settled } from './scripted-updater.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const release: Release = { version: '0.2.0', notes: 'Faster.', page: 'https://example.com/new' }
const FOUND = ok({ kind: 'release', release } as const)
const DONE = ok('downloaded' as const)

interface Scene {
  readonly keeper?: UpdateKeeper
  readonly hasFeed?: boolean
  readonly installed?: Result<null, AppError>
  readonly last?: string
  readonly pending?: PendingUpdate
}

function stage({ keeper = 'ringside', hasFeed = true, installed = ok(null), last, pending }: Scene = {}) {
  const clock = createManualClock()
  const updater = createScriptedUpdater(installed)
  let state: AppState = INITIAL_STATE
  let told: UpdatesState = INITIAL_STATE.updates
  const opened: string[] = []
  let loads = 0
  let quits = 0
  let kept = { last, pending }
  const updates = createUpdates({
    ...{ clock, random: () => 0, log: silentLog, version: '0.1.0', keeper, hasFeed },
    memory: {
      lastVersion: () => kept.last,
      pending: () => kept.pending,
      remember: (version, under) => {
        kept = { last: version, pending: under }
      },
    },
    state: () => state,
    report: (now) => {
      told = now
    },
    load: () => {
      loads += 1
      return Promise.resolve(updater)
    },
    openPage: (url) => opened.push(url),
    quit: () => {
      quits += 1
    },
  })
  const become = (next: Partial<AppState>): void => {
    state = { ...state, ...next }
    updates.follow(state)
  }
  const scene = {
    ...{ clock, updater, updates, opened },
    told: () => told,
    phase: () => told.phase,
    loads: () => loads,
    quits: () => quits,
    kept: () => kept,
    later: (ms: number) => settled(() => clock.advance(ms)),
    ring: () => {
      become({ calls: { active: [makeCall()], ended: [] } })
    },
    count: () => {
      const phase = { kind: 'counting', row: 1, dialAtMs: clock.now() + 10_000 } as const
      become({ dialList: { ...INITIAL_STATE.dialList, phase } })
    },
    halt: () => {
      become({ dialList: INITIAL_STATE.dialList })
    },
    hangUp: () => {
      become({ calls: { active: [], ended: [] } })
    },
    set: (values: Partial<Settings['updates']>, locked: SettingsState['locked'] = {}) => {
      const { settings } = state
      const changed = { ...settings.values, updates: { ...settings.values.updates, ...values } }
      become({ settings: { ...settings, values: changed, locked } })
    },
    async ready() {
      await settled(() => void updates.commands['update.check']({}))
      await updater.answer(FOUND)
      await settled(() => void updates.commands['update.download']({}))
      await updater.finish(DONE)
      expect(told.phase.status).toBe('ready')
    },
  }
  return scene
}

describe('looking for updates', () => {
  it('comes a minute after the start, loads nothing before, and again after hours', async () => {
    const { later, loads, updater, told, clock } = stage()
    await later(MINUTE_MS - 1)
    expect(loads()).toBe(0)
    await later(1)
    expect(updater.checks).toHaveLength(1)
    await updater.answer(ok({ kind: 'nothing', found: 'current', version: '0.1.0' }))
    expect(told()).toMatchObject({
      phase: { status: 'idle', found: 'current' },
      checkedAtMs: clock.now(),
    })
    await later(6 * HOUR_MS)
    expect(updater.checks).toHaveLength(2)
    expect(loads()).toBe(1)
  })

  it('waits while a call stands, and until it has been quiet for a moment', async () => {
    const { later, ring, hangUp, updater } = stage()
    ring()
    await later(HOUR_MS)
    expect(updater.checks).toHaveLength(0)
    hangUp()
    await later(4_999)
    expect(updater.checks).toHaveLength(0)
    await later(1)
    expect(updater.checks).toHaveLength(1)
  })

  it('does not come by itself where the user switched that off, but when asked', async () => {
    const { later, set, updater, updates } = stage()
    set({ check: false })
    await later(9 * HOUR_MS)
    expect(updater.checks).toHaveLength(0)
    await settled(() => void updates.commands['update.check']({}))
    expect(updater.checks).toHaveLength(1)
  })

  it('is told as failed, and comes again within two hours', async () => {
    const { later, updater, phase } = stage()
    await later(MINUTE_MS)
    await updater.answer(err(appError('update-unreachable')))
    expect(phase()).toEqual({ status: 'failed', error: { code: 'update-unreachable' } })
    await later(HOUR_MS)
    expect(updater.checks).toHaveLength(2)
  })

  it.each<UpdateKeeper>(['apt', 'software-distribution', 'everybody', 'unsigned', 'development', 'unknown'])(
    'never comes, nor is the updater loaded, where the keeper is %s',
    async (keeper) => {
      const { later, loads, updates, clock } = stage({ keeper })
      expect(clock.pending).toBe(0)
      await later(24 * HOUR_MS)
      for (const command of ['update.check', 'update.download', 'update.cancel'] as const)
        expect(await updates.commands[command]({})).toMatchObject({ error: { code: 'update-off' } })
      expect(loads()).toBe(0)
    },
  )

  it('ends where an administrator locks it off, with what was found forgotten', async () => {
    const { ready, set, phase, updates, updater } = stage()
    await ready()
    set({ check: false }, { 'updates.check': '/etc/policy.json' })
    expect(phase()).toEqual({ status: 'idle' })
    expect(await updates.commands['update.check']({})).toMatchObject({ error: { code: 'update-off' } })
    updates.quitting()
    expect(updater.installs).toEqual([])
  })

  it('does not come where no feed is known, until somebody names one', async () => {
    const { later, set, updater, updates } = stage({ hasFeed: false })
    expect(await updates.commands['update.check']({})).toMatchObject({ error: { code: 'update-off' } })
    set({ feedUrl: 'https://example.com/feed' })
    await later(MINUTE_MS)
    expect(updater.checks).toEqual([expect.objectContaining({ url: 'https://example.com/feed' })])
  })

  it('forgets an answer of a feed that is no longer the one', async () => {
    const { later, set, updater, phase } = stage()
    await later(MINUTE_MS)
    set({ channel: 'beta' })
    await updater.answer(FOUND)
    expect(phase()).toEqual({ status: 'idle' })
  })

  it('leaves a version alone that is not one of those that are wanted', async () => {
    const { later, set, updater, phase } = stage()
    set({ version: '0.1' })
    await later(MINUTE_MS)
    await updater.answer(FOUND)
    expect(phase()).toEqual({ status: 'idle', found: 'held', version: '0.2.0' })
  })
})

describe('an update that was found', () => {
  it('is downloaded when the user says so, and by itself only where that is set', async () => {
    const asked = stage()
    await asked.later(MINUTE_MS)
    await asked.updater.answer(FOUND)
    expect(asked.phase()).toEqual({ status: 'available', release })
    const byItself = stage()
    byItself.set({ download: true })
    await byItself.later(MINUTE_MS)
    await byItself.updater.answer(FOUND)
    byItself.updater.progress(50)
    expect(byItself.phase()).toMatchObject({ status: 'downloading', percent: 50 })
  })

  it('whose download is stopped can be downloaded again', async () => {
    const { updates, updater, phase } = stage()
    await settled(() => void updates.commands['update.check']({}))
    await updater.answer(FOUND)
    await settled(() => void updates.commands['update.download']({}))
    await settled(() => void updates.commands['update.cancel']({}))
    expect(phase()).toEqual({ status: 'available', release })
    await settled(() => void updates.commands['update.page']({}))
  })

  it('opens the page that its notes name, and no other', async () => {
    const { ready, updates, opened } = stage()
    await updates.commands['update.page']({})
    expect(opened).toEqual([])
    await ready()
    await updates.commands['update.page']({})
    expect(opened).toEqual(['https://example.com/new'])
  })
})

describe('an update that is ready', () => {
  it('is put in place at once when the user says so and no call stands', async () => {
    const { ready, updates, updater, quits, kept } = stage()
    await ready()
    await updates.commands['update.install']({ now: true })
    expect(updater.installs).toEqual([true])
    expect(quits()).toBe(1)
    expect(kept().pending).toEqual({
      ...{ from: '0.1.0', to: '0.2.0', notes: 'Faster.' },
      previous: '/apps/Ringside.AppImage.previous',
    })
  })

  it('waits for the end of a call, and of the one that follows at once', async () => {
    const { ready, updates, updater, ring, hangUp, later, phase } = stage()
    await ready()
    ring()
    await updates.commands['update.install']({ now: true })
    expect(phase()).toMatchObject({ status: 'ready', wanted: true })
    await later(HOUR_MS)
    hangUp()
    await later(3_000)
    ring()
    await later(MINUTE_MS)
    expect(updater.installs).toEqual([])
    hangUp()
    await later(5_000)
    expect(updater.installs).toEqual([true])
  })

  it('does not go missing where the timer comes a moment before its time by the clock', async () => {
    const { ready, updates, updater, ring, hangUp, later, clock } = stage()
    await ready()
    ring()
    await updates.commands['update.install']({ now: true })
    const { monotonic } = clock
    Object.assign(clock, { monotonic: () => Math.max(0, monotonic() - 1) })
    hangUp()
    Object.assign(clock, { monotonic: () => monotonic() - 2 })
    await later(5_000)
    expect(updater.installs).toEqual([true])
  })

  it('waits while a list of calls goes on by itself', async () => {
    const { ready, updates, updater, count, halt, later } = stage()
    await ready()
    count()
    await updates.commands['update.install']({ now: true })
    await later(MINUTE_MS)
    expect(updater.installs).toEqual([])
    halt()
    await later(5_000)
    expect(updater.installs).toEqual([true])
  })

  it('is left alone where the user took that back before the call ended', async () => {
    const { ready, updates, updater, ring, hangUp, later } = stage()
    await ready()
    ring()
    await updates.commands['update.install']({ now: true })
    await updates.commands['update.install']({ now: false })
    hangUp()
    await later(MINUTE_MS)
    expect(updater.installs).toEqual([])
  })

  it('never starts Ringside anew by itself, however long it waits', async () => {
    const { ready, updater, later, quits } = stage()
    await ready()
    await later(100 * HOUR_MS)
    expect(updater.installs).toEqual([])
    expect(quits()).toBe(0)
  })

  it('is put in place when the user quits, without starting again', async () => {
    const { ready, updates, updater, quits } = stage()
    await ready()
    updates.quitting()
    expect(updater.installs).toEqual([false])
    expect(quits()).toBe(0)
  })

  it.each(['a call stands', 'the user does not want it', 'the system goes down'])(
    'is not put in place at the end when %s',
    async (why) => {
      const { ready, updates, updater, ring, set } = stage()
      await ready()
      if (why === 'a call stands') ring()
      else if (why === 'the system goes down') updates.dispose()
      else set({ installOnQuit: false })
      updates.quitting()
      expect(updater.installs).toEqual([])
    },
  )

  it('that could not be put in place says so, and Ringside goes on', async () => {
    const { ready, updates, phase, quits, kept } = stage({ installed: err(appError('update-no-space')) })
    await ready()
    await updates.commands['update.install']({ now: true })
    expect(phase()).toEqual({ status: 'failed', error: { code: 'update-no-space' }, release })
    expect(quits()).toBe(0)
    expect(kept().pending).toBeUndefined()
  })
})

describe('the first start after an update', () => {
  const pending = { from: '0.0.9', to: '0.1.0', notes: 'New.', previous: '/x.previous' }

  it('says what it was, what changed and how to go back, once', async () => {
    const { told, updates, kept } = stage({ last: '0.0.9', pending })
    expect(told().changed).toEqual(pending)
    expect(kept()).toEqual({ last: '0.1.0', pending: undefined })
    await updates.commands['update.read']({})
    expect(told().changed).toBeNull()
  })

  it('says so as well where somebody else brought it, also where it went back', () => {
    expect(stage({ last: '0.0.9' }).told().changed).toEqual({
      ...{ from: '0.0.9', to: '0.1.0' },
      ...{ notes: '', previous: '' },
    })
    expect(stage({ last: '0.3.0' }).told().changed).toMatchObject({ from: '0.3.0' })
  })

  it('says where it did not come about', () => {
    const { told } = stage({ last: '0.1.0', pending: { ...pending, from: '0.1.0', to: '0.2.0' } })
    expect(told()).toMatchObject({
      changed: null,
      phase: { status: 'failed', error: { code: 'update-not-installed', detail: '0.2.0' } },
    })
  })

  it('says nothing where nothing changed, and the very first time', () => {
    expect(stage({ last: '0.1.0' }).told().changed).toBeNull()
    expect(stage().told().changed).toBeNull()
  })
})

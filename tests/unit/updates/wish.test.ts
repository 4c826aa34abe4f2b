import { describe, expect, it } from 'vitest'
import { INITIAL_STATE, type SettingsState } from '../../../app/contract/state.ts'
import type { Settings } from '../../../app/contract/settings.ts'
import { nextCheckInMs } from '../../../app/updates/moment.ts'
import { feedWish, isWanted, switchedOffBy } from '../../../app/updates/wish.ts'

const settings = (
  updates: Partial<Settings['updates']>,
  locked: SettingsState['locked'] = {},
): SettingsState => {
  const { values } = INITIAL_STATE.settings
  return {
    ...INITIAL_STATE.settings,
    values: { ...values, updates: { ...values.updates, ...updates } },
    locked,
  }
}

describe('what is wanted of a feed', () => {
  it.each([
    'http://example.com',
    'ftp://example.com',
    'example.com',
    'https://me:secret@example.com',
    'file:///x',
  ])('is nothing from %s', (feedUrl) => {
    expect(feedWish(settings({ feedUrl }))).toMatchObject({
      ok: false,
      error: { code: 'update-feed-address' },
    })
  })

  it('is an older version only where an administrator said so', () => {
    expect(feedWish(settings({ allowOlder: true }))).toMatchObject({ value: { allowOlder: false } })
    expect(feedWish(settings({ allowOlder: true }, { 'updates.allowOlder': 'policy.json' }))).toMatchObject({
      value: { allowOlder: true },
    })
  })

  it.each([
    ['1.4.2', '', true],
    ['1.4.2', '1', true],
    ['1.4.2', '1.4', true],
    ['1.4.2', '1.4.2', true],
    ['1.40.0', '1.4', false],
    ['1.4.20', '1.4.2', false],
    ['2.0.0', '1', false],
    ['1.5.0-beta.1', '1.5', true],
    ['1.5.0-beta.1', '1.5.0', true],
  ])('is version %s where those are that begin with "%s": %s', (version, wanted, is) => {
    expect(isWanted(version, wanted)).toBe(is)
  })

  it('is nothing at all where an administrator locked the looking off, and only there', () => {
    expect(switchedOffBy(settings({ check: false }, { 'updates.check': '/etc/p.json' }))).toBe('/etc/p.json')
    expect(switchedOffBy(settings({ check: false }))).toBeUndefined()
    expect(switchedOffBy(settings({}, { 'updates.check': '/etc/p.json' }))).toBeUndefined()
  })
})

it('looks come at intervals that have an end, spread by chance', () => {
  const minutes = (after: 'start' | 'check' | 'failure', chance: number): number =>
    nextCheckInMs(after, () => chance) / 60_000
  expect([minutes('start', 0), minutes('start', 0.999)].map(Math.round)).toEqual([1, 5])
  expect([minutes('check', 0), minutes('check', 0.999)].map(Math.round)).toEqual([360, 420])
  expect([minutes('failure', 0), minutes('failure', 0.999)].map(Math.round)).toEqual([60, 120])
})

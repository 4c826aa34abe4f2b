import { describe, expect, it } from 'vitest'
import { readStoredSettings, type Migration } from '../../../app/contract/migrations.ts'

describe('settings of version 1', () => {
  const today = (alerts: unknown) => readStoredSettings({ version: 1, alerts })

  it('keep what their switches meant in the table of kinds', () => {
    expect(today({ cards: false, outgoingCards: false, missedNotification: false, ringSound: true })).toEqual(
      {
        ok: true,
        value: {
          alerts: {
            cards: false,
            outgoing: ['tray'],
            missed: ['tray', 'badge'],
            incoming: ['card', 'sound', 'tray'],
            internal: ['card', 'sound', 'tray'],
          },
        },
      },
    )
  })

  it('leave what was as it is by default', () => {
    expect(today({ outgoingCards: true, missedNotification: true, ringSound: false })).toEqual({
      ok: true,
      value: { alerts: {} },
    })
    expect(readStoredSettings({ version: 1, dialing: { country: 'DE' } })).toEqual({
      ok: true,
      value: { dialing: { country: 'DE' } },
    })
  })

  it('are refused as they were when a switch is none', () => {
    expect(today({ ringSound: 'loud' })).toMatchObject({ ok: false })
  })
})

describe('settings of an older version', () => {
  const steps: readonly Migration[] = [
    ({ area, ...rest }) => ({ ...rest, dialing: { country: area } }),
    (old) => ({ ...old, calls: { tryDecline: true } }),
  ]

  it('go through every step that came since', () => {
    expect(readStoredSettings({ version: 1, area: 'DE' }, steps, 3)).toEqual({
      ok: true,
      value: { dialing: { country: 'DE' }, calls: { tryDecline: true } },
    })
  })

  it('go through no step that they have behind them', () => {
    expect(readStoredSettings({ version: 2, dialing: { country: 'FR' } }, steps, 3)).toEqual({
      ok: true,
      value: { dialing: { country: 'FR' }, calls: { tryDecline: true } },
    })
    expect(readStoredSettings({ version: 3, dialing: { country: 'FR' } }, steps, 3)).toEqual({
      ok: true,
      value: { dialing: { country: 'FR' } },
    })
  })

  it('are refused when a step leaves what is no setting', () => {
    expect(readStoredSettings({ version: 1, area: 'Germany' }, steps, 3)).toMatchObject({ ok: false })
  })
})

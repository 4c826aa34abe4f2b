import { describe, expect, it } from 'vitest'
import { readStoredSettings, type Migration } from '../../../app/contract/migrations.ts'

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

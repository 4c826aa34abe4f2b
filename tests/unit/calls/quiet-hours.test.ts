import { describe, expect, it } from 'vitest'
import { isQuiet, type QuietHours } from '../../../app/calls/quiet-hours.ts'

const SUNDAY = 0
const FRIDAY = 5
const SATURDAY = 6
const hours = (over: Partial<QuietHours>): QuietHours => ({
  quietHours: true,
  quietFrom: '18:00',
  quietTo: '08:00',
  quietDays: [1, 2, 3, 4, FRIDAY],
  ...over,
})
const clock = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

describe('quiet hours', () => {
  it.each([
    ['before they begin', {}, FRIDAY, '17:59', false],
    ['as they begin', {}, FRIDAY, '18:00', true],
    ['past midnight they belong to the day before', {}, SATURDAY, '07:59', true],
    ['as they end', {}, SATURDAY, '08:00', false],
    ['on a day without any', {}, SATURDAY, '23:00', false],
    ['after a night without any', {}, SUNDAY, '07:00', false],
    ['within a day', { quietFrom: '12:00', quietTo: '13:00' }, FRIDAY, '12:30', true],
    ['after a span within a day', { quietFrom: '12:00', quietTo: '13:00' }, FRIDAY, '13:00', false],
    ['the whole day', { quietFrom: '00:00', quietTo: '00:00' }, FRIDAY, '15:00', true],
    ['the whole of another day', { quietFrom: '00:00', quietTo: '00:00' }, SUNDAY, '15:00', false],
    ['switched off', { quietHours: false }, FRIDAY, '20:00', false],
    ['on no day', { quietDays: [] }, FRIDAY, '20:00', false],
  ] as const)('%s', (_when, over, day, time, quiet) => {
    expect(isQuiet(hours(over), { day, minute: clock(time) })).toBe(quiet)
  })
})

/** Hours in which calls come without noise, by the wall clock of the place. Pure. */

export interface QuietHours {
  readonly quietHours: boolean
  /** `HH:MM`, 24 hours. The same as `quietTo`: the whole day. */
  readonly quietFrom: string
  readonly quietTo: string
  /** Days on which they begin, 0 is Sunday; those that last past midnight end on the next. */
  readonly quietDays: readonly number[]
}

export interface LocalTime {
  /** 0 is Sunday. */
  readonly day: number
  /** Since midnight. */
  readonly minute: number
}

export const CLOCK_TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/u

export function isQuiet(hours: QuietHours, { day, minute }: LocalTime): boolean {
  if (!hours.quietHours) return false
  const from = minuteOf(hours.quietFrom)
  const to = minuteOf(hours.quietTo)
  const begins = hours.quietDays.includes(day)
  if (from === to) return begins
  if (from < to) return begins && minute >= from && minute < to
  const beganYesterday = hours.quietDays.includes((day + 6) % 7)
  return (begins && minute >= from) || (beganYesterday && minute < to)
}

const minuteOf = (clockTime: string): number => {
  const [hours = '0', minutes = '0'] = clockTime.split(':')
  return Number(hours) * 60 + Number(minutes)
}

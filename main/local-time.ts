/** The wall clock of the place that this computer is in. */
import type { LocalTime } from '../app/calls/quiet-hours.ts'

/** @param nowMs epoch ms */
export function localTime(nowMs: number): LocalTime {
  const date = new Date(nowMs)
  return { day: date.getDay(), minute: date.getHours() * 60 + date.getMinutes() }
}

const MORNING_HOUR = 7

/** When tomorrow's work may begin, epoch ms; across a change of the clocks too. */
export function tomorrowMorningMs(nowMs: number): number {
  const date = new Date(nowMs)
  date.setDate(date.getDate() + 1)
  date.setHours(MORNING_HOUR, 0, 0, 0)
  return date.getTime()
}

/** Times as a person reads them. Every duration is in milliseconds, every moment in epoch milliseconds. */
import { dateFormat } from './formatters.ts'
import { m } from './keys.ts'

/** A running time: `0:06`, `12:41`, `1:02:03`. Never negative: a clock that was set back shows `0:00`. */
export function timer(durationMs: number): string {
  const total = Math.max(0, Math.floor(durationMs / 1000))
  const seconds = String(total % 60).padStart(2, '0')
  const minutes = Math.floor(total / 60) % 60
  const hours = Math.floor(total / 3600)
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`
}

/** A length in words: `6 s`, `4 min`, `1 h 5 min`. */
export function duration(durationMs: number): string {
  const seconds = Math.max(0, Math.round(durationMs / 1000))
  if (seconds < 60) return m.time_seconds({ seconds })
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return m.time_minutes({ minutes })
  const rest = minutes % 60
  const hours = Math.floor(minutes / 60)
  return rest === 0 ? m.time_hours({ hours }) : m.time_hours_minutes({ hours, minutes: rest })
}

/** Whole seconds still to wait, rounded up; never below 0. */
export const secondsLeft = (untilMs: number, nowMs: number): number =>
  Math.max(0, Math.ceil((untilMs - nowMs) / 1000))

/** Time of day in the reader's own form, e.g. `12:01` or `12:01 PM`. */
export const clockTime = (atMs: number, locale?: string): string =>
  dateFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(atMs)

/** Time of day, with the date unless it is today's. */
export const moment = (atMs: number, nowMs: number, locale?: string): string =>
  dayOf(atMs) === dayOf(nowMs)
    ? clockTime(atMs, locale)
    : dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(atMs)

/** Heading of a day in a list: today, yesterday, else the date. */
export function dayHeading(atMs: number, nowMs: number, locale?: string): string {
  const yesterday = new Date(nowMs)
  yesterday.setDate(yesterday.getDate() - 1)
  if (dayOf(atMs) === dayOf(nowMs)) return m.time_earlier_today()
  if (dayOf(atMs) === dayOf(yesterday.getTime())) return m.time_yesterday()
  return dateFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(atMs)
}

/** One value per local calendar day. */
export function dayOf(atMs: number): string {
  const date = new Date(atMs)
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`
}

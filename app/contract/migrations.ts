/** From settings as an older version stored them to today's shape: one function per step, never changed once released. */
import { z } from 'zod'
import { appError, type AppError } from './errors.ts'
import { err, ok, type Result } from './result.ts'
import { SETTINGS_VERSION, settingsPatchSchema, type SettingsPatch } from './settings.ts'

/** Takes what version n stored (its `version` left out) and gives what version n + 1 would have stored. */
export type Migration = (stored: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>

/** The step at index 0 leads from version 1 to version 2. */
export const MIGRATIONS: readonly Migration[] = [toAlertTable]

const oldAlerts = z.looseObject({
  outgoingCards: z.boolean().optional(),
  missedNotification: z.boolean().optional(),
  ringSound: z.boolean().optional(),
})

/** Three switches became places in a table of kinds of calls. */
function toAlertTable(stored: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const parsed = oldAlerts.safeParse(stored['alerts'])
  if (!parsed.success) return stored
  const { outgoingCards, missedNotification, ringSound, ...rest } = parsed.data
  const sounding = ['card', 'sound', 'tray']
  return {
    ...stored,
    alerts: {
      ...rest,
      ...(outgoingCards === false ? { outgoing: ['tray'] } : {}),
      ...(missedNotification === false ? { missed: ['tray', 'badge'] } : {}),
      ...(ringSound === true ? { incoming: sounding, internal: sounding } : {}),
    },
  }
}

const storedSchema = z.looseObject({ version: z.number().int().min(1) })

/**
 * Only what the user changed is stored, so a default that changes later reaches everyone who left it alone.
 * @param stored what the file holds; an empty object means: nothing was ever changed
 * @returns the user's own values, or why they cannot be read: `settings-damaged` or `settings-newer`, in words
 */
export function readStoredSettings(
  stored: unknown,
  steps: readonly Migration[] = MIGRATIONS,
  version: number = SETTINGS_VERSION,
): Result<SettingsPatch, AppError> {
  if (isEmptyObject(stored)) return ok({})
  const head = storedSchema.safeParse(stored)
  if (!head.success) return damaged('it has no version')
  const { version: from, ...values } = head.data
  if (from > version) return err(appError('settings-newer', `it has version ${from}`))
  const today = upgraded(values, from, steps, version)
  const parsed = settingsPatchSchema.safeParse(today)
  if (parsed.success) return ok(parsed.data)
  const where = parsed.error.issues[0]?.path.join('.') ?? ''
  return damaged(where === '' ? 'it holds what is no setting' : `it holds what is no setting: ${where}`)
}

/** Settings, or a part of them, from the shape of an older version in today's: nothing is checked. */
export const upgraded = (
  values: Readonly<Record<string, unknown>>,
  from: number,
  steps: readonly Migration[] = MIGRATIONS,
  version: number = SETTINGS_VERSION,
): Readonly<Record<string, unknown>> =>
  steps.slice(from - 1, version - 1).reduce((old, step) => step(old), values)

const damaged = (why: string) => err(appError('settings-damaged', why))

const isEmptyObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0

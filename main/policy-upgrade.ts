/** A policy that was written for an older Ringside, in today's shape. Pure. */
import { z } from 'zod'
import { MIGRATIONS, upgraded, type Migration } from '../app/contract/migrations.ts'
import { SETTINGS_VERSION } from '../app/contract/settings.ts'

const versioned = z.looseObject({ version: z.number().int().min(1) })
const values = z.record(z.string(), z.unknown())

/** @returns what has no version, today's or none that can be, as it is: the schema has its say */
export function upgradedPolicy(
  document: unknown,
  steps: readonly Migration[] = MIGRATIONS,
  today: number = SETTINGS_VERSION,
): unknown {
  const read = versioned.safeParse(document)
  if (!read.success || read.data.version >= today) return document
  const { version, ...parts } = read.data
  const entries = Object.entries(parts).map(([name, part]: [string, unknown]): [string, unknown] => {
    const held = values.safeParse(part)
    return [name, held.success ? upgraded(held.data, version, steps, today) : part]
  })
  return { ...Object.fromEntries(entries), version: today }
}

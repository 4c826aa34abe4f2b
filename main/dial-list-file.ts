/** The list of calls on this machine's disk, for this user alone, until it is deleted. */
import { z } from 'zod'
import { ERROR_CODES } from '../app/contract/errors.ts'
import { MOST_LIST_NAME, MOST_LIST_NUMBER, MOST_LIST_ROWS } from '../app/dialing/list/model.ts'
import type { DialListMemory, Logger } from '../app/ports.ts'
import { readKept } from './kept-file.ts'
import type { SettingsFile } from './settings-store.ts'

const resultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answered'), talkedMs: z.number().min(0) }),
  z.strictObject({ kind: z.literal('unanswered'), here: z.boolean() }),
  z.strictObject({
    kind: z.literal('failed'),
    error: z
      .strictObject({ code: z.enum(ERROR_CODES), detail: z.string().max(500).optional() })
      .transform(({ code, detail }) => (detail === undefined ? { code } : { code, detail })),
  }),
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({ kind: z.literal('skipped') }),
  z.strictObject({ kind: z.literal('left-out') }),
  z.strictObject({ kind: z.literal('not-called') }),
])

const listSchema = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        name: z.string().max(MOST_LIST_NAME),
        text: z.string().max(MOST_LIST_NUMBER),
        result: resultSchema.optional(),
      }),
    )
    .min(1)
    .max(MOST_LIST_ROWS),
  cut: z.boolean(),
  over: z.boolean(),
})

export function createDialListFile(file: SettingsFile, log: Logger): DialListMemory {
  return {
    kept() {
      const parsed = listSchema.safeParse(readKept(file, log))
      return parsed.success ? parsed.data : undefined
    },
    keep(list) {
      try {
        file.write(list ?? {})
      } catch (error) {
        log.warn('call-list-not-written', { why: error instanceof Error ? error.message : 'unknown' })
      }
    },
  }
}

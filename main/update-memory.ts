/** Which version ran last, and which one was about to be put in place: a small file beside the settings. */
import { z } from 'zod'
import type { Logger } from '../app/ports.ts'
import type { UpdateMemory } from '../app/updates/first-start.ts'
import { readKept } from './kept-file.ts'
import type { SettingsFile } from './settings-store.ts'

const version = z.string().min(1).max(70)
const memorySchema = z.strictObject({
  lastVersion: version.optional(),
  pending: z
    .strictObject({
      from: version,
      to: version,
      notes: z.string().max(4_000),
      previous: z.string().max(4_096),
    })
    .optional(),
})

/** What cannot be read is forgotten: then nobody is told what changed. */
export function createUpdateMemory(file: SettingsFile, log: Logger): UpdateMemory {
  const parsed = memorySchema.safeParse(readKept(file, log))
  let memory: z.output<typeof memorySchema> = parsed.success ? parsed.data : {}
  return {
    lastVersion: () => memory.lastVersion,
    pending: () => memory.pending,
    remember(lastVersion, pending) {
      if (memory.lastVersion === lastVersion && memory.pending === pending) return
      memory = { lastVersion, ...(pending === undefined ? {} : { pending }) }
      try {
        file.write(memory)
      } catch (error) {
        log.warn('update-memory-not-written', { why: error instanceof Error ? error.message : 'unknown' })
      }
    },
  }
}

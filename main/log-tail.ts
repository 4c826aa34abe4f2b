/** The end of the log, for a report. */
import { open } from 'node:fs/promises'

const TAIL_BYTES = 64_000
const TAIL_LINES = 200

/** @returns whole lines, oldest first, at most 200; none where there is no log */
export async function readLogTail(file: string): Promise<readonly string[]> {
  try {
    const handle = await open(file, 'r')
    try {
      const { size } = await handle.stat()
      const from = Math.max(0, size - TAIL_BYTES)
      const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES))
      await handle.read(buffer, 0, buffer.length, from)
      const lines = buffer.toString('utf8').split('\n')
      // The first one may have begun before.
      return lines
        .slice(from === 0 ? 0 : 1)
        .filter((line) => line !== '')
        .slice(-TAIL_LINES)
    } finally {
      await handle.close()
    }
  } catch {
    // Without a log a report says so by having none.
    return []
  }
}

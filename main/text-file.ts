/** Reads a small text file that somebody named: a provisioning file, a CA. */
import { open } from 'node:fs/promises'
import { err, ok, type Result } from '../app/contract/result.ts'

/**
 * @param maxBytes refused beyond: a path from outside may name anything, an endless device included
 * @returns the text (UTF-8), or the system's own words
 */
export async function readTextFile(file: string, maxBytes: number): Promise<Result<string, string>> {
  try {
    const handle = await open(file, 'r')
    try {
      const facts = await handle.stat()
      if (!facts.isFile()) return err('It is not a file.')
      if (facts.size > maxBytes) return err('It is too large.')
      return ok(await handle.readFile('utf8'))
    } finally {
      await handle.close()
    }
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error))
  }
}

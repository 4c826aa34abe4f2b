/** Writes a file that somebody named, as a whole or not at all. */
import { randomBytes } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * Beside its place first, so that a disk that is full or a program that ends leaves what was there before. The file is the
 * user's alone, as far as the system has such rights: numbers and names are in it.
 * @throws in the system's own words when the disk refuses
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const beside = path.join(path.dirname(file), `.${randomBytes(6).toString('hex')}.ringside-part`)
  try {
    await writeFile(beside, text, { mode: 0o600, flag: 'wx' })
    await rename(beside, file)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

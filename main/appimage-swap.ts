/**
 * Puts a new AppImage in the place of the one that runs, in one step: there is no moment without a whole program at that
 * path, and what was there is kept beside it. electron-updater's own way removes the old file first.
 */
import { createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'

/** Where the version before is kept. @param target absolute path of the AppImage */
export const previousOf = (target: string): string => `${target}.previous`

/**
 * @param file downloaded
 * @param sha512 base64, as the feed announced it
 * @param target absolute path of the AppImage, which keeps its name: shortcuts and the start at login know it by that
 * @throws where it fails; then `target` is as it was
 */
export function swapAppImage(file: string, sha512: string, target: string): void {
  const next = `${target}.next`
  try {
    copyFileSync(file, next)
    // It may have lain there for days: what is put in place is what was announced.
    if (createHash('sha512').update(readFileSync(next)).digest('base64') !== sha512)
      throw Object.assign(new Error('The file has changed'), { code: 'ERR_CHECKSUM_MISMATCH' })
    chmodSync(next, 0o755)
    const handle = openSync(next, 'r')
    fsyncSync(handle)
    closeSync(handle)
    keep(target, previousOf(target))
    renameSync(next, target)
  } catch (error) {
    rmSync(next, { force: true })
    throw error
  }
  rmSync(file, { force: true })
}

function keep(target: string, previous: string): void {
  rmSync(previous, { force: true })
  try {
    linkSync(target, previous)
  } catch {
    // A file system without hard links (FAT, some network drives).
    copyFileSync(target, previous)
  }
}

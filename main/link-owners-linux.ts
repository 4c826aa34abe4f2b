/** Who opens links on Linux: xdg-utils knows it for every desktop (freedesktop.org, "xdg-mime"). */
import { execFile } from 'node:child_process'
import type { LinkOwner } from '../app/contract/state.ts'
import { DESKTOP_ENTRY } from './identity.ts'

const PATIENCE_MS = 5_000

export function linkOwnerOnLinux(scheme: string): Promise<LinkOwner> {
  return new Promise((resolve) => {
    execFile(
      'xdg-mime',
      ['query', 'default', `x-scheme-handler/${scheme}`],
      { timeout: PATIENCE_MS, maxBuffer: 10_000 },
      (error, output) => {
        resolve(readOwner(error === null ? output : undefined))
      },
    )
  })
}

/** @param output file name of a desktop entry, or nothing; undefined when the question failed */
export function readOwner(output: string | undefined): LinkOwner {
  if (output === undefined) return { status: 'unknown' }
  const entry = output.trim().split('\n')[0] ?? ''
  if (entry === '') return { status: 'none' }
  return entry === DESKTOP_ENTRY
    ? { status: 'ours' }
    : { status: 'other', name: entry.replace(/\.desktop$/u, '') }
}

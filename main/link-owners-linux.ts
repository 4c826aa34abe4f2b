/** Who opens links on Linux, as `xdg-mime query default` answers. Pure. */
import type { LinkOwner } from '../app/contract/links.ts'
import { DESKTOP_ENTRY } from './identity.ts'

/** @param output file name of a desktop entry, or nothing; undefined when the question failed */
export function readOwner(output: string | undefined): LinkOwner {
  if (output === undefined) return { status: 'unknown' }
  const entry = output.trim().split('\n')[0] ?? ''
  if (entry === '') return { status: 'none' }
  return entry === DESKTOP_ENTRY
    ? { status: 'ours' }
    : { status: 'other', name: entry.replace(/\.desktop$/u, '') }
}

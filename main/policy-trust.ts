/** Whether a policy's file can have come from who is entitled to write one, as POSIX systems tell. Pure. */
import { policyReasonOf } from '../app/contract/messages/policy.ts'

/** Of a file or a folder. */
export interface Ownership {
  readonly path: string
  readonly uid: number
  readonly mode: number
}

const WRITABLE_BY_ALL = 0o002
const STICKY = 0o1000

/**
 * A policy for everybody on a machine is an administrator's alone: whoever else could write it would choose the server
 * that everybody's password goes to.
 * @param owners user ids that may own it
 * @returns why it is not to be trusted
 */
export function distrust(file: Ownership, folder: Ownership, owners: readonly number[]): string | undefined {
  for (const { path, uid, mode } of [file, folder]) {
    // In a folder like /tmp everybody may make files, but not put them in the place of others'.
    const isSafeFolder = path === folder.path && (mode & STICKY) !== 0
    if ((mode & WRITABLE_BY_ALL) !== 0 && !isSafeFolder) return policyReasonOf.writable(path)
    if (!owners.includes(uid)) return policyReasonOf.foreignOwner(path, uid)
  }
  return undefined
}

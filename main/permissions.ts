/** What a page may ask the system for: a table, and no by default. */
import { ORIGIN } from './pages.ts'

export interface PermissionAsk {
  /** Chromium's name of the permission. */
  readonly permission: string
  /** Of the page that asks. */
  readonly origin: string
  /** Only whether the page would be let hear is asked, and the answer tells it the names of devices; nothing is opened. */
  readonly deviceNames?: boolean
}

/** The ringtone may go to a chosen loudspeaker; text may be put on the clipboard. Microphone and camera: never. */
const ALLOWED: ReadonlySet<string> = new Set(['speaker-selection', 'clipboard-sanitized-write'])

export const isPermitted = ({ permission, origin, deviceNames }: PermissionAsk): boolean =>
  // Electron gives origins with and without a trailing slash, by permission.
  origin.replace(/\/$/u, '') === ORIGIN &&
  (ALLOWED.has(permission) || (permission === 'media' && deviceNames === true))

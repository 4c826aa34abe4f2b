/** Who opens links on Windows and macOS, as the system itself tells. */
import type { App } from 'electron'
import type { LinkOwner } from '../app/contract/links.ts'

export type NativeLinks = Pick<App, 'getApplicationNameForProtocol' | 'isDefaultProtocolClient'>

export function nativeLinkOwner(app: NativeLinks, scheme: string): LinkOwner {
  if (app.isDefaultProtocolClient(scheme)) return { status: 'ours' }
  // It reads the scheme out of a URL; the number is nobody's.
  const name = app.getApplicationNameForProtocol(`${scheme}:0`)
  return name === '' ? { status: 'none' } : { status: 'other', name }
}

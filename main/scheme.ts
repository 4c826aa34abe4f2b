/** Serves our pages as `app://ringside/…`: a real origin, unlike `file://`, which has powers that no page needs. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Protocol } from 'electron'
import { language } from '../app/contract/messages/language.ts'
import type { Logger } from '../app/ports.ts'
import type { Folders } from './folders.ts'
import { CONTENT_SECURITY_POLICY, SCHEME, resolvePage } from './pages.ts'

/** Call before `ready`. */
export function declareScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    // `stream` lets <audio> play from it.
    { scheme: SCHEME, privileges: { standard: true, secure: true, stream: true } },
  ])
}

/** Call after `ready`. @returns resolves once the first page has been answered */
export function serveScheme(
  protocol: Pick<Protocol, 'handle'>,
  folders: Folders,
  log: Logger,
): Promise<void> {
  let answered = (): void => undefined
  const first = new Promise<void>((resolve) => {
    answered = resolve
  })
  // Each language has pages of its own under the same addresses.
  const inForce = () => ({ ...folders, renderer: path.join(folders.renderer, language()) })
  // A few hundred kilobytes that never change while the program runs, and a card must not wait for a disk.
  const read = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
  const contentOf = (file: string): Promise<Uint8Array<ArrayBuffer>> => {
    const content = read.get(file) ?? readFile(file).then((bytes) => new Uint8Array(bytes))
    read.set(file, content)
    return content
  }
  protocol.handle(SCHEME, async (request) => {
    const page = request.method === 'GET' ? resolvePage(request.url, inForce()) : undefined
    if (page === undefined) {
      log.warn('page-refused', { method: request.method, url: request.url })
      return new Response('Not found', { status: 404, headers: headersFor('text/plain') })
    }
    try {
      const content = await contentOf(page.file)
      // After this answer has left.
      setImmediate(answered)
      return new Response(content, { headers: headersFor(page.type) })
    } catch (error) {
      read.delete(page.file)
      log.warn('page-missing', { url: request.url, why: error instanceof Error ? error.name : '' })
      return new Response('Not found', { status: 404, headers: headersFor('text/plain') })
    }
  })
  return first
}

const headersFor = (type: string): Record<string, string> => ({
  'content-type': type,
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
})

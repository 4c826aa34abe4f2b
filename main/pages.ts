/** What `app://ringside/…` may serve. Pure: a URL in, a file path or nothing out. */
import path from 'node:path'

export const SCHEME = 'app'
export const HOST = 'ringside'
export const ORIGIN = `${SCHEME}://${HOST}`

export type PageName = 'main' | 'card' | 'dial'
export const pageUrl = (page: PageName): string => `${ORIGIN}/${page}.html`

/**
 * No `connect-src`: a page has no network. `blob:` is for sounds made in the page, `data:` for small pictures that
 * the bundler folds into the style sheet.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
  ['.wav', 'audio/wav'],
])

export interface PageFile {
  /** Absolute, inside one of the two folders. */
  readonly file: string
  readonly type: string
}

/**
 * @param folders absolute; `sounds/…` comes from the second, everything else from the first
 * @returns undefined for another host, another kind of file, or a path that leads out of its folder
 */
export function resolvePage(
  url: string,
  folders: { readonly renderer: string; readonly sounds: string },
): PageFile | undefined {
  const pathname = decodedPath(url)
  if (pathname === undefined) return undefined
  const type = TYPES.get(path.extname(pathname).toLowerCase())
  const sound = pathname.startsWith('/sounds/')
  const root = sound ? folders.sounds : folders.renderer
  const file = path.resolve(root, `.${sound ? pathname.slice('/sounds'.length) : pathname}`)
  if (type === undefined || !file.startsWith(root + path.sep)) return undefined
  return { file, type }
}

function decodedPath(url: string): string | undefined {
  try {
    const { protocol, host, pathname } = new URL(url)
    if (protocol !== `${SCHEME}:` || host !== HOST) return undefined
    const decoded = decodeURIComponent(pathname)
    // A backslash is a separator on Windows, a colon may name a drive or a stream there, NUL ends a path in C.
    return /[\\:\0]/u.test(decoded) ? undefined : decoded
  } catch {
    // Not a URL, or a broken percent sign: nothing to serve.
    return undefined
  }
}

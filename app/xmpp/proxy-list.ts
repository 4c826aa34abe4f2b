/** The answer of a system's proxy settings, in the words of proxy auto-configuration files: `PROXY a:8080; DIRECT`. */

/** One way to a server, of those that are to be tried in order. */
export type Way =
  | { readonly kind: 'direct' }
  /** HTTP CONNECT (RFC 9110 §9.3.6). */
  | { readonly kind: 'http'; readonly host: string; readonly port: number }
  /** RFC 1928. */
  | { readonly kind: 'socks5'; readonly host: string; readonly port: number }

/** More would only divide the time for connecting into pieces that are too short. */
const MAX_WAYS = 4

/**
 * Ways of other kinds (`HTTPS`, `SOCKS4`) are left out, so nothing may be left. The older word `SOCKS` is tried as
 * version 5, which those that speak version 4 mostly know. No answer at all means: directly.
 */
export function readProxyList(answer: string): readonly Way[] {
  const entries = answer
    .split(';', 64)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  if (entries.length === 0) return [{ kind: 'direct' }]
  return entries.flatMap(readWay).slice(0, MAX_WAYS)
}

function readWay(entry: string): readonly Way[] {
  if (/^DIRECT$/i.test(entry)) return [{ kind: 'direct' }]
  const [, word = '', host = '', digits = ''] =
    /^(PROXY|HTTP|SOCKS|SOCKS5)\s+(\[[\da-f:.]+\]|[^\s:[\]/@]+):(\d{1,5})$/i.exec(entry) ?? []
  const port = Number(digits)
  if (host === '' || port < 1 || port > 65_535) return []
  const kind = /^SOCKS/i.test(word) ? 'socks5' : 'http'
  return [{ kind, host: host.replace(/^\[(.*)\]$/, '$1'), port }]
}

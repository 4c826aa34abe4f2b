/** What the package says of updates: electron-builder's app-update.yml and package-type, beside the program's archive. */

export interface UpdatePackage {
  /** https; undefined: this package was made without. */
  readonly feed: string | undefined
  /** Who must have signed the next version (Windows); undefined: nobody signed this one. */
  readonly publishers: readonly string[] | undefined
  /** `deb`, `rpm` and the like; empty: none of these. */
  readonly type: string
}

/** A name that means nobody (RFC 2606 §2): whoever makes packages names a real one. */
const PLACEHOLDER = /\.example$/u

/**
 * @param config text of app-update.yml; undefined: it is not there
 * @param type text of package-type
 */
export function readUpdatePackage(config: string | undefined, type: string | undefined): UpdatePackage {
  // The few lines that electron-builder writes, one value each: a reader of all YAML is loaded with the updater only.
  const lines = (config ?? '').split(/\r?\n/u)
  return {
    feed: feedIn(lines.find((line) => line.startsWith('url:'))?.slice('url:'.length) ?? ''),
    publishers: publishersIn(lines),
    type: (type ?? '').trim(),
  }
}

function feedIn(text: string): string | undefined {
  try {
    const url = new URL(unquoted(text))
    return url.protocol === 'https:' && !PLACEHOLDER.test(url.hostname) ? url.href : undefined
  } catch {
    // Nothing is there, or something that is no address.
    return undefined
  }
}

function publishersIn(lines: readonly string[]): readonly string[] | undefined {
  const at = lines.findIndex((line) => line.startsWith('publisherName:'))
  if (at < 0) return undefined
  const own = unquoted(lines[at]?.slice('publisherName:'.length) ?? '')
  if (own !== '') return [own]
  const rest = lines.slice(at + 1)
  const end = rest.findIndex((line) => !/^\s*- /u.test(line))
  const names = (end < 0 ? rest : rest.slice(0, end)).map((line) => unquoted(line.replace(/^\s*- /u, '')))
  return names.length === 0 ? undefined : names
}

const unquoted = (text: string): string => text.trim().replace(/^(['"])(.*)\1$/u, '$2')

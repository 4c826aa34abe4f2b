// Where things lie: the checkout, what is built, and the cache that outlives a checkout.
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout's own folder, absolute. (Not by `import.meta.dirname`: a Node without it must get as far as being told so.) */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** Everything that is built. Ignored by git; safe to delete. */
export const OUT = path.join(ROOT, 'out')

/**
 * The cache outside the checkout. Root's own home is closed to other users, and the sandbox can be tried only as an
 * unprivileged one, so root caches where everyone may read.
 * @returns {string} absolute path; it need not exist
 */
export function cacheFolder() {
  if (process.getuid?.() === 0) return '/var/cache/ringside'
  const base = process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache')
  return path.join(base, 'ringside')
}

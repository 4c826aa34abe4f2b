/** DNS, a CA file, the system's certificates. */
import { resolveSrv } from 'node:dns/promises'
import tls from 'node:tls'
import { appError } from '../app/contract/errors.ts'
import { err, ok } from '../app/contract/result.ts'
import type { Logger, Network } from '../app/ports.ts'
import { readTextFile } from './text-file.ts'

const MAX_CA_BYTES = 1_000_000

export function createNetwork(log: Logger): Network {
  let system: readonly string[] | undefined
  return {
    async resolveSrv(name) {
      try {
        return await resolveSrv(name)
      } catch (error) {
        // No record and no answer mean the same to whoever asks: try the name itself.
        log.debug('srv-none', { code: codeOf(error) })
        return []
      }
    },
    async readCaFile(path) {
      const text = await readTextFile(path, MAX_CA_BYTES)
      if (!text.ok) return err(appError('ca-file-unreadable', text.error))
      return text.value.includes('-----BEGIN CERTIFICATE-----')
        ? ok(text.value)
        : err(appError('ca-file-unreadable', 'It holds no certificate in PEM form.'))
    },
    // Read once: the store is large, and a certificate added later counts after a restart, as in browsers.
    systemCertificates: () => (system ??= readSystemCertificates()),
  }
}

/** Node reads the system's store since 22.15; its types here are of an older Node, hence the look-up by name. */
function readSystemCertificates(): readonly string[] {
  const read: unknown = Reflect.get(tls, 'getCACertificates')
  if (typeof read !== 'function') return []
  const found: unknown = Reflect.apply(read, tls, ['system'])
  return Array.isArray(found) ? found.filter((entry): entry is string => typeof entry === 'string') : []
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}

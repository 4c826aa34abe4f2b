/** DNS, a CA file, the system's certificates and its proxy settings. */
import { resolveSrv } from 'node:dns/promises'
import { appError } from '../app/contract/errors.ts'
import { err, ok } from '../app/contract/result.ts'
import type { Logger, Network } from '../app/ports.ts'
import { readTextFile } from './text-file.ts'

const MAX_CA_BYTES = 1_000_000

export interface NetworkDeps {
  readonly log: Logger
  /** What Chromium makes of the system's settings and of a script they may name. */
  readonly resolveProxy: Network['proxyFor']
  /** `node:tls`, or what stands for it. */
  readonly tls: object
}

export function createNetwork({ log, resolveProxy, tls }: NetworkDeps): Network {
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
    systemCertificates: () => (system ??= readSystemCertificates(tls, log)),
    proxyFor: resolveProxy,
  }
}

/** Node reads the system's store since 22.15; its types here are of an older Node, hence the look-up by name. */
function readSystemCertificates(tls: object, log: Logger): readonly string[] {
  const read: unknown = Reflect.get(tls, 'getCACertificates')
  if (typeof read !== 'function') return []
  try {
    const found: unknown = Reflect.apply(read, tls, ['system'])
    return Array.isArray(found) ? found.filter((entry): entry is string => typeof entry === 'string') : []
  } catch (error) {
    // A store that cannot be read leaves the built-in authorities, which are enough for a public server.
    log.warn('system-certificates', { code: codeOf(error) })
    return []
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}

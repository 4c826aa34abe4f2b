/**
 * Where the password lies: as ciphertext that only this user of this system can open, else in memory and nowhere.
 * What is kept is opaque here; the core locks in with it whom and where it was given for.
 */
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import type { Logger, SecretStore } from '../app/ports.ts'

/** The system's own protection: DPAPI, Keychain, libsecret or KWallet. */
export interface Cipher {
  encrypt(text: string): Promise<Uint8Array>
  /** `renew`: the system asks for it to be encrypted anew. @throws when it was written with another key */
  decrypt(bytes: Uint8Array): Promise<{ readonly text: string; readonly renew: boolean }>
}

export interface SecretDeps {
  /** Absolute path of the ciphertext. */
  readonly file: string
  /** Undefined where the system protects nothing. */
  readonly cipher: Cipher | undefined
  readonly log: Logger
}

export function createSecretStore({ file, cipher, log }: SecretDeps): SecretStore {
  return cipher === undefined ? createMemoryStore() : createFileStore(file, cipher, log)
}

function createMemoryStore(): SecretStore {
  let kept: string | undefined
  return {
    protection: 'memory',
    load: () => Promise.resolve(kept),
    save(secret) {
      kept = secret
      return Promise.resolve()
    },
    clear() {
      kept = undefined
      return Promise.resolve()
    },
  }
}

function createFileStore(file: string, cipher: Cipher, log: Logger): SecretStore {
  async function save(secret: string): Promise<void> {
    const bytes = await cipher.encrypt(secret)
    const fresh = `${file}.new`
    await writeFile(fresh, bytes, { mode: 0o600 })
    await rename(fresh, file)
  }

  /** What can be opened is of use, whether or not it can be written anew now; the system asks again next time. */
  async function renewed(text: string): Promise<void> {
    try {
      await save(text)
    } catch (error) {
      log.warn('secret-not-renewed', { name: error instanceof Error ? error.name : 'unknown' })
    }
  }

  async function load(): Promise<string | undefined> {
    try {
      const bytes = await readIfThere(file)
      if (bytes === undefined) return undefined
      const { text, renew } = await cipher.decrypt(bytes)
      if (renew) await renewed(text)
      return text
    } catch (error) {
      // A locked or changed key store looks the same as damage, and so does a file that the disk does not give. The
      // user is asked again and the file stays, since after the next login the system may well be able to open it.
      log.warn('secret-unreadable', { name: error instanceof Error ? error.name : 'unknown' })
      return undefined
    }
  }

  return { protection: 'system', load, save, clear: () => rm(file, { force: true }) }
}

async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

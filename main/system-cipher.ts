/** Electron's `safeStorage` as a cipher. Its synchronous calls are deprecated since 45 and may block on a prompt. */
import { safeStorage } from 'electron'
import type { Cipher } from './secrets.ts'

/**
 * Call after `ready`.
 * @returns undefined where the system protects nothing: then the password stays in memory
 */
export async function findSystemCipher(platform: NodeJS.Platform): Promise<Cipher | undefined> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return undefined
  // On Linux "available" may mean a fixed, public key: `basic_text`. That is no protection.
  if (platform === 'linux' && !isRealBackend(safeStorage.getSelectedStorageBackend())) return undefined
  return {
    encrypt: (text) => safeStorage.encryptStringAsync(text),
    async decrypt(bytes) {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(bytes))
      return { text: result, renew: shouldReEncrypt }
    },
  }
}

const isRealBackend = (backend: string): boolean => backend !== 'basic_text' && backend !== 'unknown'

/** The password of the account: given out for its own target only, and gone as soon as that is another one. */
import { appError, type AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { Logger, SecretStore } from '../ports.ts'
import { decodeSecret, encodeSecret, isSecretFor, type CaText } from './secret.ts'
import type { SignInTarget } from './target.ts'

export interface Passwords {
  /** The typed one, else the stored one where it was given for this very target and CA file. */
  readonly forTarget: (target: SignInTarget, ca: CaText, typed: string) => Promise<string | undefined>
  /** Whether one is stored for the target, while nobody can tell what its CA file holds. */
  readonly isKeptFor: (target: SignInTarget) => Promise<boolean>
  /** Deletes what was stored for any other target. @param ca an error: nobody can tell what the CA file holds */
  dropForeign(target: SignInTarget, ca: Result<CaText, unknown>): Promise<void>
  /** @returns whether it is kept: where it cannot be, the session goes on all the same. */
  keep(target: SignInTarget, ca: CaText, password: string): Promise<boolean>
  /** An error when it could not be deleted: then it is still there at the next start. */
  clear(): Promise<Result<null, AppError>>
  readonly protection: SecretStore['protection']
}

/** @param notice told when the password could not be kept */
export function createPasswords(
  secrets: SecretStore,
  log: Logger,
  notice: (error: AppError) => void,
): Passwords {
  return {
    protection: secrets.protection,
    async forTarget(target, ca, typed) {
      if (typed !== '') return typed
      const secret = await secrets.load()
      return secret === undefined ? undefined : decodeSecret(secret, target, ca)
    },
    async isKeptFor(target) {
      const secret = await secrets.load()
      return secret !== undefined && isSecretFor(secret, target)
    },
    async dropForeign(target, ca) {
      const secret = await secrets.load()
      if (secret === undefined) return
      const isOwn = ca.ok ? decodeSecret(secret, target, ca.value) !== undefined : isSecretFor(secret, target)
      if (isOwn) return
      log.info('password-dropped', { reason: 'other-target' })
      try {
        await secrets.clear()
      } catch (error) {
        // It stays of no use: it is given out for its own target alone. The program has to start all the same.
        log.error('password-not-deleted', { error: error instanceof Error ? error.name : 'unknown' })
      }
    },
    async keep(target, ca, password) {
      try {
        await secrets.save(encodeSecret(password, target, ca))
        return true
      } catch (error) {
        log.error('password-not-stored', { error: error instanceof Error ? error.name : 'unknown' })
        notice(appError('password-not-stored'))
        return false
      }
    },
    async clear() {
      try {
        await secrets.clear()
        return ok(null)
      } catch (error) {
        log.error('password-not-deleted', { error: error instanceof Error ? error.name : 'unknown' })
        return err(appError('password-not-deleted'))
      }
    },
  }
}

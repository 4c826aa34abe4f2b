import { describe, expect, it } from 'vitest'
import { ok } from '../../../app/contract/result.ts'
import { DEFAULT_SETTINGS } from '../../../app/contract/settings.ts'
import { createPasswords } from '../../../app/core/passwords.ts'
import { encodeSecret } from '../../../app/core/secret.ts'
import { targetFromSettings } from '../../../app/core/target.ts'
import type { SecretStore } from '../../../app/ports.ts'
import { silentLog } from '../onsip/silent-log.ts'

const target = { ...targetFromSettings(DEFAULT_SETTINGS), address: 'ann@example.com' }

/** A disk that lets nothing be deleted. */
const stuck: SecretStore = {
  protection: 'system',
  load: () => Promise.resolve(encodeSecret('hunter2', target, undefined)),
  save: () => Promise.resolve(),
  clear: () => Promise.reject(new Error('EACCES')),
}

describe('a password for another server that the disk will not let go', () => {
  it('keeps the program from nothing, and is given to nobody', async () => {
    const passwords = createPasswords(stuck, silentLog, () => undefined)
    const elsewhere = { ...target, host: 'evil.example.net' }
    await expect(passwords.dropForeign(elsewhere, ok(undefined))).resolves.toBeUndefined()
    expect(await passwords.forTarget(elsewhere, undefined, '')).toBeUndefined()
    expect(await passwords.forTarget(target, undefined, '')).toBe('hunter2')
  })
})

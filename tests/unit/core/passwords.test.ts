import { describe, expect, it } from 'vitest'
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
  load: () => Promise.resolve(encodeSecret('hunter2', target)),
  save: () => Promise.resolve(),
  clear: () => Promise.reject(new Error('EACCES')),
}

describe('a password for another server that the disk will not let go', () => {
  it('keeps the program from nothing, and is given to nobody', async () => {
    const passwords = createPasswords(stuck, silentLog, () => undefined)
    const elsewhere = { ...target, host: 'evil.example.net' }
    await expect(passwords.dropForeign(elsewhere)).resolves.toBeUndefined()
    expect(await passwords.forTarget(elsewhere, '')).toBeUndefined()
    expect(await passwords.forTarget(target, '')).toBe('hunter2')
  })
})

import { describe, expect, it } from 'vitest'
import { distrust } from '../../../main/policy-trust.ts'

const file = { path: '/etc/ringside/policy.json', uid: 0, mode: 0o100644 }
const folder = { path: '/etc/ringside', uid: 0, mode: 0o40755 }

describe('a policy for everybody on a machine', () => {
  it('is an administrator’s where the file and its folder are', () => {
    expect(distrust(file, folder, [0])).toBeUndefined()
    expect(distrust({ ...file, mode: 0o100664 }, folder, [0])).toBeUndefined()
    expect(distrust({ ...file, uid: 1000 }, { ...folder, uid: 1000 }, [0, 1000])).toBeUndefined()
  })

  it.each([
    [{ ...file, mode: 0o100646 }, folder, 'everybody may write to /etc/ringside/policy.json'],
    [file, { ...folder, mode: 0o40777 }, 'everybody may write to /etc/ringside'],
    [{ ...file, mode: 0o101666 }, folder, 'everybody may write to /etc/ringside/policy.json'],
    [{ ...file, uid: 1000 }, folder, 'belongs to the user with the number 1000'],
    [file, { ...folder, uid: 1000 }, '/etc/ringside belongs to the user with the number 1000'],
  ])('is not where anybody else could have written it: %j', (one, other, why) => {
    expect(distrust(one, other, [0])).toContain(why)
  })

  it('may lie where everybody makes files, and none can be put in another’s place', () => {
    expect(distrust(file, { ...folder, mode: 0o41777 }, [0])).toBeUndefined()
  })
})

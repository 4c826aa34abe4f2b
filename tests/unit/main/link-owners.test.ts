import { describe, expect, it } from 'vitest'
import { readOwner } from '../../../main/link-owners-linux.ts'
import { nativeLinkOwner } from '../../../main/link-owners-native.ts'

describe('who opens links, as xdg-mime answers', () => {
  it.each([
    ['com.ringside.companion.desktop\n', { status: 'ours' }],
    ['zoiper5.desktop\n', { status: 'other', name: 'zoiper5' }],
    ['\n', { status: 'none' }],
    ['', { status: 'none' }],
    [undefined, { status: 'unknown' }],
  ])('%j', (output, owner) => {
    expect(readOwner(output)).toEqual(owner)
  })
})

describe('who opens links, as Windows and macOS answer', () => {
  const system = (ours: boolean, name: string) => ({
    isDefaultProtocolClient: () => ours,
    getApplicationNameForProtocol: () => name,
  })
  it('is us, another program by its name, or nobody', () => {
    expect(nativeLinkOwner(system(true, 'Ringside'), 'tel')).toEqual({ status: 'ours' })
    expect(nativeLinkOwner(system(false, 'FaceTime'), 'tel')).toEqual({ status: 'other', name: 'FaceTime' })
    expect(nativeLinkOwner(system(false, ''), 'tel')).toEqual({ status: 'none' })
  })
})

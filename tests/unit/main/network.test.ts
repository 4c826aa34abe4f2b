import { describe, expect, it } from 'vitest'
import { createNetwork } from '../../../main/network.ts'
import { silentLog } from './silent-log.ts'

const networkWith = (tls: object) =>
  createNetwork({ log: silentLog, resolveProxy: () => Promise.resolve('DIRECT'), tls })

describe("the system's certificates", () => {
  it('are those of its own store, read once', () => {
    const stores: unknown[] = []
    const network = networkWith({
      getCACertificates(store: unknown) {
        stores.push(store)
        return ['PEM 1', 'PEM 2']
      },
    })
    expect(network.systemCertificates()).toEqual(['PEM 1', 'PEM 2'])
    expect(network.systemCertificates()).toEqual(['PEM 1', 'PEM 2'])
    expect(stores).toEqual(['system'])
  })

  it.each([
    ['a runtime that cannot read them', {}],
    [
      'a store that cannot be read',
      {
        getCACertificates: () => {
          throw new Error('locked')
        },
      },
    ],
    ['an answer that makes no sense', { getCACertificates: () => 'none' }],
  ])('are none with %s: the built-in ones go on', (_what, tls) => {
    expect(networkWith(tls).systemCertificates()).toEqual([])
  })
})

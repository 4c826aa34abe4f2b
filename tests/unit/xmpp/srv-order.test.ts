import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SrvRecord } from '../../../app/ports.ts'
import { orderSrvRecords } from '../../../app/xmpp/srv-order.ts'

const record = (name: string, priority: number, weight: number): SrvRecord => ({
  name,
  port: 5222,
  priority,
  weight,
})

/** A generator of one's own, so that a thousand draws are the same in each run. */
function lots(seed: number): () => number {
  let state = seed
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647
}

describe('the order of servers', () => {
  it('keeps every server once, and lower priorities first', () => {
    const records = fc.array(fc.tuple(fc.nat(3), fc.nat(100)), { maxLength: 12 })
    fc.assert(
      fc.property(records, fc.integer({ min: 1, max: 1_000_000 }), (pairs, seed) => {
        const given = pairs.map(([priority, weight], index) => record(`s${index}`, priority, weight))
        const ordered = orderSrvRecords(given, lots(seed))
        expect(new Set(ordered)).toEqual(new Set(given))
        expect(ordered).toHaveLength(given.length)
        const priorities = ordered.map(({ priority }) => priority)
        expect(priorities).toEqual([...priorities].sort((a, b) => a - b))
      }),
    )
  })

  it('puts each server first as often as its weight says', () => {
    const given = [record('small', 0, 10), record('big', 0, 30)]
    const random = lots(42)
    const rounds = 4_000
    const bigFirst = Array.from({ length: rounds }, () => orderSrvRecords(given, random)[0]?.name).filter(
      (name) => name === 'big',
    ).length
    expect(bigFirst / rounds).toBeGreaterThan(0.7)
    expect(bigFirst / rounds).toBeLessThan(0.8)
  })

  it('gives a server of weight 0 a small chance, not none', () => {
    const given = [record('none', 0, 0), record('some', 0, 9)]
    expect(orderSrvRecords(given, () => 0)[0]?.name).toBe('none')
    expect(orderSrvRecords(given, () => 0.5)[0]?.name).toBe('some')
  })
})

import { describe, expect, it } from 'vitest'
import { handOver, readHandover } from '../../../main/second-start.ts'

describe('a second start', () => {
  it('hands its own words over unchanged', () => {
    const data: unknown = JSON.parse(JSON.stringify(handOver(['--dial=555 0100', 'tel:1'], false)))
    expect(readHandover(data)?.wishes).toEqual([
      { kind: 'dial', text: '555 0100', source: 'argument' },
      { kind: 'dial', text: 'tel:1', source: 'link' },
    ])
  })

  it.each([
    undefined,
    null,
    'tel:1',
    {},
    { argv: 'tel:1' },
    { argv: [1] },
    { argv: Array(1_000).fill('tel:1') },
  ])('that hands over %j is not listened to', (data) => {
    expect(readHandover(data)).toBeUndefined()
  })

  it('that asks for an answer by the socket is not carried out twice; its links are', () => {
    expect(readHandover(handOver(['--dial=555 0100', '--hang-up'], true))).toBeUndefined()
    expect(readHandover(handOver(['--dial=555 0100', 'tel:1'], true))?.wishes).toEqual([
      { kind: 'dial', text: 'tel:1', source: 'link' },
    ])
  })

  it('cuts what is too much before sending it', () => {
    expect(handOver(Array<string>(900).fill('x'.repeat(30_000)), false).argv).toHaveLength(500)
    expect(readHandover(handOver(Array<string>(900).fill('x'.repeat(30_000)), false))).toBeDefined()
  })
})

import { describe, expect, it } from 'vitest'
import { createFailures } from '../../../main/failures.ts'
import { createManualClock } from '../../clock.ts'
import { silentLog } from './silent-log.ts'

function program(recover: (goesOn: () => boolean) => Promise<void> = async () => undefined) {
  const clock = createManualClock()
  const seen: string[] = []
  const failed = createFailures({
    clock,
    log: silentLog,
    recover: (goesOn) => {
      seen.push('recover')
      return recover(goesOn)
    },
    tell: () => seen.push('tell'),
  })
  return { clock, seen, failed }
}

describe('an error that nobody caught', () => {
  it('begins the session anew', () => {
    const { seen, failed } = program()
    failed(new Error('x'))
    failed('not even an error')
    expect(seen).toEqual(['recover', 'recover'])
  })

  it('is told, once, when it comes a third time within a minute', () => {
    const { seen, failed } = program()
    for (let n = 0; n < 5; n += 1) failed(new Error('x'))
    expect(seen).toEqual(['recover', 'recover', 'tell'])
  })

  it('lets nothing go on that was still recovering when it was told', async () => {
    const { seen, failed } = program(async (goesOn) => {
      await Promise.resolve()
      seen.push(goesOn() ? 'goes on' : 'ends')
    })
    for (let n = 0; n < 3; n += 1) failed(new Error('x'))
    await Promise.resolve()
    await Promise.resolve()
    expect(seen).toEqual(['recover', 'recover', 'tell', 'ends', 'ends'])
  })

  it('is not told when the errors lie far apart', () => {
    const { clock, seen, failed } = program()
    for (let n = 0; n < 5; n += 1) {
      failed(new Error('x'))
      clock.advance(40_000)
    }
    expect(seen).toEqual(Array(5).fill('recover'))
  })

  it('does not become another one when recovering fails', async () => {
    const { seen, failed } = program(() => Promise.reject(new Error('y')))
    failed(new Error('x'))
    await Promise.resolve()
    expect(seen).toEqual(['recover'])
  })
})

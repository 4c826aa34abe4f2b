import { describe, expect, it } from 'vitest'
import { canMean, ruleFor, sameCaller } from '../../../app/calls/person-rules.ts'
import { NOBODY } from '../../../app/calls/party.ts'
import { party } from './story.ts'

const rule = (who: string) => ({ who, alerts: 'never', private: false }) as const
const means = (who: string, address: string, number = ''): boolean =>
  ruleFor({ ...party(address), number }, [rule(who)]) !== undefined

describe('who is meant by a rule', () => {
  it.each([
    ['bob@example.com', 'bob@example.com', '', true],
    ['sip:Bob@Example.com', 'bob@example.com', '', true],
    ['bob@example.com', 'bob@example.org', '', false],
    ['(415) 555-1212', '14155551212@pstn.example', '', true],
    ['+1 415 555 1212', '4155551212@pstn.example', '', true],
    ['089 1234567', '498912345678@pstn.example', '', false],
    ['089 12345678', '498912345678@pstn.example', '', true],
    ['0089 12345678', 'x@pstn.example', '(0)89 12345678', true],
    ['204', '204@example.com', '', true],
    ['204', '14155551204@pstn.example', '', false],
    ['555-1212', '14155551212@pstn.example', '', false],
    ['204', 'bob204@example.com', '', false],
  ])('%s and %s %s', (who, address, number, meant) => {
    expect(means(who, address, number)).toBe(meant)
  })

  it('nobody who withheld everything', () => {
    expect(ruleFor(NOBODY, [rule('204'), rule('a@b')])).toBeUndefined()
    expect(sameCaller(NOBODY, NOBODY)).toBe(false)
  })

  it('takes an address or digits to mean anybody', () => {
    expect(['bob@example.com', '20', '+1 (415)'].every(canMean)).toBe(true)
    expect(['Bob', '7', '', '+'].some(canMean)).toBe(false)
  })
})

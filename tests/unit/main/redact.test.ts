import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redactFields, redactText } from '../../../main/redact.ts'

describe('a line of the log', () => {
  it.each([
    ['call to +1 (732) 555-0100 failed', 'call to …100 failed'],
    ['<auth mechanism="PLAIN">AGFubgBzZWNyZXQ=</auth>', '<auth>…</auth>'],
    ['<field var="password"><value>hunter2</value></field>', '<field var="password">…</field>'],
    ['two\nlines', 'two ⏎ lines'],
  ])('%s is cleaned', (text, cleaned) => {
    expect(redactText(text)).toBe(cleaned)
  })

  it('hides a number that is an address, too', () => {
    expect(redactText('sip:17325550100@example.com')).not.toMatch(/1732|example/u)
  })

  it('names the same address by the same letters, and different ones differently', () => {
    const [first, again, other] = ['ann@example.com', 'Ann@Example.com', 'bob@example.com'].map(redactText)
    expect(first).toMatch(/^jid:[0-9a-f]{8}$/u)
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  })

  it('keeps short numbers, ports and versions, which are nobody’s', () => {
    expect(redactText('port 5222, extension 7001, version 45.4.1')).toBe(
      'port 5222, extension 7001, version 45.4.1',
    )
  })

  it('drops the value of every field that is called a secret', () => {
    expect(
      redactFields({ password: 'x1', apiToken: 'x2', Secret: 'x3', count: 12345678, why: 'ann@example.com' }),
    ).toEqual({
      password: '…',
      apiToken: '…',
      Secret: '…',
      count: 12345678,
      why: redactText('ann@example.com'),
    })
  })

  it('never holds an address or a whole phone number', () => {
    const number = fc.stringMatching(/^\+?[1-9][0-9]{6,14}$/u)
    const address = fc.stringMatching(/^[a-z]{1,8}(?:![a-z]{1,8})?@[a-z]{1,8}\.example$/u)
    fc.assert(
      fc.property(fc.lorem(), fc.oneof(number, address), fc.lorem(), (before, secret, after) => {
        expect(redactText(`${before} ${secret} ${after}`)).not.toContain(secret)
        expect(redactText(`<${secret}>`)).not.toContain(secret)
      }),
    )
  })
})

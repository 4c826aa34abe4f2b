import { describe, expect, it } from 'vitest'
import { saslPrep } from '../../../app/xmpp/sasl-prep.ts'
import { createScram } from '../../../app/xmpp/scram.ts'

/** The exchanges printed in RFC 5802 §5 and RFC 7677 §3. */
const PRINTED = [
  {
    hash: 'sha1',
    nonce: 'fyko+d2lbbFgONRv9qkxdawL',
    serverFirst: 'r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096',
    clientFinal: 'c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=',
    serverFinal: 'v=rmF9pqV8S7suAoZWja4dJRkFsKQ=',
  },
  {
    hash: 'sha256',
    nonce: 'rOprNGfwEbeRWgbNEkqO',
    serverFirst: 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096',
    clientFinal:
      'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=',
    serverFinal: 'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
  },
] as const

describe.each(PRINTED)('the printed exchange with $hash', ({ hash, nonce, ...printed }) => {
  const begin = () => createScram(hash, { username: 'user', password: 'pencil', nonce })

  it('is reproduced to the letter', async () => {
    const exchange = begin()
    expect(exchange.first.toString()).toBe(`n,,n=user,r=${nonce}`)
    const answer = await exchange.answer(Buffer.from(printed.serverFirst))
    expect(answer.ok && answer.value.toString()).toBe(printed.clientFinal)
    expect(exchange.accepts(Buffer.from(printed.serverFinal))).toBe(true)
  })

  it('accepts no other proof, and none before the challenge', async () => {
    const exchange = begin()
    expect(exchange.accepts(Buffer.from(printed.serverFinal))).toBe(false)
    await exchange.answer(Buffer.from(printed.serverFirst))
    expect(exchange.accepts(Buffer.from(''))).toBe(false)
    expect(exchange.accepts(Buffer.from('v=AAAA'))).toBe(false)
    expect(exchange.accepts(Buffer.from(printed.serverFinal.replace('=', '=A')))).toBe(false)
  })

  it.each([
    ['a foreign nonce', 'r=somebodyelse,s=QSXCR+Q6sek8bf92,i=4096'],
    ['an echoed nonce', `r=${nonce},s=QSXCR+Q6sek8bf92,i=4096`],
    ['no salt', `r=${nonce}x,i=4096`],
    ['no iterations', `r=${nonce}x,s=QSXCR+Q6sek8bf92`],
    ['too many iterations', `r=${nonce}x,s=QSXCR+Q6sek8bf92,i=5000001`],
    ['nonsense', 'e=other-error'],
  ])('refuses a challenge with %s', async (_name, challenge) => {
    expect((await begin().answer(Buffer.from(challenge))).ok).toBe(false)
  })
})

it('a user name with commas and equals signs is escaped', () => {
  const exchange = createScram('sha1', { username: 'a=b,c', password: '', nonce: 'n' })
  expect(exchange.first.toString()).toBe('n,,n=a=3Db=2Cc,r=n')
})

it.each([
  ['I\u00ADX', 'IX'],
  ['user', 'user'],
  ['USER', 'USER'],
  ['\u00AA', 'a'],
  ['\u2168', 'IX'],
  ['a\u00A0b', 'a b'],
  ['e\u0301', '\u00E9'],
])('%j is prepared as %j (RFC 4013 §3)', (given, expected) => {
  expect(saslPrep(given)).toBe(expected)
})

import { createHash, createHmac, pbkdf2Sync } from 'node:crypto'
import { expect, test } from 'vitest'
import { createScramExchange, type ScramExchange } from '../../../app/simulator/wire/scram.ts'

// The exchange of RFC 5802 section 5.
const CLIENT_FIRST = 'n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL'
const SERVER_FIRST = 'r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096'
const CLIENT_FINAL = 'c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts='
const SERVER_FINAL = 'v=rmF9pqV8S7suAoZWja4dJRkFsKQ='

const exchangeWith = (password: string | undefined): ScramExchange =>
  createScramExchange(() => password, '3rfcNHYJY1ZVvWVs7j', Buffer.from('QSXCR+Q6sek8bf92', 'base64'))

test('the published exchange succeeds word for word', async () => {
  const exchange = exchangeWith('pencil')
  expect(await exchange.first(CLIENT_FIRST)).toBe(SERVER_FIRST)
  expect(exchange.final(CLIENT_FINAL)).toBe(SERVER_FINAL)
  expect(exchange.username).toBe('user')
})

test.each([
  ['another password', 'pen', CLIENT_FINAL],
  ['an unknown name', undefined, CLIENT_FINAL],
  ['a changed nonce', 'pencil', CLIENT_FINAL.replace('VvWVs7j', 'VvWVs7k')],
  ['a changed header', 'pencil', CLIENT_FINAL.replace('c=biws', 'c=eSws')],
  ['a proof of another length', 'pencil', CLIENT_FINAL.replace('v0X8', '')],
  ['no proof', 'pencil', 'c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j'],
])('%s fails', async (_what, password, final) => {
  const exchange = exchangeWith(password)
  await exchange.first(CLIENT_FIRST)
  expect(exchange.final(final)).toBeUndefined()
})

test('channel binding that is demanded is refused: none is on offer', async () => {
  expect(await exchangeWith('pencil').first('p=tls-unique,,n=user,r=abc')).toBeUndefined()
})

test('a right proof over another header than the first message had is refused', async () => {
  const hmac = (key: Buffer, text: string): Buffer => createHmac('sha1', key).update(text).digest()
  const proofOver = (withoutProof: string): string => {
    const salted = pbkdf2Sync('pencil', Buffer.from('QSXCR+Q6sek8bf92', 'base64'), 4096, 20, 'sha1')
    const clientKey = hmac(salted, 'Client Key')
    const signature = hmac(
      createHash('sha1').update(clientKey).digest(),
      `${CLIENT_FIRST.slice(3)},${SERVER_FIRST},${withoutProof}`,
    )
    return Buffer.from(clientKey.map((byte, index) => byte ^ (signature[index] ?? 0))).toString('base64')
  }
  const [right = ''] = CLIENT_FINAL.split(',p=')
  const wrong = right.replace('c=biws', 'c=eSws')
  for (const [withoutProof, answer] of [
    [right, SERVER_FINAL],
    [wrong, undefined],
  ] as const) {
    const exchange = exchangeWith('pencil')
    await exchange.first(CLIENT_FIRST)
    expect(exchange.final(`${withoutProof},p=${proofOver(withoutProof)}`)).toBe(answer)
  }
})

/** The server's side of SCRAM (RFC 5802 §3), written from the document and not from the client. */
import { createHash, createHmac, pbkdf2Sync } from 'node:crypto'
import type { Peer } from './scripted-server.ts'
import { answerHeader, mechanisms } from './server-steps.ts'

export interface ScramOptions {
  readonly mechanism: 'SCRAM-SHA-1' | 'SCRAM-SHA-256'
  readonly password: string
  /** `challenge` proves itself in a challenge before an empty success; `none` and `wrong` do not prove anything. */
  readonly proof?: 'success' | 'challenge' | 'wrong' | 'none'
  readonly iterations?: number
}

const SASL = "xmlns='urn:ietf:params:xml:ns:xmpp-sasl'"

/** @returns whether the client's proof was right; the server says success in any case */
export async function acceptScram(peer: Peer, options: ScramOptions): Promise<boolean> {
  const { mechanism, password, proof = 'success', iterations = 4096 } = options
  const hash = mechanism === 'SCRAM-SHA-1' ? 'sha1' : 'sha256'
  const bytes = hash === 'sha1' ? 20 : 32
  const mac = (key: Buffer, text: string): Buffer => createHmac(hash, key).update(text).digest()

  await answerHeader(peer, mechanisms('PLAIN', mechanism))
  const first = decode(await peer.read(/<auth [^>]*>[^<]*<\/auth>/))
  const clientFirstBare = first.replace(/^n,,/, '')
  const salt = Buffer.from('0123456789abcdef')
  const nonce = `${/r=([^,]*)/.exec(clientFirstBare)?.[1] ?? ''}server`
  const serverFirst = `r=${nonce},s=${salt.toString('base64')},i=${String(iterations)}`
  peer.write(`<challenge ${SASL}>${encode(serverFirst)}</challenge>`)

  const clientFinal = decode(await peer.read(/<response [^>]*>[^<]*<\/response>/))
  const withoutProof = clientFinal.replace(/,p=[^,]*$/, '')
  const message = `${clientFirstBare},${serverFirst},${withoutProof}`
  const salted = pbkdf2Sync(password, salt, iterations, bytes, hash)
  const clientKey = mac(salted, 'Client Key')
  const signature = mac(createHash(hash).update(clientKey).digest(), message)
  const expected = Buffer.from(clientKey.map((byte, index) => byte ^ (signature[index] ?? 0)))
  const right = clientFinal.endsWith(`,p=${expected.toString('base64')}`)

  const serverKey = mac(proof === 'wrong' ? Buffer.from('another') : salted, 'Server Key')
  const serverFinal = encode(`v=${mac(serverKey, message).toString('base64')}`)
  if (proof === 'challenge') {
    peer.write(`<challenge ${SASL}>${serverFinal}</challenge>`)
    await peer.read(/<response [^>]*\/>/)
  }
  const data = proof === 'challenge' || proof === 'none' ? '' : serverFinal
  peer.write(`<success ${SASL}>${data}</success>`)
  return right
}

const decode = (tag: string): string => Buffer.from(/>([^<]*)</.exec(tag)?.[1] ?? '', 'base64').toString()
const encode = (text: string): string => Buffer.from(text).toString('base64')

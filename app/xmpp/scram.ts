/** SCRAM (RFC 5802, RFC 7677), the client's side. Bytes in, bytes out; base64 is the caller's. */
import { createHash, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto'
import { err, ok, type Result } from '../contract/result.ts'
import { saslPrep } from './sasl-prep.ts'

/** Above this a server would only burn the machine's time; about two seconds of it. */
const MAX_ITERATIONS = 5_000_000

/** One mechanism's side of a SASL exchange. */
export interface SaslExchange {
  /** What goes out with the choice of the mechanism. */
  readonly first: Buffer
  /** Challenge → response. The error says what is wrong with the challenge. */
  answer(challenge: Buffer): Promise<Result<Buffer, string>>
  /** Whether the server's success may be believed, given the data that came with it. */
  accepts(successData: Buffer): boolean
}

export interface ScramCredentials {
  readonly username: string
  readonly password: string
  /** Printable, without a comma, new for each exchange. */
  readonly nonce: string
}

/** The library's own mechanism needs WebCrypto, spells passwords in Latin-1 and never checks the server's proof. */
export function createScram(hash: 'sha1' | 'sha256', credentials: ScramCredentials): SaslExchange {
  const keyBytes = hash === 'sha1' ? 20 : 32
  const hmac = (key: Buffer, text: string): Buffer => createHmac(hash, key).update(text).digest()
  const username = saslPrep(credentials.username).replace(/=/g, '=3D').replace(/,/g, '=2C')
  const firstBare = `n=${username},r=${credentials.nonce}`
  let serverSignature: Buffer | undefined
  let proven = false

  const salted = (salt: Buffer, iterations: number): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      pbkdf2(saslPrep(credentials.password), salt, iterations, keyBytes, hash, (error, key) => {
        if (error) reject(error)
        else resolve(key)
      })
    })

  async function answerServerFirst(serverFirst: string): Promise<Result<Buffer, string>> {
    const { r: nonce = '', s: salt = '', i: count = '' } = readAttributes(serverFirst)
    const iterations = /^\d{1,7}$/.test(count) ? Number(count) : 0
    if (!nonce.startsWith(credentials.nonce) || nonce === credentials.nonce) return err('foreign nonce')
    if (salt === '' || iterations < 1 || iterations > MAX_ITERATIONS) return err('unusable challenge')
    const key = await salted(Buffer.from(salt, 'base64'), iterations)
    const clientKey = hmac(key, 'Client Key')
    const storedKey = createHash(hash).update(clientKey).digest()
    // `biws` is the header `n,,`: no channel binding.
    const withoutProof = `c=biws,r=${nonce}`
    const exchange = `${firstBare},${serverFirst},${withoutProof}`
    serverSignature = hmac(hmac(key, 'Server Key'), exchange)
    const proof = xor(clientKey, hmac(storedKey, exchange)).toString('base64')
    return ok(Buffer.from(`${withoutProof},p=${proof}`))
  }

  function proves(serverFinal: Buffer): boolean {
    const proof = Buffer.from(readAttributes(serverFinal.toString())['v'] ?? '', 'base64')
    if (serverSignature === undefined || proof.length !== serverSignature.length) return false
    return timingSafeEqual(proof, serverSignature)
  }

  return {
    first: Buffer.from(`n,,${firstBare}`),
    answer(challenge) {
      if (serverSignature === undefined) return answerServerFirst(challenge.toString())
      // Some servers prove themselves in a challenge of its own and then succeed without data.
      proven = proves(challenge)
      return Promise.resolve(proven ? ok(Buffer.alloc(0)) : err('The server does not know the password'))
    },
    accepts: (successData) => proven || proves(successData),
  }
}

/** `a=1,b=2`; a value may hold further equals signs. */
const readAttributes = (message: string): Readonly<Record<string, string>> =>
  Object.fromEntries(message.split(',').map((part) => [part.slice(0, 1), part.slice(2)]))

const xor = (a: Buffer, b: Buffer): Buffer => Buffer.from(a.map((byte, index) => byte ^ (b[index] ?? 0)))

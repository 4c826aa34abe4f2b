import { createHash, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto'

/** SCRAM-SHA-1 without channel binding, the server's side (RFC 5802). */
export interface ScramExchange {
  /** Answers the client's first message, or `undefined` when it is not one. */
  first(clientFirst: string): Promise<string | undefined>
  /** Answers the client's final message with the server's signature, or `undefined` when the proof is wrong. */
  final(clientFinal: string): string | undefined
  /** The name that was claimed. */
  readonly username: string
}

const ITERATIONS = 4096
const DIGEST_BYTES = 20

/**
 * @param passwordOf the password of a claimed name; an unknown name goes through the same steps and fails at the end
 * @param nonce letters and digits, new for each exchange
 */
export function createScramExchange(
  passwordOf: (username: string) => string | undefined,
  nonce: string,
  salt: Buffer,
): ScramExchange {
  let username = ''
  let known = false
  let salted: Buffer = Buffer.alloc(0)
  let clientFirstBare = ''
  let serverFirst = ''
  let header = ''

  return {
    get username() {
      return username
    },
    first: async (clientFirst) => {
      const match = /^([ny],(?:a=[^,]*)?,)(n=([^,]+),r=([^,]+).*)$/s.exec(clientFirst)
      if (
        match?.[1] === undefined ||
        match[2] === undefined ||
        match[3] === undefined ||
        match[4] === undefined
      )
        return undefined
      header = match[1]
      clientFirstBare = match[2]
      username = match[3].replace(/=2C/g, ',').replace(/=3D/g, '=')
      const password = passwordOf(username)
      known = password !== undefined
      salted = await derive(password ?? nonce, salt)
      serverFirst = `r=${match[4]}${nonce},s=${salt.toString('base64')},i=${ITERATIONS.toString()}`
      return serverFirst
    },
    final: (clientFinal) => {
      const match = /^(c=([^,]+),r=([^,]+).*),p=([^,]+)$/s.exec(clientFinal)
      if (match?.[1] === undefined || match[2] === undefined || match[4] === undefined) return undefined
      const sameHeader = Buffer.from(match[2], 'base64').toString() === header
      const sameNonce = match[3] !== undefined && serverFirst.startsWith(`r=${match[3]},`)
      const message = `${clientFirstBare},${serverFirst},${match[1]}`
      const clientKey = hmac(salted, 'Client Key')
      const storedKey = createHash('sha1').update(clientKey).digest()
      const expected = xor(clientKey, hmac(storedKey, message))
      const proof = Buffer.from(match[4], 'base64')
      const proven = proof.length === expected.length && timingSafeEqual(proof, expected)
      if (!known || !sameHeader || !sameNonce || !proven) return undefined
      return `v=${hmac(hmac(salted, 'Server Key'), message).toString('base64')}`
    },
  }
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    pbkdf2(password.normalize('NFKC'), salt, ITERATIONS, DIGEST_BYTES, 'sha1', (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha1', key).update(text).digest()

const xor = (left: Buffer, right: Buffer): Buffer =>
  Buffer.from(left.map((byte, index) => byte ^ (right[index] ?? 0)))

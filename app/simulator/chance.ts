/** A number in [0, 1). */
export type Chance = () => number

/** Every identifier that the service makes up, in the shapes its published samples show. */
export interface Identifiers {
  /** 32 lower-case hex digits: pubsub item ids and ad-hoc session ids. */
  hex32(): string
  /** 13 upper-case hex digits (OnSIP developer wiki, First XMPP API client: `508B107D93C38`). */
  subscriptionId(): string
  /** 8 letters and digits (OnSIP developer wiki, Active-Calls Component). */
  callSetupId(): string
  /** RFC 3261 Call-ID as a softphone writes it, with its trailing full stop. */
  callId(): string
  /** RFC 3261 tag, 8 hex digits. */
  tag(): string
  /** RFC 3261 branch: the magic cookie, then letters and digits. */
  branch(): string
  /** Letters and digits only, for passwords, resources and stream ids. */
  word(length: number): string
}

const HEX = '0123456789abcdef'
const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * mulberry32 (Tommy Ettinger, public domain): small, and the same seed gives the same run on every machine.
 *
 * @param seed any integer; only its low 32 bits count
 */
export function createChance(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function createIdentifiers(chance: Chance): Identifiers {
  const pick = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet.charAt(Math.floor(chance() * alphabet.length))).join('')
  return {
    hex32: () => pick(HEX, 32),
    subscriptionId: () => pick(HEX, 13).toUpperCase(),
    callSetupId: () => pick(ALPHANUMERIC, 8),
    callId: () => `${pick(ALPHANUMERIC, 43)}.`,
    tag: () => pick(HEX, 8),
    branch: () => `z9hG4bK${pick(HEX, 4)}.${pick(HEX, 8)}.0`,
    word: (length) => pick(ALPHANUMERIC, length),
  }
}

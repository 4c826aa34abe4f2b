/**
 * The password as it is stored: together with whom and where it was given for, and whom was trusted to prove it.
 * Whatever changes those, a hand in the settings file or another certificate in the CA file included, makes the stored
 * password one that must not be sent anywhere.
 */
import { createHash } from 'node:crypto'
import type { SignInTarget } from './target.ts'

/** Everything that decides who would get to see the password. */
type Binding = Pick<
  SignInTarget,
  'address' | 'jid' | 'host' | 'domain' | 'caFile' | 'suffix' | 'transport' | 'webSocketUrl'
>

/** An address that is not connected to gets to see nothing; on TCP there is none, so it stands last. */
const boundTo = (target: Binding): readonly string[] => [
  target.address.toLowerCase(),
  target.jid.toLowerCase(),
  target.host.toLowerCase(),
  target.domain.toLowerCase(),
  target.caFile,
  target.suffix.toLowerCase(),
  ...(target.transport === 'websocket' ? [target.webSocketUrl] : []),
]

/** What the CA file holds; undefined where none is named. */
export type CaText = string | undefined

const boundToAll = (target: Binding, ca: CaText): readonly string[] => [
  ...boundTo(target),
  ca === undefined ? '' : createHash('sha256').update(ca).digest('hex'),
]

export const encodeSecret = (password: string, target: Binding, ca: CaText): string =>
  encodeBound(password, boundToAll(target, ca))

/** The password when it was stored for this very target, undefined otherwise. */
export const decodeSecret = (stored: string, target: Binding, ca: CaText): string | undefined =>
  decodeBound(stored, boundToAll(target, ca))

/** @param binding everything that decides who would get to see the password */
export const encodeBound = (password: string, binding: readonly string[]): string =>
  JSON.stringify([password, ...binding])

/** The password when it was stored together with this very binding, undefined otherwise. */
export function decodeBound(stored: string, expected: readonly string[]): string | undefined {
  const [password, ...binding] = parseStrings(stored)
  const same = binding.length === expected.length && expected.every((part, index) => part === binding[index])
  return same && password !== '' ? password : undefined
}

function parseStrings(text: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) && value.every((part) => typeof part === 'string') ? value : []
  } catch {
    // Not written by us, or by a version that stored nothing but the password: of no use without its target.
    return []
  }
}

/** Whether there is a password for a target whose CA file cannot be read now: it is neither given out nor thrown away. */
export function isSecretFor(stored: string, target: Binding): boolean {
  const [, ...binding] = parseStrings(stored)
  const expected = boundTo(target)
  return binding.length === expected.length + 1 && expected.every((part, index) => part === binding[index])
}

/** Whether the password given for one target may be sent to the other, as long as the CA file stays what it is. */
export const sameBinding = (a: Binding, b: Binding): boolean => {
  const other = boundTo(b)
  const own = boundTo(a)
  return own.length === other.length && own.every((part, index) => part === other[index])
}

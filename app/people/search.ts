/** Finds people in a list of calls or messages by what a person types: parts of a name, or digits of a number. Pure. */
import type { Party } from '../calls/model.ts'

/** Accents, case and width do not matter: `José` is found by `jose` (Unicode TR 15, compatibility decomposition). */
export const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const digitsOf = (text: string): string => text.replace(/\D/g, '')

/**
 * Whether somebody fits what was typed: every word is part of the name or the address, or all of it is one number, in
 * whatever form, and part of theirs. An empty search fits everybody.
 */
export function createMatcher(typed: string): (remote: Party) => boolean {
  const words = folded(typed).split(/\s+/u).filter(Boolean)
  const digits = /^[\d\s().+-]+$/u.test(typed.trim()) ? digitsOf(typed) : ''
  return (remote) => {
    const text = folded(`${remote.display} ${remote.address}`)
    if (words.every((word) => text.includes(word))) return true
    return digits !== '' && digitsOf(`${remote.number} ${remote.address}`).includes(digits)
  }
}

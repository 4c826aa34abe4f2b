/** What can be called by what was typed: numbers that were read out of it, people who were found by it. Pure. */
import type { PersonRow } from '../../app/contract/people.ts'
import type { DialCandidate } from '../../app/dialing/model.ts'

export type Choice =
  | { readonly kind: 'number'; readonly candidate: DialCandidate }
  | { readonly kind: 'person'; readonly person: PersonRow }

/**
 * A number that was typed comes first, for whoever types one means it; what only might be one, or is a name
 * as keys of a telephone, comes after the people.
 * Somebody without a way to be called is no choice.
 */
export function choicesOf(
  candidates: readonly DialCandidate[],
  people: readonly PersonRow[],
): readonly Choice[] {
  const numbers = candidates.map((candidate) => ({ kind: 'number', candidate }) as const)
  const persons = people
    .filter(({ dial }) => dial !== '')
    .map((person) => ({ kind: 'person', person }) as const)
  const sure = candidates.some(
    ({ caution, steps }) => caution !== 'doubtful' && !steps.some(({ kind }) => kind === 'letters'),
  )
  return sure ? [...numbers, ...persons] : [...persons, ...numbers]
}

/**
 * What to dial: a lone number as it was typed; of several the chosen one alone, so that no other can be dialled instead.
 * @param seen whether the choices were on the screen when Enter came. Of those that were not, only the one person that
 *   there is can be meant, and numbers go out as typed: nothing is chosen for the user
 * @returns undefined where the user has to look first
 */
export function textOfChoice(
  choices: readonly Choice[],
  index: number,
  text: string,
  seen: boolean,
): string | undefined {
  const choice = choices[index]
  if (choice === undefined) return text
  const numbers = choices.filter(({ kind }) => kind === 'number').length
  if (choice.kind === 'person') return seen || choices.length === 1 ? choice.person.dial : undefined
  return seen && numbers > 1 ? choice.candidate.found : text
}

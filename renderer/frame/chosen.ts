/** What the call field asks to dial. */
import type { DialCandidate } from '../../app/dialing/model.ts'
import { explainable } from '../parts/explainable.ts'

/**
 * One number goes out as typed; of several, the chosen one alone, so that no other can be dialled instead. Choices
 * found in a text that is no longer in the field are none: Enter may come sooner than the answer.
 */
export function textToPropose(
  text: string,
  explained: { readonly of: string; readonly candidates: readonly DialCandidate[] | undefined },
  index: number,
): string {
  const choices = explained.of === explainable(text) ? explained.candidates : []
  return choices !== undefined && choices.length > 1 ? (choices[index]?.found ?? text) : text
}

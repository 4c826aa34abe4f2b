/** Which wish to dial is on the screen. Pure. */
import type { DialRequest, DialingState } from '../app/dialing/model.ts'

/** The request to show: the first, unless it was typed in our own window and needs no more asking. */
export function requestToShow({ queue }: DialingState): DialRequest | undefined {
  const first = queue[0]
  const settled = first?.source === 'field' && first.wait.kind === 'countdown' && first.problem === undefined
  return settled ? undefined : first
}

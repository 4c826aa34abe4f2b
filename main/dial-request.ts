/** Which wish to dial is on the screen. Pure. */
import type { DialRequest, DialingState } from '../app/dialing/model.ts'
import { goesAtOnce } from '../app/dialing/queue.ts'

/** The request to show: the first, unless it is being dialled at once and needs no asking. */
export function requestToShow({ queue }: DialingState): DialRequest | undefined {
  const first = queue[0]
  const settled = first !== undefined && goesAtOnce(first) && first.problem === undefined
  return settled ? undefined : first
}

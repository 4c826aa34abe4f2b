/** What the dial window shows. Pure. */
import type { HangUpState } from '../app/contract/hang-up.ts'
import type { AppState } from '../app/contract/state.ts'
import type { DialRequest, DialingState } from '../app/dialing/model.ts'
import { goesAtOnce } from '../app/dialing/queue.ts'

export type DialSubject =
  | { readonly kind: 'dial'; readonly request: DialRequest }
  /** The key that hangs up goes first: it is about a call that is there. */
  | { readonly kind: 'hang-up'; readonly status: Exclude<HangUpState['status'], 'idle'> }

export function subjectOf({
  dialing,
  hangUp,
}: Pick<AppState, 'dialing' | 'hangUp'>): DialSubject | undefined {
  if (hangUp.status !== 'idle') return { kind: 'hang-up', status: hangUp.status }
  const request = requestToShow(dialing)
  return request === undefined ? undefined : { kind: 'dial', request }
}

/** Whether both are about the same thing: then the window is not brought up anew. */
export function isSameSubject(one: DialSubject | undefined, other: DialSubject | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  if (one.kind === 'dial') return other.kind === 'dial' && one.request.id === other.request.id
  return other.kind === 'hang-up' && one.status === other.status
}

/** The request to show: the first, unless it is being dialled at once and needs no asking. */
function requestToShow({ queue }: DialingState): DialRequest | undefined {
  const first = queue[0]
  const settled = first !== undefined && goesAtOnce(first) && first.problem === undefined
  return settled ? undefined : first
}

/** The one queue of wishes to dial. The first is on the screen; only that one counts down. */
import type { AppError } from '../contract/errors.ts'
import { assertNever } from '../contract/result.ts'
import { MAX_DIAL_QUEUE, type DialingState, type DialRequest, type WishKey } from './model.ts'

/** `atMs` is now, epoch milliseconds. */
export type DialingEvent =
  | { readonly kind: 'proposed'; readonly request: DialRequest }
  | { readonly kind: 'dismissed'; readonly requestId: string; readonly atMs: number }
  /** It was dialled. */
  | { readonly kind: 'confirmed'; readonly requestId: string; readonly atMs: number }
  /** It was dialled in vain, or could not be: it stays, says why, and waits for Enter. */
  | { readonly kind: 'failed'; readonly requestId: string; readonly error: AppError }

/** What was just dialled and is wished for again so soon: a key that bounced, is held, or an impatient finger. */
export const SAME_WISH_MS = 3_000

/** What `proposed` would do with a request: the caller has to tell a refusal. */
export function admission(state: DialingState, request: DialRequest): 'queued' | 'repeated' | 'full' {
  // However long it has waited: it is there, and twice in the queue it would be dialled twice.
  if (state.queue.some((waiting) => waiting.id === request.id || isSameWish(waiting, request)))
    return 'repeated'
  if (wasJustDialled(state, request)) return 'repeated'
  return state.queue.length >= MAX_DIAL_QUEUE ? 'full' : 'queued'
}

function wasJustDialled({ dialled }: DialingState, request: DialRequest): boolean {
  if (dialled === undefined || !isSameWish(dialled, request)) return false
  return Math.abs(request.createdAtMs - dialled.atMs) <= SAME_WISH_MS
}

/** Long texts may begin alike: what they dial tells them apart. */
const isSameWish = (one: WishKey, other: WishKey): boolean =>
  one.source === other.source &&
  one.text === other.text &&
  one.marked === other.marked &&
  one.candidates.length === other.candidates.length &&
  one.candidates.every(({ uri, dialString }, index) => {
    const same = other.candidates[index]
    return uri === same?.uri && dialString === same.dialString
  })

export function reduceDialing(state: DialingState, event: DialingEvent): DialingState {
  switch (event.kind) {
    case 'proposed':
      return proposed(state, event.request)
    case 'dismissed':
      return without(state, event.requestId, event.atMs)
    case 'confirmed':
      return confirmed(state, event.requestId, event.atMs)
    case 'failed':
      return state.queue.some(({ id }) => id === event.requestId)
        ? {
            ...state,
            queue: state.queue.map((request) =>
              request.id === event.requestId ? failed(request, event.error) : request,
            ),
          }
        : state
    default:
      return assertNever(event)
  }
}

function proposed(state: DialingState, request: DialRequest): DialingState {
  switch (admission(state, request)) {
    case 'queued':
      return { ...state, queue: placed(state.queue.filter(isOfUse), request) }
    case 'repeated':
      // As long as the key is held, it is the same press.
      return state.dialled !== undefined && wasJustDialled(state, request)
        ? { ...state, dialled: { ...state.dialled, atMs: request.createdAtMs } }
        : state
    case 'full':
      return state
  }
}

/** That nothing was found in some text is no news any more once there is another. */
const isOfUse = ({ candidates }: DialRequest): boolean => candidates.length > 0

function confirmed(state: DialingState, requestId: string, atMs: number): DialingState {
  const request = state.queue.find(({ id }) => id === requestId)
  if (request === undefined) return state
  const { source, text, marked, candidates } = request
  const dialled = { source, text, candidates, atMs, ...(marked === undefined ? {} : { marked }) }
  return { ...without(state, requestId, atMs), dialled }
}

/** What a person asks for at this moment does not stand in line behind what waits for an answer. */
const placed = (queue: readonly DialRequest[], request: DialRequest): readonly DialRequest[] =>
  goesAtOnce(request) ? [request, ...queue] : [...queue, request]

function without(state: DialingState, requestId: string, atMs: number): DialingState {
  const rest = state.queue.filter(({ id }) => id !== requestId)
  if (rest.length === state.queue.length) return state
  const [first, ...others] = rest
  if (first === undefined || first === state.queue[0]) return { ...state, queue: rest }
  return { ...state, queue: [onScreen(first, atMs), ...others] }
}

/** A count-down that nobody saw starts anew, so that nothing is dialled unseen. */
function onScreen(request: DialRequest, atMs: number): DialRequest {
  const lengthMs = waitMs(request)
  return lengthMs === undefined
    ? request
    : { ...request, createdAtMs: atMs, wait: { kind: 'countdown', dialAtMs: atMs + lengthMs } }
}

/** Whether there was never anything to wait for. */
export const goesAtOnce = (request: DialRequest): boolean => waitMs(request) === 0

const waitMs = ({ wait, createdAtMs }: DialRequest): number | undefined =>
  wait.kind === 'countdown' ? wait.dialAtMs - createdAtMs : undefined

const failed = (request: DialRequest, problem: AppError): DialRequest => ({
  ...request,
  wait: { kind: 'enter' },
  problem,
})

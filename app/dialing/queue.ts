/** The one queue of wishes to dial. The first is on the screen; only that one counts down. */
import type { AppError } from '../contract/errors.ts'
import { assertNever } from '../contract/result.ts'
import { MAX_DIAL_QUEUE, type DialingState, type DialRequest } from './model.ts'

/** `atMs` is now, epoch milliseconds. */
export type DialingEvent =
  | { readonly kind: 'proposed'; readonly request: DialRequest }
  | { readonly kind: 'dismissed'; readonly requestId: string; readonly atMs: number }
  /** It was dialled. */
  | { readonly kind: 'confirmed'; readonly requestId: string; readonly atMs: number }
  /** It was dialled in vain, or could not be: it stays, says why, and waits for Enter. */
  | { readonly kind: 'failed'; readonly requestId: string; readonly error: AppError }

/** The same text again so soon is a key that bounced or an impatient finger. */
export const SAME_WISH_MS = 3_000

/** What `proposed` would do with a request: the caller has to tell a refusal. */
export function admission(state: DialingState, request: DialRequest): 'queued' | 'repeated' | 'full' {
  const isRepeated = state.queue.some(
    ({ id, text, source, createdAtMs }) =>
      id === request.id ||
      (text === request.text &&
        source === request.source &&
        Math.abs(request.createdAtMs - createdAtMs) <= SAME_WISH_MS),
  )
  if (isRepeated) return 'repeated'
  return state.queue.length >= MAX_DIAL_QUEUE ? 'full' : 'queued'
}

export function reduceDialing(state: DialingState, event: DialingEvent): DialingState {
  switch (event.kind) {
    case 'proposed':
      return admission(state, event.request) === 'queued'
        ? { queue: placed(state.queue, event.request) }
        : state
    case 'dismissed':
    case 'confirmed':
      return without(state, event.requestId, event.atMs)
    case 'failed':
      return state.queue.some(({ id }) => id === event.requestId)
        ? {
            queue: state.queue.map((request) =>
              request.id === event.requestId ? failed(request, event.error) : request,
            ),
          }
        : state
    default:
      return assertNever(event)
  }
}

/** What a person asks for at this moment does not stand in line behind what waits for an answer. */
const placed = (queue: readonly DialRequest[], request: DialRequest): readonly DialRequest[] =>
  goesAtOnce(request) ? [request, ...queue] : [...queue, request]

function without(state: DialingState, requestId: string, atMs: number): DialingState {
  const rest = state.queue.filter(({ id }) => id !== requestId)
  if (rest.length === state.queue.length) return state
  const [first, ...others] = rest
  if (first === undefined || first === state.queue[0]) return { queue: rest }
  return { queue: [onScreen(first, atMs), ...others] }
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

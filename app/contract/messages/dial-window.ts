/** The window that shows what will be dialled. */
import type { DialOrigin, DialRequest } from '../../dialing/model.ts'
import { assertNever } from '../result.ts'
import { secondsLeft } from './time.ts'

export const dialText = {
  callNow: 'Call now',
  close: 'Close',
  escape: 'Esc',
  stop: 'Stop',
  stops: 'stops',
  closes: 'closes',
  pick: 'Which number?',
  nothing: 'Nothing to dial',
} as const

/** The heading: where the wish to call came from. */
export function dialHeading({ source, marked }: Pick<DialRequest, 'source' | 'marked'>): string {
  if (marked !== undefined) return 'Call what is copied or marked'
  switch (source) {
    case 'clipboard':
      return 'Call from the clipboard'
    case 'link':
      return 'Call from a link'
    case 'selection':
      return 'Call from the marked text'
    case 'argument':
      return 'Call from the command line'
    case 'field':
      return 'Call'
    case 'redial':
      return 'Call again'
    default:
      return assertNever(source)
  }
}

/** Which text the number was found in; empty where there was none. */
export const foundIn = (text: string): string => (text === '' ? '' : `from “${text}”`)

/** The two texts that numbers were found in, where both count. */
export const foundInBoth = ({ text, marked }: Pick<DialRequest, 'text' | 'marked'>): readonly string[] =>
  marked === undefined ? [foundIn(text)].filter(Boolean) : [`copied “${text}”`, `marked “${marked}”`]

/** Where a number of several stands. */
export function originWord(origin: DialOrigin): string {
  switch (origin) {
    case 'clipboard':
      return 'copied'
    case 'selection':
      return 'marked'
    case 'both':
      return 'copied and marked'
    default:
      return assertNever(origin)
  }
}

/** What goes to whoever places the call; '' where nothing can. */
export const dials = (dialString: string): string => (dialString === '' ? '' : `dials ${dialString}`)

/** When it is dialled: by itself, or on Enter. Empty where there is nothing to wait for. */
export function dialWait({ wait, candidates }: DialRequest, nowMs: number): string {
  if (candidates.length === 0) return ''
  if (wait.kind === 'enter') return candidates.length > 1 ? `1–${candidates.length} picks` : 'waits for Enter'
  return `dials in ${secondsLeft(wait.dialAtMs, nowMs)} s`
}

/** Read aloud when a request appears, the digits apart from the rest so that they are heard. */
export function announceRequest(request: DialRequest): string {
  const [first, ...others] = request.candidates
  if (first === undefined) return dialText.nothing
  if (others.length > 0) return `${request.candidates.length} numbers found. ${dialText.pick}`
  return `${dialHeading(request)}: ${first.display}`
}

/** Behind this request wait more. Empty when none does. */
export function moreWaiting(count: number): string {
  if (count === 0) return ''
  return `${count} more ${new Intl.PluralRules('en').select(count) === 'one' ? 'waits' : 'wait'}`
}

/** The window that shows what will be dialled. */
import type { DialOrigin, DialRequest } from '../../dialing/model.ts'
import { assertNever } from '../result.ts'
import { secondsLeft } from './time.ts'
import { labelled } from './joining.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const dialText = texts({
  callNow: m.dial_window_call_now,
  close: m.dial_window_close,
  escape: m.dial_window_escape,
  stop: m.dial_window_stop,
  stops: m.dial_window_stops,
  closes: m.dial_window_closes,
  pick: m.dial_window_pick,
  nothing: m.dial_window_nothing,
})

/** The heading: where the wish to call came from. */
export function dialHeading({ source, marked }: Pick<DialRequest, 'source' | 'marked'>): string {
  if (marked !== undefined) return m.dial_window_dial_heading_both()
  switch (source) {
    case 'clipboard':
      return m.dial_window_dial_heading_clipboard()
    case 'link':
      return m.dial_window_dial_heading_link()
    case 'selection':
      return m.dial_window_dial_heading_selection()
    case 'argument':
      return m.dial_window_dial_heading_argument()
    case 'field':
      return m.dial_window_dial_heading_field()
    case 'redial':
      return m.dial_window_dial_heading_redial()
    default:
      return assertNever(source)
  }
}

/** Which text the number was found in; empty where there was none. */
export const foundIn = (text: string): string => (text === '' ? '' : m.dial_window_found_in({ text }))

/** The two texts that numbers were found in, where both count. */
export const foundInBoth = ({ text, marked }: Pick<DialRequest, 'text' | 'marked'>): readonly string[] =>
  marked === undefined
    ? [foundIn(text)].filter(Boolean)
    : [m.dial_window_found_copied({ text }), m.dial_window_found_marked({ marked })]

/** Where a number of several stands. */
export function originWord(origin: DialOrigin): string {
  switch (origin) {
    case 'clipboard':
      return m.dial_window_origin_word_clipboard()
    case 'selection':
      return m.dial_window_origin_word_selection()
    case 'both':
      return m.dial_window_origin_word_both()
    default:
      return assertNever(origin)
  }
}

/** What goes to whoever places the call; '' where nothing can. */
export const dials = (dialString: string): string =>
  dialString === '' ? '' : m.dial_window_dials({ dialString })

/** When it is dialled: by itself, or on Enter. Empty where there is nothing to wait for. */
export function dialWait({ wait, candidates }: DialRequest, nowMs: number): string {
  if (candidates.length === 0) return ''
  if (wait.kind === 'enter')
    return candidates.length > 1
      ? m.dial_window_picks({ count: candidates.length })
      : m.dial_window_waits_for_enter()
  return m.dial_window_dials_in({ seconds: secondsLeft(wait.dialAtMs, nowMs) })
}

/** Read aloud when a request appears, the digits apart from the rest so that they are heard. */
export function announceRequest(request: DialRequest): string {
  const [first, ...others] = request.candidates
  if (first === undefined) return dialText.nothing
  if (others.length > 0) return m.dial_window_announce_several({ count: request.candidates.length })
  return labelled(dialHeading(request), first.display)
}

/** Behind this request wait more. Empty when none does. */
export function moreWaiting(count: number): string {
  if (count === 0) return ''
  return m.dial_window_more_waiting({ count })
}

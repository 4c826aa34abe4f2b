/** The Team view: watched lines. */
import { assertNever } from '../result.ts'
import type { LineRow, TeamState } from '../team.ts'
import { partyTitle } from './calls.ts'
import { errorSentence } from './errors.ts'
import { clockTime, duration } from './time.ts'
import { acting } from './joining.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const teamText = texts({
  title: m.team_title,
  add: m.team_add,
  addLabel: m.team_add_label,
  addPlaceholder: m.team_add_placeholder,
  addNow: m.team_add_now,
  close: m.team_close,
  call: m.team_call,
  more: m.team_more,
  moveUp: m.team_move_up,
  moveDown: m.team_move_down,
  remove: m.team_remove,
  locked: m.team_locked,
  empty: m.team_empty,
  emptyHint: m.team_empty_hint,
})

/** A line's title: the name, else the user part in one's own domain, else the address. */
export function lineTitle({ name, address }: LineRow, ownDomain: string): string {
  if (name !== '') return name
  const at = address.lastIndexOf('@')
  return address.slice(at + 1).toLowerCase() === ownDomain.toLowerCase() ? address.slice(0, at) : address
}

/** What a line does, with whom where that is told. The running time stands beside it. */
export function lineWords(row: LineRow): string {
  const whom = row.remote === undefined ? '' : partyTitle(row.remote)
  switch (row.state) {
    case 'free':
      return row.devices === undefined ? m.team_not_on_a_call() : m.team_free()
    case 'ringing':
      return whom === '' ? m.team_ringing() : m.team_ringing_whom({ whom })
    case 'talking':
      if (row.calling) return whom === '' ? m.team_calling() : m.team_calling_whom({ whom })
      return whom === '' ? m.team_on_a_call() : m.team_on_a_call_whom({ whom })
    case 'no-phone':
      return m.team_line_words_no_phone()
    case 'unknown':
      return doubt(row)
    default:
      return assertNever(row.state)
  }
}

function doubt({ why }: LineRow): string {
  if (why === undefined) return m.team_doubt()
  switch (why.kind) {
    case 'asking':
      return m.team_doubt_asking()
    case 'partial':
      return m.team_doubt_partial()
    case 'refused':
      return why.error.code === 'subscription-refused'
        ? m.team_doubt_refused()
        : m.team_doubt_failed({ sentence: errorSentence(why.error).sentence })
    default:
      return assertNever(why)
  }
}

/** How old a row is that is not confirmed yet after an outage. Empty while it is current. */
export const lineAge = ({ staleSinceMs }: LineRow): string =>
  staleSinceMs === undefined ? '' : m.team_line_age({ time: clockTime(staleSinceMs) })

/** How long it rings or talks; empty where the service does not tell. */
export const lineSince = ({ sinceMs }: LineRow, nowMs: number): string =>
  sinceMs === undefined ? '' : duration(Math.max(0, nowMs - sinceMs))

/** How much of the list is seen; empty where there is none. */
export function teamSummary({ total, asking, refused }: TeamState): string {
  if (total === 0) return ''
  const parts = [
    m.team_lines({ count: total }),
    asking === 0 ? '' : m.team_asking({ asking }),
    refused === 0 ? '' : m.team_refused({ refused }),
  ]
  return parts.filter(Boolean).join(' · ')
}

/** What became of an attempt to add. */
export function added(count: number, unread: readonly string[]): string {
  const parts = [
    count === 0 ? m.team_added_none() : m.team_added({ count }),
    unread.length === 0
      ? ''
      : m.team_unread({ list: unread.slice(0, 5).join(', ') + (unread.length > 5 ? ' …' : '') }),
  ]
  return parts.filter(Boolean).join(' ')
}

/** Name of a button that each row has. */
export const withLine = (action: string, title: string): string => acting(action, title)

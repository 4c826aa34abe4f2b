/** The Team view: watched lines. */
import { assertNever } from '../result.ts'
import type { LineRow, TeamState } from '../team.ts'
import { partyTitle } from './calls.ts'
import { errorSentence } from './errors.ts'
import { clockTime, duration } from './time.ts'

export const teamText = {
  title: 'Watched lines',
  add: 'Add…',
  addLabel: 'Lines to add',
  addPlaceholder: 'bob, carol@example.com …',
  addNow: 'Add',
  close: 'Close',
  call: 'Call',
  more: 'More',
  moveUp: 'Move up',
  moveDown: 'Move down',
  remove: 'Remove',
  locked: 'Your administrator chose these lines.',
  empty: 'No lines yet',
  emptyHint:
    'Add colleagues by their address to see here who is free, ringing or on a call. The service asks each owner whether you may.',
} as const

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
      return row.devices === undefined ? 'Not on a call' : 'Free'
    case 'ringing':
      return whom === '' ? 'Ringing' : `Ringing · ${whom}`
    case 'talking':
      if (row.calling) return whom === '' ? 'Calling' : `Calling ${whom}`
      return whom === '' ? 'On a call' : `On a call · ${whom}`
    case 'no-phone':
      return 'No phone registered'
    case 'unknown':
      return doubt(row)
    default:
      return assertNever(row.state)
  }
}

function doubt({ why }: LineRow): string {
  if (why === undefined) return 'Not known'
  switch (why.kind) {
    case 'asking':
      return 'Not known yet'
    case 'partial':
      return 'Not known: only changes from now on are told'
    case 'refused':
      return why.error.code === 'subscription-refused'
        ? 'Not shown to you'
        : `Not known: ${errorSentence(why.error).sentence}`
    default:
      return assertNever(why)
  }
}

/** How old a row is that is not confirmed yet after an outage. Empty while it is current. */
export const lineAge = ({ staleSinceMs }: LineRow): string =>
  staleSinceMs === undefined ? '' : `as of ${clockTime(staleSinceMs)}`

/** How long it rings or talks; empty where the service does not tell. */
export const lineSince = ({ sinceMs }: LineRow, nowMs: number): string =>
  sinceMs === undefined ? '' : duration(Math.max(0, nowMs - sinceMs))

const lines = (count: number): string => `${count} ${count === 1 ? 'line' : 'lines'}`

/** How much of the list is seen; empty where there is none. */
export function teamSummary({ total, asking, refused }: TeamState): string {
  if (total === 0) return ''
  const parts = [
    lines(total),
    asking === 0 ? '' : `${asking} being asked for`,
    refused === 0 ? '' : `${refused} not shown`,
  ]
  return parts.filter(Boolean).join(' · ')
}

/** What became of an attempt to add. */
export function added(count: number, unread: readonly string[]): string {
  const parts = [
    count === 0 ? 'Watched already.' : `${lines(count)} added.`,
    unread.length === 0 ? '' : `Not read: ${unread.slice(0, 5).join(', ')}${unread.length > 5 ? ' …' : ''}`,
  ]
  return parts.filter(Boolean).join(' ')
}

/** Name of a button that each row has. */
export const withLine = (action: string, title: string): string => `${action} ${title}`

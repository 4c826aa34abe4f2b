/** The list of calls seen from outside: what stands in its way, what windows know of it, what is kept. Pure. */
import { howItEnded } from '../calls/ending.ts'
import type { Call } from '../calls/model.ts'
import { callingAccount, diallerOf } from '../contract/carriers.ts'
import type { DialListState, KeptList } from '../contract/dial-list.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { canSeeCalls } from '../contract/seeing.ts'
import type { AppState } from '../contract/state.ts'
import type { DialList, ListObstacle, ListResult } from '../dialing/list/model.ts'
import { isOpen, newList } from '../dialing/list/steps.ts'

/** What is not seen cannot be waited for, so nothing is dialled by a list while calls are not seen. */
export function obstacleIn(state: AppState): ListObstacle {
  const { calls, dialing, session, openzoep, account, settings } = state
  if (calls.active.length > 0 || dialing.queue.some(({ candidates }) => candidates.length > 0))
    return 'other-call'
  const byEngine = diallerOf(settings.values) === 'openzoep'
  if (byEngine && openzoep.link.status !== 'connected') return 'blind'
  const further = byEngine ? undefined : callingAccount(state)
  if (further !== undefined && !canSeeCalls(further.session)) return 'blind'
  // Where somebody else places the calls, the main account counts only while it is signed in to.
  const isSpare = (byEngine || further !== undefined) && !account.signedIn
  return isSpare || canSeeCalls(session) ? undefined : 'blind'
}

export const obstacleError = (obstacle: NonNullable<ListObstacle>): AppError =>
  appError(obstacle === 'blind' ? 'call-list-blind' : 'call-list-other-call')

/** What became of a row whose call is over, as far as anything told. */
export function resultOf(call: Call): ListResult {
  const how = howItEnded(call)
  switch (how.is) {
    case 'talked':
    case 'voicemail':
      return { kind: 'answered', talkedMs: how.talkedMs }
    case 'cancelled':
      return { kind: 'unanswered', here: how.here }
    case 'refused':
      return { kind: 'failed', error: how.error ?? appError('refused') }
    case 'missed':
    case 'declined':
    case 'unknown':
      return { kind: 'unknown' }
  }
}

const UNCALLED: readonly ListResult['kind'][] = ['skipped', 'left-out', 'not-called']

export function seenList(list: DialList, setupId: string, revision: number): DialListState {
  const { rows, phase, cut } = list
  const row = 'row' in phase ? rows[phase.row] : undefined
  return {
    revision,
    phase,
    total: rows.length,
    open: rows.filter(isOpen).length,
    called: rows.filter(({ result }) => result !== undefined && !UNCALLED.includes(result.kind)).length,
    cut,
    current: row !== undefined && 'row' in phase ? { ...row, index: phase.row } : null,
    setupId: phase.kind === 'calling' ? setupId : '',
  }
}

/** A row that is being called has been called, whatever happens to this program. */
export const keptOf = ({ rows, phase, cut }: DialList): KeptList => ({
  rows: rows.map(({ name, text, result }, index) => {
    const known = result ?? (phase.kind === 'calling' && phase.row === index ? UNKNOWN : undefined)
    return known === undefined ? { name, text } : { name, text, result: known }
  }),
  cut,
  over: phase.kind === 'over',
})

const UNKNOWN: ListResult = { kind: 'unknown' }

/** As it was left; never under way. */
export function listFrom({ rows, cut, over }: KeptList): DialList {
  const fresh = newList(rows, [], cut)
  return {
    ...fresh,
    rows: fresh.rows.map((row, index) => {
      const result = rows[index]?.result
      return result === undefined ? row : { ...row, result }
    }),
    phase: over ? { kind: 'over' } : { kind: 'halted', why: 'restarted' },
  }
}

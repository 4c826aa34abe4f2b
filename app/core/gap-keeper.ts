/**
 * Reports every time in which calls could not be seen: what came meanwhile by the service's own record, that nothing
 * came, or that it could not be found out. Never silence.
 */
import { callsOf } from '../calls/carrier.ts'
import { unseenCalls } from '../calls/unseen.ts'
import type { AppError } from '../contract/errors.ts'
import type { Result } from '../contract/result.ts'
import type { GapReport, MissedSight } from '../contract/state.ts'
import type { Clock, Dispose, Logger } from '../ports.ts'
import type { Store } from './store.ts'

export const MAX_GAPS = 20
export const MAX_GAP_CALLS = 50
/** A blink in which nothing came is not worth a report. */
const BLINK_MS = 2_000
/** The service may write its record a little after a call. The last look settles it. */
const LOOKS_MS: readonly number[] = [0, 3_000, 12_000]

/** `startedAtMs` in server time. */
export type AskRecord = () => Promise<Result<readonly MissedSight[], AppError>>

export interface GapKeeper {
  /** Sight was lost; known to have been good until `seenUntilMs`, server time. Once open a gap stays as it is. */
  lost(seenUntilMs: number): void
  /** Calls are seen again. Without a gap open it does nothing. */
  regained(): void
  readonly isOpen: boolean
  /** The session ends; what is not answered yet is asked for at the next return. The reports stay. */
  pause(): void
  /** Another account's gaps are nobody's business. */
  forget(): void
}

export interface GapKeeperDeps {
  readonly clock: Clock
  readonly log: Logger
  readonly store: Store
  /** Whose calls these are, as `Carrier` has it; absent: the main account's. */
  readonly account?: string
  /** Server time now, and what it is ahead of ours. Undefined without a session. */
  readonly serverTime: () => { readonly nowMs: number; readonly skewMs: number } | undefined
  readonly ask: AskRecord
}

/** Bounds in server time: nobody sets that clock while we look away. */
interface Gap {
  readonly id: string
  readonly fromMs: number
  readonly toMs: number
}

export function createGapKeeper(deps: GapKeeperDeps): GapKeeper {
  const { clock, log, store, serverTime, ask, account } = deps
  const owner = account === undefined ? {} : { account }
  let count = 0
  /** Grows when everything is forgotten, so that late answers find nobody. */
  let era = 0
  let openSinceMs: number | undefined
  let openAt = 0
  const waiting = new Map<Dispose, Gap>()
  const asked = new Set<Gap>()
  /** Gaps that nobody could be asked about, since the link went again: asked about at the next return. */
  let unanswered: Gap[] = []

  function put(gap: Gap, found: GapReport['found'], create: boolean): void {
    const { health } = store.state
    const exists = health.gaps.some(({ id }) => id === gap.id)
    if (!exists && !create) return
    const skewMs = serverTime()?.skewMs ?? 0
    const bounds = { fromMs: gap.fromMs - skewMs, toMs: gap.toMs - skewMs }
    const report: GapReport = { id: gap.id, ...owner, ...bounds, found }
    const gaps = exists
      ? health.gaps.map((other) => (other.id === gap.id ? report : other))
      : [report, ...health.gaps].slice(0, MAX_GAPS)
    store.patch({ health: { ...health, gaps } })
  }

  function callsIn(gap: Gap, record: readonly MissedSight[]): readonly MissedSight[] {
    const skewMs = serverTime()?.skewMs ?? 0
    const ours = record.map((call) => ({ ...call, startedAtMs: call.startedAtMs - skewMs }))
    const bounds = { fromMs: gap.fromMs - skewMs, toMs: gap.toMs - skewMs }
    return unseenCalls(ours, callsOf(store.state.calls, owner), bounds).slice(0, MAX_GAP_CALLS)
  }

  async function look(gap: Gap, index: number, before: number): Promise<void> {
    const begun = era
    asked.add(gap)
    const answer = await ask()
    if (era !== begun) return
    asked.delete(gap)
    const isLast = index + 1 >= LOOKS_MS.length
    if (!answer.ok) {
      log.info('gap-look-failed', { code: answer.error.code, look: index })
      // What was found once stays told.
      if (isLast && before === 0) giveUp(gap, answer.error)
    } else {
      const calls = callsIn(gap, answer.value)
      const isNews = calls.length > before
      if (isNews || (isLast && calls.length === 0)) put(gap, { kind: 'calls', calls }, isNews)
      if (isNews) log.info('gap-calls', { calls: calls.length })
      before = Math.max(before, calls.length)
    }
    if (!isLast) later(gap, index + 1, before)
  }

  /** No more than are told of: a link that goes at each return must not end in a storm of questions. */
  function askLater(more: readonly Gap[]): void {
    unanswered = [...unanswered, ...more].slice(-MAX_GAPS)
  }

  function giveUp(gap: Gap, error: AppError): void {
    const isAway = error.code === 'offline' || openSinceMs !== undefined
    if (isAway) askLater([gap])
    put(gap, isAway ? { kind: 'asking' } : { kind: 'unknown', error }, true)
  }

  function later(gap: Gap, index: number, before: number): void {
    const delayMs = (LOOKS_MS[index] ?? 0) - (LOOKS_MS[index - 1] ?? 0)
    const cancel = clock.after(delayMs, () => {
      waiting.delete(cancel)
      void look(gap, index, before)
    })
    waiting.set(cancel, gap)
  }

  /** @returns the gaps that were being looked into */
  function stopLooking(): readonly Gap[] {
    era += 1
    const stopped = [...waiting.values(), ...asked.values()]
    for (const cancel of waiting.keys()) cancel()
    waiting.clear()
    asked.clear()
    return stopped
  }

  return {
    lost(seenUntilMs) {
      if (openSinceMs !== undefined) return
      openSinceMs = seenUntilMs
      openAt = clock.monotonic()
    },
    regained() {
      const now = serverTime()?.nowMs
      if (openSinceMs === undefined || now === undefined) return
      const id = ['gap', ...(account === undefined ? [] : [account]), String(++count)].join('-')
      const gap: Gap = { id, fromMs: Math.min(openSinceMs, now), toMs: now }
      openSinceMs = undefined
      log.info('gap', { forMs: Math.round(gap.toMs - gap.fromMs) })
      // The service tells its time in whole seconds, anew for each stream: of a short time ours knows more.
      const forMs = Math.max(gap.toMs - gap.fromMs, clock.monotonic() - openAt)
      if (forMs >= BLINK_MS) put(gap, { kind: 'asking' }, true)
      for (const each of [...unanswered.splice(0), gap]) void look(each, 0, 0)
    },
    get isOpen() {
      return openSinceMs !== undefined
    },
    pause() {
      askLater(stopLooking())
    },
    forget() {
      stopLooking()
      openSinceMs = undefined
      unanswered = []
      const { health } = store.state
      store.patch({ health: { ...health, gaps: health.gaps.filter((gap) => gap.account !== account) } })
    },
  }
}

/** What is said about the way to the service: header, banner, footer, the stages of signing in. */
import { assertNever } from '../result.ts'
import type { Sight } from '../seeing.ts'
import type { StageResult } from '../command-outputs.ts'
import type { Stage } from '../state.ts'
import { errorSentence } from './errors.ts'
import { clockTime, moment, secondsLeft } from './time.ts'
import { m } from './keys.ts'

/** What happens at a stage, for a list of stages. */
export function stageName(stage: Stage): string {
  switch (stage) {
    case 'resolve':
      return m.connection_stage_name_resolve()
    case 'connect':
      return m.connection_stage_name_connect()
    case 'tls':
      return m.connection_stage_name_tls()
    case 'sasl':
      return m.connection_stage_name_sasl()
    case 'bind':
      return m.connection_stage_name_bind()
    case 'authorize':
      return m.connection_stage_name_authorize()
    case 'subscribe':
      return m.connection_stage_name_subscribe()
    case 'snapshot':
      return m.connection_stage_name_snapshot()
    default:
      return assertNever(stage)
  }
}

/** The same while it is going on. */
export function stageProgress(stage: Stage): string {
  switch (stage) {
    case 'resolve':
      return m.connection_stage_progress_resolve()
    case 'connect':
      return m.connection_stage_progress_connect()
    case 'tls':
      return m.connection_stage_progress_tls()
    case 'sasl':
      return m.connection_stage_progress_sasl()
    case 'bind':
      return m.connection_stage_progress_bind()
    case 'authorize':
      return m.connection_stage_progress_authorize()
    case 'subscribe':
      return m.connection_stage_progress_subscribe()
    case 'snapshot':
      return m.connection_stage_progress_snapshot()
    default:
      return assertNever(stage)
  }
}

export function stageStatus(status: StageResult['status']): string {
  switch (status) {
    case 'passed':
      return m.connection_stage_status_passed()
    case 'failed':
      return m.connection_stage_status_failed()
    case 'not-reached':
      return m.connection_stage_status_not_reached()
    default:
      return assertNever(status)
  }
}

/** The words beside the dot in the header. */
export function sightWords(sight: Sight, blindSinceMs: number | undefined, nowMs: number): string {
  switch (sight.kind) {
    case 'seeing':
      return m.connection_sight_words_seeing()
    case 'signed-out':
      return m.connection_sight_words_signed_out()
    case 'connecting':
      return m.connection_sight_words_connecting()
    case 'waiting':
      return reconnecting(secondsLeft(sight.retryAtMs, nowMs))
    case 'stopped':
      return blindSinceMs === undefined
        ? m.connection_sight_words_stopped()
        : m.connection_sight_words_stopped_since({ time: moment(blindSinceMs, nowMs) })
    case 'refused':
      return m.connection_sight_words_refused()
    default:
      return assertNever(sight)
  }
}

const reconnecting = (seconds: number): string =>
  seconds === 0 ? m.connection_reconnecting() : m.connection_reconnecting_in({ seconds })

/** Heading of calls that may be out of date. */
export const asOf = (blindSinceMs: number, nowMs: number): string =>
  m.connection_as_of({ time: moment(blindSinceMs, nowMs) })

/** On a card, while calls cannot be seen: what it shows may be over. */
export const staleCard = (blindSinceMs: number, nowMs: number): string =>
  m.connection_stale_card({ time: moment(blindSinceMs, nowMs) })

/** The band over the calls while they cannot be seen. */
export function blindBanner(sight: Sight, blindSinceMs: number | undefined, nowMs: number): string {
  const time = blindSinceMs === undefined ? undefined : moment(blindSinceMs, nowMs)
  switch (sight.kind) {
    case 'seeing':
      return ''
    case 'signed-out':
      return m.connection_banner_signed_out()
    case 'connecting':
      return time === undefined ? m.connection_banner_not_yet() : m.connection_banner_off_line_since({ time })
    case 'waiting':
    case 'stopped':
      return time === undefined
        ? m.connection_banner_off_line()
        : m.connection_banner_off_line_since({ time })
    case 'refused':
      return time === undefined ? m.connection_banner_refused() : m.connection_banner_refused_since({ time })
    default:
      return assertNever(sight)
  }
}

/** The footer's one sentence: the promise kept, or not. `cards`: whether call cards are switched on. */
export function promise(sight: Sight, cards: boolean): string {
  if (sight.kind !== 'seeing') return m.connection_promise_broken()
  return cards ? m.connection_promise_kept() : m.connection_promise_listed()
}

/** Answers "Why?": the reason, then what to do or what comes next. */
export function whyBlind(sight: Sight): string {
  switch (sight.kind) {
    case 'seeing':
      return m.connection_why_blind_seeing()
    case 'signed-out':
      return m.connection_why_blind_signed_out()
    case 'connecting':
      return stageProgress(sight.stage)
    case 'waiting':
    case 'stopped':
    case 'refused': {
      const { sentence, cure } = errorSentence(sight.error)
      return cure === undefined ? sentence : `${sentence} ${cure}`
    }
    default:
      return assertNever(sight)
  }
}

/** Shown while calls are seen, but those in progress at the start could not be asked for. */
export const snapshotMissing = (onlineSinceMs: number | undefined): string =>
  onlineSinceMs === undefined
    ? m.connection_snapshot_missing()
    : m.connection_snapshot_missing_before({ time: clockTime(onlineSinceMs) })

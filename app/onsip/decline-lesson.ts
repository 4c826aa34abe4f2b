/**
 * Whether `cancel` can decline an incoming call is in no document. It is learned from what the service does with the
 * first attempts that the user makes.
 */
import { legName } from '../calls/leg.ts'
import type { LegKey } from '../calls/model.ts'
import type { Capabilities } from '../calls/provider.ts'
import type { Clock, Dispose } from '../ports.ts'
import type { RequestError } from '../xmpp/connection-types.ts'
import { mayPass } from './request-error.ts'

/** A leg that goes later went for another reason. */
const EFFECT_MS = 10_000

export interface DeclineLesson {
  readonly known: Capabilities['decline']
  /** An attempt is about to be sent. */
  begin(leg: LegKey): void
  /** What the service said to it; undefined: it took the request. */
  answered(leg: LegKey, failure: RequestError | undefined): void
  readonly retracted: (leg: LegKey) => void
  /** Nothing is known any more: the service may have changed. */
  readonly forget: () => void
  readonly dispose: () => void
}

interface Attempt {
  readonly accepted: boolean
  readonly gone: boolean
  readonly cancel: Dispose
}

export function createDeclineLesson(
  clock: Clock,
  before: Capabilities['decline'],
  learned: () => void,
): DeclineLesson {
  let known = before
  const attempts = new Map<string, Attempt>()

  function learn(lesson: 'yes' | 'no'): void {
    // One success outweighs a refusal: the caller may just have given up.
    if (known === lesson || known === 'yes') return
    known = lesson
    learned()
  }

  function forgetAttempt(name: string): void {
    attempts.get(name)?.cancel()
    attempts.delete(name)
  }

  function settleIfDone(name: string, attempt: Attempt): void {
    attempts.set(name, attempt)
    if (!attempt.accepted || !attempt.gone) return
    forgetAttempt(name)
    learn('yes')
  }

  return {
    get known() {
      return known
    },
    begin(leg) {
      const name = legName(leg)
      forgetAttempt(name)
      const cancel = clock.after(EFFECT_MS, () => {
        attempts.delete(name)
      })
      attempts.set(name, { accepted: false, gone: false, cancel })
    },
    answered(leg, failure) {
      const name = legName(leg)
      const attempt = attempts.get(name)
      if (!attempt) return
      if (failure === undefined) {
        settleIfDone(name, { ...attempt, accepted: true })
        return
      }
      forgetAttempt(name)
      // A call that ended by itself meanwhile could not be declined any more: that teaches nothing.
      if (failure.kind === 'stanza' && !mayPass(failure) && !attempt.gone) learn('no')
    },
    retracted(leg) {
      const name = legName(leg)
      const attempt = attempts.get(name)
      if (attempt) settleIfDone(name, { ...attempt, gone: true })
    },
    forget() {
      if (known === 'unknown') return
      known = 'unknown'
      learned()
    },
    dispose() {
      for (const { cancel } of attempts.values()) cancel()
      attempts.clear()
    },
  }
}

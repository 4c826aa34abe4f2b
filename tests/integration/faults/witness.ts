/** Looks at the application all the time, as its user does, and remembers what must never be. */
import { cardsOf } from '../../../app/calls/cards.ts'
import { violations } from '../../../app/calls/invariants.ts'
import { promise, whyBlind } from '../../../app/contract/messages/connection.ts'
import { sightOf } from '../../../app/contract/seeing.ts'
import type { AppState } from '../../../app/contract/state.ts'
import type { Core } from '../../../app/core.ts'

/** What stands in the window while calls are seen. */
export const SEEING = promise({ kind: 'seeing' }, true)

export interface Witness {
  /** Forgets what was read so far; the mistakes stay. */
  turnPage(): void
  /** The sentences that stood in the window since then, in order: the promise, or why it cannot be kept. */
  readonly read: readonly string[]
  /** Two cards for one call, a state that cannot be. */
  readonly mistakes: readonly string[]
  dispose(): void
}

export function createWitness(core: Core): Witness {
  let read: string[] = []
  const mistakes = new Set<string>()
  const cardOf = new Map<string, string>()

  const note = ({ session, calls, settings }: AppState): void => {
    const sight = sightOf(session)
    const sentence = sight.kind === 'seeing' ? SEEING : whyBlind(sight)
    if (read.at(-1) !== sentence) read.push(sentence)
    for (const breach of violations(calls)) mistakes.add(breach)
    for (const { callId, call } of cardsOf(calls, settings.values.alerts)) {
      for (const sipCallId of call.callIds) {
        const known = cardOf.get(sipCallId)
        if (known !== undefined && known !== callId)
          mistakes.add(`two cards for one call: ${known}, ${callId}`)
        cardOf.set(sipCallId, callId)
      }
    }
  }
  note(core.state)
  const dispose = core.subscribe(() => {
    note(core.state)
  })
  return {
    turnPage() {
      read = []
      note(core.state)
    },
    get read() {
      return read
    },
    get mistakes() {
      return [...mistakes]
    },
    dispose,
  }
}

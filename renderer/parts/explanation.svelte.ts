/** What a text would dial, asked of main as it changes; an answer that comes late is dropped. */
import type { DialCandidate } from '../../app/dialing/model.ts'
import type { AppBridge } from '../bridge.ts'
import { explainable } from './explainable.ts'

export interface Explanation {
  /** Undefined while the text is empty or its first answer is awaited. */
  readonly candidates: readonly DialCandidate[] | undefined
  /** The text that `candidates` were found in: the one before while the answer about the present one is awaited. */
  readonly of: string
}

/**
 * @param text read again whenever it changes; at most 10,000 characters of it are looked at
 * @param plan what else the answer depends on: asked again whenever it changes
 */
export function createExplanation(
  bridge: AppBridge,
  text: () => string,
  plan: () => unknown = () => undefined,
): Explanation {
  let candidates = $state.raw<readonly DialCandidate[]>()
  let of = $state('')

  $effect(() => {
    const asked = explainable(text())
    plan()
    if (asked === '') {
      candidates = undefined
      return
    }
    let current = true
    void bridge.invoke('dial.explain', { text: asked }).then((reply) => {
      if (!current) return
      candidates = reply.ok ? reply.value.candidates : undefined
      of = asked
    })
    return () => {
      current = false
    }
  })

  return {
    get candidates() {
      return candidates
    },
    get of() {
      return of
    },
  }
}

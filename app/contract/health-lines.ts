/** "Will I see the next call?" as lines, the way to the service first, then the system that we run on. Pure. */
import { worstOf, type HealthLine } from './health-line.ts'
import { linkLines } from './health-link-lines.ts'
import { policyHealthLines } from './health-policy-lines.ts'
import { systemLines } from './health-system-lines.ts'
import { sightOf } from './seeing.ts'
import type { AppState } from './state.ts'

/** @param nowMs epoch ms of this machine */
export const healthLines = (state: AppState, nowMs: number): readonly HealthLine[] => [
  ...linkLines(state, nowMs),
  ...systemLines(state, nowMs),
  ...policyHealthLines(state.settings.policies),
]

/**
 * What is wrong although the service reports calls, e.g. that no card can be painted. While calls are not seen at all
 * that is what must be said, so there is nothing here.
 */
export function troubleWhileSeeing(state: AppState, nowMs: number): HealthLine | undefined {
  if (sightOf(state.session).kind !== 'seeing') return undefined
  const worst = worstOf(healthLines(state, nowMs))
  return worst?.status === 'red' ? worst : undefined
}

/** The administrator's policies as layers of the settings. Pure. */
import type { AppError } from '../app/contract/errors.ts'
import type { Policy } from '../app/contract/policy.ts'
import type { PolicyFact, PolicyScope } from '../app/contract/setting-origin.ts'
import { keysOf, type Layer } from './settings-layers.ts'

/** A policy that is there. */
export interface PolicyLayer {
  readonly scope: PolicyScope
  /** A file's path or a registry key. */
  readonly from: string
  /** What it last said that was good; undefined: nothing so far. */
  readonly policy: Policy | undefined
  /** Why what is there now was refused. */
  readonly problem?: AppError
}

/** @returns the lowest first: the machine's goes above the user's */
export const policyLayers = (
  policies: readonly PolicyLayer[],
  part: 'locked' | 'suggested',
): readonly Layer[] =>
  (['user', 'machine'] as const).flatMap((wanted) =>
    policies
      .filter(({ scope }) => scope === wanted)
      .map(({ scope, from, policy }) => ({
        origin: { kind: 'policy', scope, from, isLocked: part === 'locked' } as const,
        values: policy?.[part] ?? {},
      })),
  )

/** What windows may know of it. */
export const policyFact = ({ scope, from, policy, problem }: PolicyLayer): PolicyFact => ({
  scope,
  from,
  locked: keysOf(policy?.locked ?? {}).length,
  suggested: keysOf(policy?.suggested ?? {}).length,
  ...(problem === undefined ? {} : { problem }),
})

/** Where the value of a setting comes from, and how the administrator's policies stand. Plain data. */
import type { AppError } from './errors.ts'

/** Both may be there: one for everybody on this machine, one for this user. The former wins. */
export type PolicyScope = 'machine' | 'user'

/** A setting that nobody set has none of these: its default counts. */
export type SettingOrigin =
  /** `from`: a file's path or a registry key. */
  | {
      readonly kind: 'policy'
      readonly scope: PolicyScope
      readonly from: string
      readonly isLocked: boolean
    }
  /** The file named by `--config`, which locks what it sets. */
  | { readonly kind: 'provisioning'; readonly from: string }
  | { readonly kind: 'user' }

/** How a policy stands that is there. */
export interface PolicyFact {
  readonly scope: PolicyScope
  /** Where it was found: a file's path or a registry key. */
  readonly from: string
  /** How many settings it sets now; with a `problem`, by what it last said that was good, if anything was. */
  readonly locked: number
  readonly suggested: number
  /** Why what is there now was refused, as a whole. */
  readonly problem?: AppError
}

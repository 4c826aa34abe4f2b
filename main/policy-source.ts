/** Where a policy may be found. Each system has its own. */
import type { AppError } from '../app/contract/errors.ts'
import type { Policy } from '../app/contract/policy.ts'
import type { PolicyScope } from '../app/contract/setting-origin.ts'

export type PolicyReading =
  | { readonly kind: 'absent' }
  /** As at the last look, or not settled yet: what was read then still counts. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'policy'; readonly policy: Policy }
  | { readonly kind: 'refused'; readonly problem: AppError }

export interface PolicySource {
  readonly scope: PolicyScope
  /** A file's path or a registry key. */
  readonly from: string
  /** Time between two looks: none of the systems tells reliably of a change, of a folder that is not there least of all. */
  readonly everyMs: number
  /** One look. Never rejects. */
  look(): Promise<PolicyReading>
}

/** How the administrator's policies stand, a line for each that is there. Pure. */
import { because, type HealthLine } from './health-line.ts'
import { policyName, policyStatus } from './messages/policy.ts'
import type { PolicyFact } from './setting-origin.ts'

/** A refused policy hides no call, so it is never red. */
export const policyHealthLines = (policies: readonly PolicyFact[]): readonly HealthLine[] =>
  policies.map((policy) => ({
    id: `policy ${policy.scope}`,
    group: 'system',
    name: policyName(policy.scope),
    text: policyStatus(policy),
    ...(policy.problem === undefined
      ? ({ status: 'green' } as const)
      : ({ status: 'amber', ...because(policy.problem) } as const)),
  }))

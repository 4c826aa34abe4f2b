/**
 * What each policy last said that was good, kept in the profile: a policy that is damaged while nobody runs the program must
 * not unlock everything at the next start, nor lead to another server and so lose everybody's password.
 */
import { z } from 'zod'
import { policySchema, type Policy } from '../app/contract/policy.ts'
import { SETTINGS_VERSION } from '../app/contract/settings.ts'
import type { PolicyScope } from '../app/contract/setting-origin.ts'
import type { Logger } from '../app/ports.ts'
import { readKept } from './kept-file.ts'
import { upgradedPolicy } from './policy-upgrade.ts'
import type { SettingsFile } from './settings-store.ts'

export interface PolicyMemory {
  /** @param from what was found elsewhere says nothing about what is here */
  recall(scope: PolicyScope, from: string): Policy | undefined
  /** @param policy undefined: there is none any more */
  remember(scope: PolicyScope, from: string, policy: Policy | undefined): void
}

/** Written with the version of the settings, for a newer Ringside reads it too. */
const kept = z.object({
  from: z.string(),
  policy: z.preprocess((held) => upgradedPolicy(held), policySchema),
})
const memorySchema = z.object({ machine: kept.optional(), user: kept.optional() })

/** @param file one that cannot be read is as good as none */
export function createPolicyMemory(file: SettingsFile, log: Logger): PolicyMemory {
  const read = memorySchema.safeParse(readKept(file, log))
  let held = read.success ? read.data : {}

  return {
    recall(scope, from) {
      const found = held[scope]
      return found?.from === from
        ? { locked: found.policy.locked ?? {}, suggested: found.policy.suggested ?? {} }
        : undefined
    },
    remember(scope, from, policy) {
      const next = {
        ...held,
        [scope]:
          policy === undefined ? undefined : { from, policy: { version: SETTINGS_VERSION, ...policy } },
      }
      if (JSON.stringify(next[scope]) === JSON.stringify(held[scope])) return
      held = next
      try {
        file.write(next)
      } catch (error) {
        log.warn('policy-not-kept', { why: error instanceof Error ? error.message : '' })
      }
    },
  }
}

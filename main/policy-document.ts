/** A policy as it is written, read with suspicion and taken whole or not at all. Pure. */
import type { z } from 'zod'
import { appError, type AppError } from '../app/contract/errors.ts'
import { policyMistake, policyReason, policyReasonOf } from '../app/contract/messages/policy.ts'
import { policySchema, type Policy } from '../app/contract/policy.ts'
import { err, ok, type Result } from '../app/contract/result.ts'
import { SETTINGS_VERSION } from '../app/contract/settings.ts'
import { checkAdministered } from './administered.ts'
import { lineAt, readJsonLines } from './json-lines.ts'
import { upgradedPolicy } from './policy-upgrade.ts'

/** A thousand watched lines with long addresses take a third of it. */
export const MAX_POLICY_BYTES = 1_000_000

/** The place of a mistake and what it is, never with a value: what was put into the wrong place may be a secret. */
interface Mistake {
  readonly path: readonly PropertyKey[]
  readonly why: string
}

/**
 * @param from the file's absolute path
 * @param folder where a relative `server.caFile` lies
 * @returns `policy-invalid` with file, line and reason
 */
export function readPolicyText(text: string, from: string, folder: string): Result<Policy, AppError> {
  const json = readJsonLines(text)
  if (!json.ok) return refused(policyMistake(from, json.error.line, json.error.why))
  const read = checkPolicy(json.value.value, folder)
  return read.ok ? read : refused(policyMistake(from, lineAt(json.value, read.error.path), read.error.why))
}

/**
 * The same of values that have no lines: a registry's, a property list's.
 * @returns `policy-invalid` with the place and the reason
 */
export function readPolicyValues(values: unknown, from: string): Result<Policy, AppError> {
  const read = checkPolicy(values, undefined)
  return read.ok ? read : refused(policyMistake(from, undefined, read.error.why))
}

const refused = (detail: string) => err(appError('policy-invalid', detail))

function checkPolicy(values: unknown, folder: string | undefined): Result<Policy, Mistake> {
  const parsed = policySchema.safeParse(upgradedPolicy(values))
  if (!parsed.success) return err(mistakeOf(parsed.error))
  const { locked = {}, suggested = {} } = parsed.data
  const checked = {
    locked: checkAdministered(locked, folder),
    suggested: checkAdministered(suggested, folder),
  }
  if (!checked.locked.ok) return err(below('locked', checked.locked.error))
  if (!checked.suggested.ok) return err(below('suggested', checked.suggested.error))
  return ok({ locked: checked.locked.value, suggested: checked.suggested.value })
}

const below = (part: string, { key, why }: { readonly key: string; readonly why: string }): Mistake => ({
  path: [part, ...key.split('.')],
  why,
})

function mistakeOf({ issues: [issue] }: z.ZodError): Mistake {
  if (issue === undefined || (issue.path.length === 0 && issue.code === 'invalid_type'))
    return { path: [], why: policyReason.noObject }
  if (issue.path.length === 1 && issue.path[0] === 'version')
    return { path: issue.path, why: policyReasonOf.otherVersion(SETTINGS_VERSION) }
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path
  const name = path.map(String).join('.')
  return {
    path,
    why: issue.code === 'unrecognized_keys' ? policyReasonOf.unknownKey(name) : `${name}: ${issue.message}`,
  }
}

/** Dialling rules as a file: read with suspicion, written plainly. Pure. */
import { z } from 'zod'
import { appError, type AppError } from '../app/contract/errors.ts'
import { err, ok, type Result } from '../app/contract/result.ts'
import { rewriteRules } from '../app/contract/settings.ts'
import { MAX_RULES, type RewriteRule } from '../app/dialing/plan.ts'

/** Fifty rules take a tenth of it. */
export const MAX_RULE_FILE_BYTES = 200_000

const ruleFile = z.strictObject({ ringsideRules: z.literal(1), rules: rewriteRules })

export const writeRules = (rules: readonly RewriteRule[]): string =>
  `${JSON.stringify({ ringsideRules: 1, rules }, null, 2)}\n`

/** @returns `rules-invalid` with the place of the first mistake, never with a value */
export function readRules(text: string): Result<readonly RewriteRule[], AppError> {
  const parsed = ruleFile.safeParse(parseJson(text))
  if (parsed.success) return ok(parsed.data.rules)
  const issue = parsed.error.issues[0]
  return err(appError('rules-invalid', [issue?.path.join('.'), issue?.message].filter(Boolean).join(': ')))
}

/** @returns undefined where it is no JSON, which is no file of rules either */
function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''))
    return value
  } catch {
    return undefined
  }
}

/** New ones behind those that are there. @returns `rules-full` when there is no room */
export function withImported(
  rules: readonly RewriteRule[],
  imported: readonly RewriteRule[],
): Result<{ readonly rules: readonly RewriteRule[]; readonly added: number }, AppError> {
  const isNew = (rule: RewriteRule, index: number, all: readonly RewriteRule[]): boolean =>
    !rules.some((other) => isSame(rule, other)) && all.findIndex((other) => isSame(rule, other)) === index
  const added = imported.filter(isNew)
  if (rules.length + added.length > MAX_RULES) return err(appError('rules-full'))
  return ok({ rules: [...rules, ...added], added: added.length })
}

const isSame = (one: RewriteRule, other: RewriteRule): boolean =>
  one.kind === other.kind && one.match === other.match && one.replace === other.replace

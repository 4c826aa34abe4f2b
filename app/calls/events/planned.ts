/** A rule and a call made into exactly what is done. Pure: a tester shows what would happen by the same function. */
import { assertNever, err, ok, type Result } from '../../contract/result.ts'
import { hasDots, parsed } from './problem.ts'
import { PLACEHOLDERS, type EventRule, type EventValues } from './rule.ts'
import { encodedValue, fillArgument, fillTemplate, plainValue } from './template.ts'

export type PlannedAction =
  | { readonly kind: 'page'; readonly url: string }
  | { readonly kind: 'program'; readonly path: string; readonly args: readonly string[] }
  | { readonly kind: 'post'; readonly url: string; readonly body: string }

/** The longest address that every system's browser takes. */
const MAX_URL = 2_000

/**
 * `too-long`: the address is longer than 2,000 characters. `leads-elsewhere`: with this call's values it would be another
 * than the rule says, such as the folder above.
 */
export type PlanProblem = 'too-long' | 'leads-elsewhere'

/** @param rule one without a problem of its own (`problemOfRule`) */
export function planAction(rule: EventRule, values: EventValues): Result<PlannedAction, PlanProblem> {
  const { action } = rule
  switch (action.kind) {
    case 'page': {
      const url = filledUrl(action.url, values)
      return url.ok ? ok({ kind: 'page', url: url.value }) : url
    }
    case 'post': {
      const url = filledUrl(action.url, values)
      return url.ok ? ok({ kind: 'post', url: url.value, body: bodyOf(rule, values) }) : url
    }
    case 'program':
      return ok({
        kind: 'program',
        path: action.path,
        args: action.args.map((template) => fillArgument(template, values)),
      })
    default:
      return assertNever(action)
  }
}

function filledUrl(template: string, values: EventValues): Result<string, PlanProblem> {
  const filled = fillTemplate(template, (of) => encodedValue(values, of))
  const url = parsed(filled)
  if (url === undefined || hasDots(filled)) return err('leads-elsewhere')
  return url.href.length > MAX_URL ? err('too-long') : ok(url.href)
}

/** What is posted: the rule's name and every value under its placeholder's name. */
const bodyOf = (rule: EventRule, values: EventValues): string =>
  JSON.stringify({
    rule: rule.name,
    ...Object.fromEntries(PLACEHOLDERS.map((of) => [of, plainValue(values, of)])),
  })

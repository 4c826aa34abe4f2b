/**
 * The user's own rules. A rule sees a number's digits as they were written; one that begins with a plus sees the number
 * in international form. The first that fits decides, and its result is dialled as it stands.
 */
import { err, ok, type Result } from '../contract/result.ts'
import type { RewriteRule } from './plan.ts'
import { isBoundedRegex } from './safe-regex.ts'

/** Why a rule cannot be used; each has one sentence in `messages/dialing-rules.ts`. */
export type RuleProblem =
  'empty' | 'pattern-characters' | 'stars' | 'places' | 'replacement' | 'regex' | 'regex-unbounded'

export interface Rewritten {
  readonly rule: RewriteRule
  /** Digits, stars and hashes; a leading plus asks for the number to be read as an international one. */
  readonly result: string
}

/** More digits than this are no number, and no rule looks at them. */
const MAX_INPUT = 40

/**
 * @param written digits as they stood in the text, with their plus
 * @param e164 the same with plus and country code, where it is known
 * @returns undefined when no rule fits. A rule that is not valid, or whose result cannot be dialled, does not fit.
 */
export function rewrite(
  rules: readonly RewriteRule[],
  written: string,
  e164: string | undefined,
): Rewritten | undefined {
  for (const rule of rules) {
    const compiled = compile(rule)
    const input = wantsInternational(rule) ? e164 : written
    if (!compiled.ok || input === undefined || input.length > MAX_INPUT) continue
    const result = compiled.value(input)
    if (result !== undefined && /^\+?[\d*#]{1,40}$/.test(result)) return { rule, result }
  }
  return undefined
}

/** @returns undefined when the rule can be used. */
export function problemOf(rule: Pick<RewriteRule, 'kind' | 'match' | 'replace'>): RuleProblem | undefined {
  const compiled = compile(rule)
  return compiled.ok ? undefined : compiled.error
}

const wantsInternational = ({ match }: Pick<RewriteRule, 'match'>): boolean => /^\^?\\?\+/.test(match.trim())

/** @returns what the rule makes of a number, undefined where it does not fit. */
type Apply = (input: string) => string | undefined

const compile = (rule: Pick<RewriteRule, 'kind' | 'match' | 'replace'>): Result<Apply, RuleProblem> =>
  rule.match.trim() === '' || rule.replace.trim() === ''
    ? err('empty')
    : rule.kind === 'pattern'
      ? compilePattern(plainPattern(rule.match), plainPattern(rule.replace))
      : compileRegex(rule.match.trim(), rule.replace.trim())

/** People write patterns as they write numbers: separators mean nothing. */
const plainPattern = (text: string): string => text.replace(/[ ().-]/g, '').toUpperCase()

/** `N` is a digit from 2 to 9 and `X` any digit, as North America writes its numbering plan; `*` is the rest. */
function compilePattern(match: string, replace: string): Result<Apply, RuleProblem> {
  if (!/^\+?[\dNX*]+$/.test(match)) return err('pattern-characters')
  if (!/^\+?[\dNX*]+$/.test(replace)) return err('replacement')
  if (count(match, '*') > 1 || count(replace, '*') > 1) return err('stars')
  const places = { letters: count(match, 'NX'), stars: count(match, '*') }
  const used = { letters: count(replace, 'NX'), stars: count(replace, '*') }
  // All of them or none: what a rule leaves out has to be seen in it.
  if (used.letters + used.stars > 0 && (used.letters !== places.letters || used.stars !== places.stars)) {
    return err('places')
  }
  const regex = new RegExp(
    `^${match.replace(/[+NX*]/g, (sign) => (sign === '+' ? '\\+' : sign === 'N' ? '([2-9])' : sign === 'X' ? '(\\d)' : '(\\d*)'))}$`,
  )
  const starAt = match.replace(/[+\d]/g, '').indexOf('*')
  return ok((input) => {
    const found = regex.exec(input)
    if (found === null) return undefined
    const groups = found.slice(1)
    const rest = starAt < 0 ? '' : (groups.splice(starAt, 1)[0] ?? '')
    return replace.replace(/[NX*]/g, (sign) => (sign === '*' ? rest : (groups.shift() ?? '')))
  })
}

const count = (text: string, signs: string): number =>
  Array.from(text).filter((character) => signs.includes(character)).length

function compileRegex(match: string, replace: string): Result<Apply, RuleProblem> {
  if (!/^\+?(?:[\d*#]|\$[1-9])+$/.test(replace)) return err('replacement')
  const regex = parseRegex(match)
  if (regex === undefined) return err('regex')
  if (!isBoundedRegex(match)) return err('regex-unbounded')
  return ok((input) => {
    const found = regex.exec(input)
    return found === null
      ? undefined
      : replace.replace(/\$([1-9])/g, (_sign, group) => found[Number(group)] ?? '')
  })
}

function parseRegex(source: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${source})$`)
  } catch {
    return undefined
  }
}

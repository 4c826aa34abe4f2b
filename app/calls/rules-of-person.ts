/** What is set for everything that one person may call from, in the user's one list of rules for people. Pure. */
import { NOBODY } from './party.ts'
import { ruleFor, type PersonAlerts, type PersonRule } from './person-rules.ts'

type Wish = Pick<PersonRule, 'alerts' | 'private'>

/** `mixed`: not the same for all that they call from. */
export interface RuleOfPerson {
  readonly alerts: PersonAlerts | 'mixed'
  readonly private: boolean | 'mixed'
}

const NO_WISH: Wish = { alerts: 'as-set', private: false }

/** @param callers addresses, numbers and extensions of one person, as `PersonRule.who` has them */
export function ruleOfPerson(callers: readonly string[], rules: readonly PersonRule[]): RuleOfPerson {
  const wishes = callers.map((caller) => ruleOf(caller, rules) ?? NO_WISH)
  return { alerts: common(wishes.map(({ alerts }) => alerts)), private: common(wishes.map(isPrivate)) }
}

/**
 * The rules once this is wished for a person. Lines that mean them stay where they are, what is missing comes first, since
 * the first line that fits counts; a line that says nothing any more goes.
 * @returns possibly more than the settings hold
 */
export function withRuleOfPerson(
  rules: readonly PersonRule[],
  callers: readonly string[],
  change: Partial<Wish>,
): readonly PersonRule[] {
  const missing = callers.filter((caller) => ruleOf(caller, rules) === undefined)
  const added = missing.map((who) => ({ who, ...NO_WISH, ...change }))
  const changed = rules.flatMap((rule) => {
    if (!callers.some((caller) => ruleOf(caller, [rule]) !== undefined)) return [rule]
    return saysAnything({ ...rule, ...change }) ? [{ ...rule, ...change }] : []
  })
  return [...added.filter(saysAnything), ...changed]
}

const saysAnything = (rule: Wish): boolean => rule.alerts !== 'as-set' || rule.private

const isPrivate = (wish: Wish): boolean => wish.private

const ruleOf = (caller: string, rules: readonly PersonRule[]): PersonRule | undefined =>
  ruleFor({ ...NOBODY, [caller.includes('@') ? 'address' : 'number']: caller }, rules)

function common<T>(values: readonly T[]): T | 'mixed' {
  const [first, ...others] = values
  return first === undefined || others.some((other) => other !== first) ? 'mixed' : first
}

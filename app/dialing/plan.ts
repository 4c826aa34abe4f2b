/** The user's own dialling plan: where they are, and how their phone system wants numbers. */

/** One of the user's rules: it changes a number before it is dialled. */
export interface RewriteRule {
  /** `pattern`: digits with places (`X`, `N`, `*`). `regex`: a regular expression of the safe kind. */
  readonly kind: 'pattern' | 'regex'
  readonly match: string
  readonly replace: string
  /** The user's own words; may be empty. */
  readonly note: string
}

export interface DialPlan {
  /** ISO 3166-1 alpha-2, upper case: how local numbers are read. */
  readonly country: string
  /** Digits of the own area without its zero, `732` or `30`; empty: local numbers are not completed. */
  readonly areaCode: string
  /** How many digits an extension has; null: not told, so whatever is short may be one. */
  readonly extensionLength: number | null
  /** Put before outside numbers, e.g. `9`; empty where none is needed. */
  readonly outsidePrefix: string
  /** Put before the country code of all numbers outside North America: digits, or `+`. */
  readonly internationalPrefix: string
  /** The first that fits is applied. */
  readonly rules: readonly RewriteRule[]
}

export interface DialContext extends DialPlan {
  /** Domain of the user's own address; numbers are called there. Empty while nobody is signed in. */
  readonly ownDomain: string
}

/** What holds until the user says otherwise: the way North America dials abroad, which is our assumption. */
export const DEFAULT_PLAN: DialPlan = {
  country: 'US',
  areaCode: '',
  extensionLength: null,
  outsidePrefix: '',
  internationalPrefix: '011',
  rules: [],
}

export const MAX_RULES = 50
export const MAX_RULE_TEXT = 60

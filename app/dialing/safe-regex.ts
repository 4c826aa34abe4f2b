/**
 * Which regular expressions cannot take long, whatever number they meet. An engine that backtracks needs at most the
 * product of its choices: with three parts of free length over 40 digits and a handful of alternatives, that is little.
 */

const MAX_FREE = 3
const MAX_OPTIONAL = 6
const MAX_ALTERNATIVES = 4

/**
 * Only digits, `+ * #` escaped, classes of digits, groups, alternatives and quantifiers; no group is repeated, nothing
 * looks around or back.
 * @param source a regular expression that the engine has taken
 */
export function isBoundedRegex(source: string): boolean {
  if (source.length > 60) return false
  const tokens = source.match(TOKEN) ?? []
  if (tokens.join('') !== source) return false
  let free = 0
  let optional = 0
  let alternatives = 0
  let before = ''
  for (const token of tokens) {
    if (/^[*+{]/.test(token)) {
      // A repeated group repeats its own choices: that is what makes an expression explode.
      if (before === ')') return false
      if (!/^\{\d+\}$/.test(token)) free += 1
    } else if (token === '?') {
      // Behind another quantifier it means "as few as possible", which bounds nothing.
      if (/^[*+{]/.test(before)) return false
      optional += 1
    } else if (token === '|') alternatives += 1
    before = token
  }
  return free <= MAX_FREE && optional <= MAX_OPTIONAL && alternatives <= MAX_ALTERNATIVES
}

const TOKEN = /\(\?:|\(|\)|\||\\[d+*#]|\[(?:\d-\d|[\d+*#])+\]|\.|[\^$]|\d|\{\d{1,2}(?:,\d{0,2})?\}|[*+?]/g

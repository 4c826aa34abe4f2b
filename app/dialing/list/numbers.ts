/** What each row of a list would dial: read like any copied text, each dial string once. */
import type { ProviderId } from '../../calls/model.ts'
import { engineTarget } from '../engine-target.ts'
import { explainText } from '../explain.ts'
import { recognised, type Knows } from '../known.ts'
import type { DialCandidate } from '../model.ts'
import { callingCodeOf } from '../number.ts'
import type { DialContext } from '../plan.ts'
import type { ListEntry, ListNumber } from './model.ts'

export interface ListReader {
  /** What the next row would dial. Rows come in their order: those before it count. */
  next(entry: ListEntry): ListNumber
}

/** @param dialler who would place the calls */
export function createListReader(context: DialContext, dialler: ProviderId, knows: Knows): ListReader {
  /** Dial string → index of the first row that dials it. */
  const first = new Map<string, number>()
  let count = 0

  return {
    next({ text }) {
      const index = count
      count += 1
      const [only, ...others] = explainText(text, context)
      if (only === undefined) return { kind: 'none' }
      if (others.length > 0) return { kind: 'several' }
      const candidate = recognised(only, knows)
      if (dialler === 'openzoep' && engineTarget(candidate) === undefined)
        return { kind: 'no-way', candidate }
      const of = first.get(candidate.dialString)
      if (of !== undefined) return { kind: 'repeated', candidate, of }
      first.set(candidate.dialString, index)
      return { kind: 'number', candidate, asks: asks(candidate, context) }
    },
  }
}

/** Nobody looks at each row of a long list as they look at one number: what may cost or change something is asked for. */
function asks(candidate: DialCandidate, context: DialContext): boolean {
  const { caution, charge, oddLength } = candidate
  return caution !== undefined || charge !== undefined || oddLength === true || goesAbroad(candidate, context)
}

function goesAbroad(
  { rule, e164, dialString }: DialCandidate,
  { country, outsidePrefix, internationalPrefix }: DialContext,
): boolean {
  if (rule === 'international') return true
  if (rule !== 'rewritten') return false
  // A rule may make a number abroad of one at home, and what it makes is dialled as it stands.
  const outside = dialString.startsWith(outsidePrefix) ? dialString.slice(outsidePrefix.length) : dialString
  const prefixes = [internationalPrefix, '+', '00', '011'].filter(Boolean)
  if ([dialString, outside].some((text) => prefixes.some((prefix) => text.startsWith(prefix)))) return true
  return e164?.startsWith(`+${callingCodeOf(country)}`) === false
}

/** What was done to a text to get the dial string, one sentence for each rule. */
import type { DialRule } from '../../dialing/model.ts'
import { assertNever } from '../result.ts'

export function ruleSentence(rule: DialRule): string {
  switch (rule) {
    case 'national':
      return 'national number'
    case 'international':
      return 'international number'
    case 'extension':
      return 'extension'
    case 'as-typed':
      return 'as typed'
    case 'sip-address':
      return 'SIP address'
    default:
      return assertNever(rule)
  }
}

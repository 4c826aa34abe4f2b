import type { Call, Switchboard } from '../pbx/switchboard.ts'
import type { FormInput } from './form.ts'

/** The answered call that a form's call-id, from-tag and to-tag name together. */
export function findAnswered(switchboard: Switchboard, input: FormInput): Call | undefined {
  const call = switchboard.find(input.get('call-id') ?? '')
  if (call?.answered !== true || call.fromTag !== input.get('from-tag')) return undefined
  return call.legs.some((leg) => leg.toTag === input.get('to-tag')) ? call : undefined
}

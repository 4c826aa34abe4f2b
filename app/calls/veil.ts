/** Callers shown by their initials only, for a screen that others see. Pure. */
import type { Verdicts } from './alerting.ts'
import type { Call, CallsState, Party } from './model.ts'
import { ruleFor, type PersonRule } from './person-rules.ts'

export interface Veiling {
  /** Why everybody's name is hidden now, if it is. */
  readonly namesHidden: 'by-hand' | 'program' | null
  readonly verdicts: Verdicts
}

/** More initials than any name needs would spell something out. */
const MOST_INITIALS = 3

/** The same person, with what is shown in place of name and number, and nowhere to work. What is dialled stays as it is. */
export function veiled(party: Party): Party {
  const { organisation: _hidden, ...rest } = party
  return { ...rest, veil: veilOf(party) }
}

/** Calls with those veiled that nobody beside the user shall read. When there are none the same state comes back. */
export function veiledCalls(calls: CallsState, { namesHidden, verdicts }: Veiling): CallsState {
  const isVeiled = ({ id }: Call): boolean => namesHidden !== null || verdicts[id]?.isPrivate === true
  if (![...calls.active, ...calls.ended].some(isVeiled)) return calls
  const veil = (call: Call): Call =>
    isVeiled(call)
      ? { ...call, remote: veiled(call.remote), ...(namesHidden === null ? {} : veiledTarget(call)) }
      : call
  return { active: calls.active.map(veil), ended: calls.ended.map(veil) }
}

/** Whom it is to be transferred to is somebody too. */
const veiledTarget = ({ transfer }: Call): Pick<Call, 'transfer'> =>
  transfer === undefined
    ? {}
    : { transfer: { ...transfer, shown: veilOf({ display: transfer.shown, number: '', address: '' }) } }

/** A row of a list about somebody, veiled where calls of the same person would be. */
export function veiledRow<R extends { readonly remote?: Party | undefined }>(
  row: R,
  namesHidden: Veiling['namesHidden'],
  people: readonly PersonRule[],
): R {
  const { remote } = row
  if (remote === undefined) return row
  const isVeiled = namesHidden !== null || ruleFor(remote, people)?.private === true
  return isVeiled ? { ...row, remote: veiled(remote) } : row
}

/** Initials of a name; of a number its last two digits. Empty for who told nothing: there is nothing to hide. */
function veilOf({ display, number, address }: Pick<Party, 'display' | 'number' | 'address'>): string {
  const initials = display
    .split(/[\s.\-_,;·|/()&]+/u)
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) => `${Array.from(word)[0]?.toLocaleUpperCase('en') ?? ''}.`)
  if (initials.length > 0) return initials.slice(0, MOST_INITIALS).join(' ')
  const digits = (number || display || address.replace(/@.*$/u, '')).replace(/\D/gu, '')
  if (digits.length > 2) return `••• ${digits.slice(-2)}`
  return number === '' && display === '' && address === '' ? '' : '•••'
}

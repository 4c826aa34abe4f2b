/** The rows of the Team view. Pure. */
import type { Party } from '../calls/model.ts'
import { NOBODY } from '../calls/party.ts'
import type { AppError } from '../contract/errors.ts'
import type { NameOf } from './names.ts'
import { lookOfLine, type Line, type LineState } from './lines.ts'

export interface LineRow {
  /** Where it stands in the list, from 0. */
  readonly index: number
  /** `user@domain`. */
  readonly address: string
  /** The name if one is known, else empty. */
  readonly name: string
  readonly state: LineState
  /** Whom it talks to or who calls it, where that is told. */
  readonly remote: Party | undefined
  /** It dials and nobody has answered yet. */
  readonly calling: boolean
  readonly direction: 'incoming' | 'outgoing' | undefined
  /** Since when it rings or talks, by this machine's clock; undefined when not told. */
  readonly sinceMs: number | undefined
  /** How many phones are registered; undefined where they cannot be seen. */
  readonly devices: number | undefined
  /** Why the state is unknown; undefined when it is known. */
  readonly why: LineDoubt | undefined
  /** Until when what is shown was so, by this machine's clock; undefined while it is so. */
  readonly staleSinceMs: number | undefined
}

/** `asking`: the answer is on its way. `partial`: only news is told. Else it was refused. */
export type LineDoubt =
  | { readonly kind: 'asking' }
  | { readonly kind: 'partial' }
  | { readonly kind: 'refused'; readonly error: AppError }

export interface LineTimes {
  readonly serverNowMs: number
  /** The service's clock minus ours. */
  readonly skewMs: number
}

/** @param nameOf what the directory calls somebody; it wins over what the caller calls himself */
export function lineRow(
  line: Line,
  index: number,
  { serverNowMs, skewMs }: LineTimes,
  nameOf: NameOf = () => undefined,
): LineRow {
  const { address } = line
  const { state, remote, direction, phase, sinceMs, devices, why } = lookOfLine(line, serverNowMs)
  const name = nameOf({ ...NOBODY, uri: `sip:${address}`, address }) ?? ''
  return {
    ...{ index, address, name, state, direction, devices },
    remote: remote && { ...remote, display: nameOf(remote) ?? remote.display },
    calling: phase === 'calling',
    sinceMs: sinceMs === undefined ? undefined : sinceMs - skewMs,
    why: why === undefined ? undefined : why.kind === 'live' ? { kind: 'partial' } : why,
    staleSinceMs: line.calls.kind === 'live' ? line.calls.staleSinceMs : undefined,
  }
}

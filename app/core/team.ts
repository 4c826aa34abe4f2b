/** Which colleagues' lines are watched: a list in the settings, or one for as long as the simulator is tried. */
import type { CommandInput, CommandOutput } from '../contract/commands.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import { MOST_LINES, readLineAddresses } from '../people/line-addresses.ts'
import { lineRow } from '../people/line-rows.ts'
import type { NameOf } from '../people/names.ts'
import type { SettingsPatch } from '../contract/settings.ts'
import type { Lines } from './lines.ts'
import { ownDomain } from './own-address.ts'
import type { Store } from './store.ts'

export interface TeamDeps {
  readonly store: Store
  readonly lines: Lines
  readonly serverTime: () => { readonly nowMs: number; readonly skewMs: number }
  /** What the directory calls somebody. */
  readonly nameOf: NameOf
  readonly write: (patch: SettingsPatch) => Promise<Result<null, AppError>>
  /** Other lines are wanted now. */
  readonly changed: () => void
}

export interface Team {
  readonly list: (input: CommandInput<'team.list'>) => Result<CommandOutput<'team.list'>, AppError>
  readonly add: (input: CommandInput<'team.add'>) => Promise<Result<CommandOutput<'team.add'>, AppError>>
  readonly remove: (input: CommandInput<'team.remove'>) => Promise<Result<null, AppError>>
  readonly move: (input: CommandInput<'team.move'>) => Promise<Result<null, AppError>>
  /** The lines of the built-in simulator: watched while it is tried, and never stored. */
  simulate(addresses: readonly string[]): void
}

export function createTeam({ store, lines, serverTime, nameOf, write, changed }: TeamDeps): Team {
  let simulated: readonly string[] = []
  let signedOut = true

  const wanted = (): readonly string[] =>
    store.state.account.simulated ? simulated : store.state.settings.values.team.lines

  function follow(): void {
    const isOut = store.state.session.link.status === 'signed-out'
    if (isOut && !signedOut) lines.forget()
    signedOut = isOut
    if (lines.set(wanted())) changed()
  }

  async function put(next: readonly string[]): Promise<Result<null, AppError>> {
    if (!store.state.account.simulated) return write({ team: { lines: [...next] } })
    simulated = next
    follow()
    return ok(null)
  }

  const indexOf = (address: string): number =>
    wanted().findIndex((each) => each.toLowerCase() === address.toLowerCase())

  store.subscribe(({ settings, account, session }) => {
    if (settings ?? account ?? session) follow()
  })
  follow()

  return {
    list({ offset, limit }) {
      const { nowMs, skewMs } = serverTime()
      const all = lines.all()
      const times = { serverNowMs: nowMs, skewMs }
      const rows = all
        .slice(offset, offset + limit)
        .map((line, index) => lineRow(line, offset + index, times, nameOf))
      return ok({ total: all.length, rows })
    },
    async add({ text }) {
      const { addresses, unread } = readLineAddresses(text, ownDomain(store.state))
      const fresh = addresses.filter((address) => indexOf(address) < 0)
      if (addresses.length === 0) return err(appError('line-invalid', unread.slice(0, 5).join(', ')))
      if (wanted().length + fresh.length > MOST_LINES) return err(appError('team-full'))
      const written = fresh.length === 0 ? ok(null) : await put([...wanted(), ...fresh])
      return written.ok ? ok({ added: fresh.length, unread: unread.slice(0, 50) }) : written
    },
    async remove({ address }) {
      const at = indexOf(address)
      return at < 0 ? ok(null) : put(wanted().filter((_, index) => index !== at))
    },
    async move({ address, to }) {
      const at = indexOf(address)
      const line = wanted()[at]
      if (line === undefined) return ok(null)
      const rest = wanted().filter((_, index) => index !== at)
      return put([...rest.slice(0, to), line, ...rest.slice(to)])
    },
    simulate(addresses) {
      simulated = addresses
    },
  }
}

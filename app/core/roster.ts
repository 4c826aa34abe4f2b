/** Contacts that the service suggests: kept until the user takes them or not, and entered only then. */
import { cleanDisplay } from '../calls/party.ts'
import { NOTHING } from '../contract/command-outputs.ts'
import type { CommandInput, CommandOutput } from '../contract/commands.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { pageOf } from '../contract/page.ts'
import type { SuggestionRow, SuggestionSummary } from '../contract/people.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { Rosters } from '../onsip/rosters.ts'
import { comparableJid } from '../xmpp/jid.ts'
import type { RosterExchange } from '../xmpp/roster-exchange.ts'
import { byJid, type Contact } from '../xmpp/roster.ts'
import { changeFor, isNews, merged } from './roster-changes.ts'
import type { Store } from './store.ts'

export interface RosterKeeper {
  readonly suggested: (exchange: RosterExchange) => void
  readonly ask: () => Promise<Result<null, AppError>>
  readonly suggestions: (
    input: CommandInput<'roster.suggestions'>,
  ) => Result<CommandOutput<'roster.suggestions'>, AppError>
  readonly accept: () => Promise<Result<null, AppError>>
  readonly ignore: () => Result<null, AppError>
  /** Another account's contacts are nobody's business. */
  forget(): void
}

export interface RosterKeeperDeps {
  readonly store: Store
  readonly rosters: () => Rosters | undefined
  /** Told who was entered with the user's consent. */
  readonly entered: (contacts: readonly Contact[]) => void
}

/** So many requests are under way together. */
const AT_ONCE = 4

export function createRosterKeeper({ store, rosters, entered }: RosterKeeperDeps): RosterKeeper {
  /** By comparable JID; at most what one exchange may hold. */
  let waiting: ReadonlyMap<string, SuggestionRow> = new Map()
  let reason = ''
  /** Grows when everything is forgotten, so that late answers change nothing. */
  let era = 0
  let revision = 0

  function tell(change: Pick<SuggestionSummary, 'busy'> & Pick<Partial<SuggestionSummary>, 'error'>): void {
    const { suggestions: _old, ...people } = store.state.people
    revision += 1
    const rows = [...waiting.values()]
    const removals = rows.filter(({ action }) => action === 'delete').length
    const groups = new Set(rows.flatMap((row) => row.groups)).size
    const summary = { people: rows.length - removals, removals, groups, reason, revision, ...change }
    store.patch({ people: rows.length === 0 ? people : { ...people, suggestions: summary } })
  }

  const isBusy = (): boolean => store.state.people.suggestions?.busy === true

  async function take({ items, reason: why }: RosterExchange): Promise<void> {
    const now = era
    const known = await rosters()?.contacts()
    if (now !== era) return
    const contacts = byJid(known?.ok === true ? known.value : [])
    const rows = items
      .map((item) => ({
        ...item,
        name: cleanDisplay(item.name),
        groups: item.groups.map(cleanDisplay).filter((group) => group !== ''),
      }))
      .filter((item) => isNews(item, contacts.get(comparableJid(item.jid))))
    if (rows.length === 0) return
    waiting = merged(waiting, rows)
    reason = cleanDisplay(why)
    tell({ busy: isBusy() })
  }

  async function enter(
    row: SuggestionRow,
    contacts: ReadonlyMap<string, Contact>,
  ): Promise<Result<null, AppError>> {
    const service = rosters()
    if (service === undefined) return err(appError('not-signed-in'))
    const change = changeFor(row, contacts.get(comparableJid(row.jid)))
    return change.kind === 'remove' ? service.remove(change.jid) : service.enter(change.contact)
  }

  async function accept(): Promise<Result<null, AppError>> {
    if (isBusy()) return err(appError('in-flight'))
    const now = era
    const rows = [...waiting]
    if (rows.length === 0) return ok(NOTHING)
    tell({ busy: true })
    const known = (await rosters()?.contacts()) ?? err(appError('not-signed-in'))
    const contacts = byJid(known.ok ? known.value : [])
    const done: SuggestionRow[] = []
    let failure = known.ok ? undefined : known.error
    const queue = [...rows]
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined && failure === undefined; next = queue.shift()) {
        const [key, row] = next
        const answer = await enter(row, contacts)
        if (now !== era) return
        if (!answer.ok) failure ??= answer.error
        else {
          done.push(row)
          // What was suggested anew meanwhile is another suggestion.
          if (waiting.get(key) === row) waiting = new Map([...waiting].filter(([other]) => other !== key))
        }
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    if (now !== era) return ok(NOTHING)
    const added = done.filter(({ action }) => action !== 'delete')
    if (added.length > 0) entered(added)
    tell(failure === undefined ? { busy: false } : { busy: false, error: failure })
    return failure === undefined ? ok(NOTHING) : err(failure)
  }

  return {
    suggested(exchange) {
      void take(exchange)
    },
    ask: async () => (await rosters()?.ask()) ?? err(appError('not-signed-in')),
    suggestions: (part) => ok(pageOf([...waiting.values()], part)),
    accept,
    ignore() {
      if (isBusy()) return err(appError('in-flight'))
      waiting = new Map()
      tell({ busy: false })
      return ok(NOTHING)
    },
    forget() {
      era += 1
      waiting = new Map()
      tell({ busy: false })
    },
  }
}

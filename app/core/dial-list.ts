/** The list of calls: read, dialled one after the other by the same way as everything else, kept until it is deleted. */
import type { CallTable } from '../contacts/call-table.ts'
import { createPace } from '../contacts/pace.ts'
import { diallerOf } from '../contract/carriers.ts'
import type { CommandInput, CommandOutput } from '../contract/commands.ts'
import { NO_DIAL_LIST } from '../contract/dial-list.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { pageOf } from '../contract/page.ts'
import { err, ok, type Result } from '../contract/result.ts'
import { beginningOf } from '../dialing/beginning.ts'
import type { Knows } from '../dialing/known.ts'
import {
  MOST_LIST_NAME,
  MOST_LIST_NUMBER,
  MOST_LIST_ROWS,
  type DialList,
  type ListEntry,
  type ListNumber,
  type ListPace,
} from '../dialing/list/model.ts'
import { createListReader } from '../dialing/list/numbers.ts'
import { newList, stepList, type ListEvent } from '../dialing/list/steps.ts'
import type { Clock, ContactFiles, DialListMemory } from '../ports.ts'
import type { CallControl } from './call-control.ts'
import { dialContext } from './dial-context.ts'
import { createListCall } from './dial-list-call.ts'
import { keptOf, listFrom, obstacleError, obstacleIn, seenList } from './dial-list-facts.ts'
import type { Store } from './store.ts'

export interface DialListDeps {
  readonly clock: Clock
  readonly store: Store
  readonly place: CallControl['place']
  readonly knows: Knows
  readonly files: ContactFiles
  readonly memory: DialListMemory
}

type ListCommand = Extract<keyof Handled, string>
interface Handled {
  readonly 'dialList.readText': true
  readonly 'dialList.readFile': true
  readonly 'dialList.rows': true
  readonly 'dialList.start': true
  readonly 'dialList.stop': true
  readonly 'dialList.call': true
  readonly 'dialList.skip': true
  readonly 'dialList.close': true
  readonly 'dialList.forget': true
}

export interface DialListControl {
  readonly handlers: {
    readonly [N in ListCommand]: (
      input: CommandInput<N>,
    ) => Promise<Result<CommandOutput<N>, AppError>> | Result<CommandOutput<N>, AppError>
  }
  /** Brings back what was kept. Nothing of it is dialled. */
  begin(): Promise<void>
  /** Nothing is dialled any more. */
  dispose(): void
}

/** Longer cells are cut where no number is cut in two. */
const LIMITS = { rows: MOST_LIST_ROWS, name: MOST_LIST_NAME, number: 10 * MOST_LIST_NUMBER }

export function createDialList(deps: DialListDeps): DialListControl {
  const { clock, store, place, knows, files, memory } = deps
  let list: DialList | undefined
  let revision = 0
  /** What the numbers were made of. */
  let madeOf = ''
  /** Counts readings: only the last one counts. */
  let readings = 0
  let reading = false
  const call = createListCall({
    clock,
    store,
    over(result) {
      dispatch({ kind: 'ended', result, pace: pace() })
    },
  })

  const pace = (): ListPace => ({
    seconds: store.state.settings.values.callList.nextAfterSeconds,
    atMs: clock.now(),
    obstacle: obstacleIn(store.state),
  })
  const makings = (): string =>
    JSON.stringify([dialContext(store.state), diallerOf(store.state.settings.values)])

  function show(next: DialList | undefined): void {
    const before = list
    list = next
    revision += 1
    store.patch({
      dialList: next === undefined ? { ...NO_DIAL_LIST, revision } : seenList(next, call.setupId, revision),
    })
    if (next === undefined) memory.keep(undefined)
    else if (before?.rows !== next.rows || before.phase.kind !== next.phase.kind) memory.keep(keptOf(next))
  }

  /** @returns why what was to be dialled could not even be asked for */
  function dispatch(event: ListEvent): Result<null, AppError> {
    if (list === undefined) return ok(null)
    const { list: next, dial } = stepList(list, event)
    if (next !== list) show(next)
    if (dial === undefined) return ok(null)
    const placing = place(dial)
    if (!placing.ok) {
      dispatch({ kind: 'refused' })
      return placing
    }
    call.follow(placing.value.setupId, placing.value.receipt)
    if (call.setupId !== '') show(next)
    return ok(null)
  }

  async function numbersOf(entries: readonly ListEntry[]): Promise<readonly ListNumber[]> {
    const step = createPace(clock)
    const reader = createListReader(dialContext(store.state), diallerOf(store.state.settings.values), knows)
    const numbers: ListNumber[] = []
    for (const entry of entries) {
      numbers.push(reader.next(entry))
      await step.breathe()
    }
    return numbers
  }

  /** Nothing is dialled by what the settings were: the list halts until the numbers are made anew. */
  async function readAgain(): Promise<void> {
    if (list === undefined) return
    madeOf = makings()
    const mine = (readings += 1)
    reading = true
    dispatch({ kind: 'halted', why: 'changed' })
    const numbers = await numbersOf(list.rows)
    if (mine !== readings) return
    reading = false
    dispatch({ kind: 'read', numbers })
  }

  async function take(table: CallTable): Promise<Result<null, AppError>> {
    if (table.rows.length === 0) return err(appError('call-list-empty'))
    const entries = table.rows.map(({ name, text }) => ({ name, text: beginningOf(text, MOST_LIST_NUMBER) }))
    const mine = (readings += 1)
    const from = makings()
    const numbers = await numbersOf(entries)
    if (list !== undefined || mine !== readings) return err(appError('call-list-there'))
    madeOf = from
    show(newList(entries, numbers, table.cut))
    // The settings may have changed meanwhile.
    if (madeOf !== makings()) await readAgain()
    return ok(null)
  }

  // For as long as the store lives.
  store.subscribe(({ calls, dialing, settings, account, accounts, session, openzoep }) => {
    if (list === undefined) return
    if (calls !== undefined) call.look()
    if ((settings ?? account ?? accounts) !== undefined && madeOf !== makings()) void readAgain()
    const touched = calls ?? dialing ?? settings ?? session ?? accounts ?? openzoep
    if (touched === undefined || list.phase.kind !== 'counting') return
    const why = obstacleIn(store.state)
    if (why !== undefined) dispatch({ kind: 'halted', why })
  })

  return {
    handlers: {
      'dialList.readText': async ({ text }) => {
        if (list !== undefined) return err(appError('call-list-there'))
        const { readCallTable } = await import('../contacts/call-table.ts')
        return take(await readCallTable(text, LIMITS, clock))
      },
      'dialList.readFile': async ({ path }) => {
        if (list !== undefined) return err(appError('call-list-there'))
        const { readCallFile } = await import('../contacts/call-table.ts')
        const table = await readCallFile({ clock, files }, path, LIMITS)
        return table.ok ? take(table.value) : table
      },
      'dialList.rows': (part) => ok(pageOf(list?.rows.map((row, index) => ({ ...row, index })) ?? [], part)),
      'dialList.start': () => {
        if (reading) return err(appError('call-list-reading'))
        const now = pace()
        dispatch({ kind: 'started', pace: now })
        return list?.phase.kind === 'halted' && now.obstacle !== undefined
          ? err(obstacleError(now.obstacle))
          : ok(null)
      },
      'dialList.stop': ({ why }) => dispatch({ kind: 'halted', why }),
      'dialList.call': ({ row, by }) => {
        if (reading) return err(appError('call-list-reading'))
        const now = pace()
        const before = list
        const placed =
          by === 'counted'
            ? dispatch({ kind: 'counted', row, pace: now })
            : dispatch({ kind: 'pressed', row, asked: by === 'yes', pace: now })
        if (!placed.ok || by === 'counted' || list !== before) return placed
        const phase = list?.phase
        if (phase === undefined || !('row' in phase) || phase.row !== row)
          return err(appError('call-list-moved'))
        // Pressed twice: it is being called.
        if (phase.kind === 'calling' || now.obstacle === undefined) return ok(null)
        return err(obstacleError(now.obstacle))
      },
      'dialList.skip': ({ row }) => dispatch({ kind: 'skipped', row, pace: pace() }),
      'dialList.close': () => dispatch({ kind: 'closed' }),
      'dialList.forget': () => {
        call.forget()
        readings += 1
        reading = false
        show(undefined)
        return ok(null)
      },
    },
    async begin() {
      const kept = memory.kept()
      if (list !== undefined || kept === undefined || kept.rows.length === 0) return
      show(listFrom(kept))
      await readAgain()
    },
    dispose() {
      dispatch({ kind: 'halted', why: 'stopped' })
      call.abandon()
    },
  }
}

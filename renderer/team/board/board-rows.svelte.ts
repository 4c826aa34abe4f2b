/**
 * The rows of the board that are in sight, and where the line with the keyboard stands. One question is under way at a
 * time. An answer to a question about another line than the one that has the keyboard now is thrown away: under whoever
 * types, no line may turn into another.
 */
import { untrack } from 'svelte'
import {
  MOST_LINES,
  type BoardFilter,
  type BoardOrder,
  type BoardPage,
  type BoardRow,
  type HeldLine,
} from '../../../app/contract/board.ts'
import type { AppError } from '../../../app/contract/errors.ts'
import { MOST_ROWS } from '../../../app/contract/page.ts'
import type { AppBridge } from '../../bridge.ts'
import { covers, partAround, rowAt, type HeldPart } from '../../parts/page-window.ts'
import type { Span } from './grid.ts'

export interface BoardRowsDeps {
  readonly bridge: AppBridge
  /** Reactive, all of them. */
  readonly order: () => BoardOrder
  readonly filter: () => BoardFilter
  /** Grows when a line is another. */
  readonly revision: () => number
  readonly span: () => Span
  readonly held: () => HeldLine | null
  /** The held line stands there now; null: it is watched no longer. */
  readonly onplaced: (at: number | null) => void
}

export interface BoardRows {
  /** Undefined before the first answer. */
  readonly page: (HeldPart<BoardRow> & BoardPage) | undefined
  /** Whether the page is of the order and the filter that are wanted now. */
  readonly isSettled: boolean
  /** Why the last question had no answer; the rows of an earlier one stay. */
  readonly problem: AppError | undefined
  /** Undefined while that row is being asked for. */
  row(index: number): BoardRow | undefined
  readonly retry: () => void
}

/** Call it while a component is set up: it lives as long as that. */
export function createBoardRows(deps: BoardRowsDeps): BoardRows {
  let page = $state.raw<BoardRows['page']>()
  let answered = $state.raw<{ readonly order: BoardOrder; readonly filter: BoardFilter }>()
  let problem = $state.raw<AppError>()
  let asking = false
  let again = false
  let alive = true

  const isSame = (one: HeldLine | null, other: HeldLine | null): boolean =>
    one?.address === other?.address && one?.index === other?.index

  async function askOnce(): Promise<void> {
    const { first, last } = deps.span()
    // All that a large screen shows, and never less than what a list is told at once.
    const { offset, limit } = partAround(
      first,
      last,
      Math.min(MOST_LINES, Math.max(MOST_ROWS, last - first + 1)),
    )
    const asked = { order: deps.order(), filter: deps.filter(), held: deps.held() }
    const reply = await deps.bridge.invoke('board.list', { ...asked, offset, limit })
    if (!alive) return
    const isStale =
      asked.order !== deps.order() || asked.filter !== deps.filter() || !isSame(asked.held, deps.held())
    if (isStale) {
      again = true
      return
    }
    problem = reply.ok ? undefined : reply.error
    if (!reply.ok) return
    page = { ...reply.value, offset }
    answered = asked
    if (asked.held !== null) deps.onplaced(reply.value.heldAt)
  }

  async function refresh(): Promise<void> {
    again = true
    if (asking) return
    asking = true
    while (again && alive) {
      again = false
      await untrack(askOnce)
    }
    asking = false
  }

  $effect(() => {
    deps.order()
    deps.filter()
    deps.revision()
    // Where lines have places by what they do, one that is let go of takes its own.
    if (deps.order() !== 'list' || deps.filter() !== 'all') deps.held()
    untrack(() => void refresh())
  })
  $effect(() => {
    const { first, last } = deps.span()
    untrack(() => {
      if (page !== undefined && !covers(page, first, last)) void refresh()
    })
  })
  $effect(() => () => {
    alive = false
  })

  return {
    get page() {
      return page
    },
    get isSettled() {
      return answered?.order === deps.order() && answered.filter === deps.filter()
    },
    get problem() {
      return problem
    },
    row: (index) => rowAt(page, index),
    retry: () => void refresh(),
  }
}

/**
 * The rows in sight of a list that stays in main. One question is under way at a time; whatever happens meanwhile is
 * one more question after it, so that a storm of changes costs no more than the answers take.
 */
import { untrack } from 'svelte'
import type { AppError } from '../../app/contract/errors.ts'
import type { Page, PagePart } from '../../app/contract/page.ts'
import type { Result } from '../../app/contract/result.ts'
import { covers, partAround, rowAt, type HeldPart } from './page-window.ts'

/** A row where it stands. */
export interface Placed<Row> {
  readonly row: Row
  /** The one above it, where it is known. */
  readonly before: Row | undefined
}

export interface Paged<Row> {
  /** How many rows there are; undefined before the first answer. */
  readonly total: number | undefined
  /** Why the last question had no answer; the rows of an earlier one stay. */
  readonly problem: AppError | undefined
  /** Undefined while that row is being asked for. */
  row(index: number): Placed<Row> | undefined
  /** These rows are in sight now. */
  show(first: number, last: number): void
  readonly retry: () => void
}

export interface PagedDeps<Row, Query> {
  readonly ask: (part: PagePart, query: Query) => Promise<Result<Page<Row>, AppError>>
  /** Reactive: which rows are wanted. Another object is another question. */
  readonly query: () => Query
  /** Reactive: grows when the list in main is another. */
  readonly revision: () => number
}

/** Call it while a component is set up: it lives as long as that. */
export function createPaged<Row, Query>({ ask, query, revision }: PagedDeps<Row, Query>): Paged<Row> {
  let held = $state.raw<HeldPart<Row>>()
  let problem = $state.raw<AppError>()
  let sight = { first: 0, last: 0 }
  let asking = false
  let again = false
  let alive = true

  async function askOnce(): Promise<void> {
    const asked = untrack(query)
    const part = partAround(sight.first, sight.last)
    const reply = await ask(part, asked)
    // Rows of another question are worse than none.
    if (!alive || untrack(query) !== asked) return
    problem = reply.ok ? undefined : reply.error
    if (reply.ok) held = { ...reply.value, offset: part.offset }
  }

  async function refresh(): Promise<void> {
    again = true
    if (asking) return
    asking = true
    while (again && alive) {
      again = false
      await askOnce()
    }
    asking = false
  }

  $effect(() => {
    query()
    revision()
    untrack(() => void refresh())
  })
  $effect(() => () => {
    alive = false
  })

  return {
    get total() {
      return held?.total
    },
    get problem() {
      return problem
    },
    row(index) {
      const row = rowAt(held, index)
      return row === undefined ? undefined : { row, before: rowAt(held, index - 1) }
    },
    show(first, last) {
      sight = { first, last }
      if (held !== undefined && !covers(held, first, last)) void refresh()
    },
    retry: () => void refresh(),
  }
}

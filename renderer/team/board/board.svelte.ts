/** The operator's board at work: what is in sight, which line has the keyboard, and where its keys lead. */
import { tick } from 'svelte'
import type { BoardFilter, BoardOrder, BoardRow, HeldLine } from '../../../app/contract/board.ts'
import type { AppBridge } from '../../bridge.ts'
import { createBoardRows, type BoardRows } from './board-rows.svelte.ts'
import { CELL_HEIGHT, columnsIn, scrollFor, spanInSight, steerCell } from './grid.ts'
import { createTypeAhead, type TypeAhead } from './type-ahead.svelte.ts'

export interface BoardDeps {
  readonly bridge: AppBridge
  /** Reactive. */
  readonly order: () => BoardOrder
  /** Reactive: grows when a line is another. */
  readonly revision: () => number
  /** The row as it may be seen by whoever looks at this screen. Reactive. */
  readonly veil: (row: BoardRow) => BoardRow
  /** What scrolls; undefined while there is nothing to show. */
  readonly element: () => HTMLElement | undefined
}

export interface OperatorBoard {
  readonly rows: BoardRows
  readonly typed: TypeAhead
  readonly filter: BoardFilter
  readonly total: number
  readonly columns: number
  /** Cells to be drawn: those in sight, and the one with the keyboard. */
  readonly drawn: readonly number[]
  /** Index of the cell that has, last had or would have the keyboard. */
  readonly active: number
  readonly row: BoardRow | undefined
  /**
   * The line that Enter means. Undefined while another choice of lines is being asked for, and while a name is typed that
   * is not found, or not yet: the line that has the keyboard then is not the one that is meant.
   */
  readonly meant: () => BoardRow | undefined
  /** Somebody is at what is told of the line: it stays the one. */
  readonly stay: () => void
  readonly show: (filter: BoardFilter) => void
  /** A key on a cell. @returns whether it led somewhere or was part of a name */
  readonly press: (event: KeyboardEvent) => boolean
  /** The keyboard, or a pointer, came to a cell. */
  readonly enter: (index: number) => void
  /** The keyboard has gone elsewhere: lines may take their places. */
  readonly leave: () => void
  /** Brings the keyboard to where it last was. */
  readonly focus: () => Promise<void>
  readonly scrolled: () => void
}

/** Call it while a component is set up: it lives as long as that. */
export function createOperatorBoard({ bridge, order, revision, veil, element }: BoardDeps): OperatorBoard {
  let filter = $state<BoardFilter>('all')
  let active = $state(0)
  /** Set while somebody is at the line: then it stays in its place. */
  let held = $state.raw<HeldLine | null>(null)
  let size = $state.raw({ width: 0, height: 0 })
  let top = $state(0)

  const columns = $derived(columnsIn(size.width))
  const span = $derived(spanInSight(top, size.height, columns))
  const rows: BoardRows = createBoardRows({
    ...{ bridge, order, revision, filter: () => filter, span: () => span, held: () => held },
    onplaced: (at) => void place(at),
  })
  const total = $derived(rows.page?.total ?? 0)
  const drawn = $derived.by(() => {
    const last = Math.min(span.last, total - 1)
    const inSight = Array.from({ length: Math.max(0, last - span.first + 1) }, (_, at) => span.first + at)
    return active < total && !inSight.includes(active)
      ? [...inSight, active].sort((one, other) => one - other)
      : inSight
  })

  $effect(() => {
    const scrolling = element()
    if (scrolling === undefined) return
    const observer = new ResizeObserver(() => {
      size = { width: scrolling.clientWidth, height: scrolling.clientHeight }
    })
    observer.observe(scrolling)
    return () => {
      observer.disconnect()
    }
  })

  const hasKeyboard = (): boolean => element()?.contains(document.activeElement) === true

  function hold(index: number): void {
    // A line of another choice is not the one that will be there.
    const address = rows.isSettled ? rows.row(index)?.address : undefined
    held = address === undefined ? null : { address, index }
  }

  async function place(at: number | null): Promise<void> {
    const hadKeyboard = hasKeyboard()
    if (at === active) return
    active = at ?? Math.max(0, Math.min(active, total - 1))
    hold(active)
    if (hadKeyboard) await focus()
  }

  // A line whose row comes only now is held from now on; one that is there no more gives its place to the last.
  $effect(() => {
    if (rows.page === undefined) return
    if (active >= rows.page.total) void place(null)
    else if (held === null && hasKeyboard()) hold(active)
  })

  const cellOf = (index: number): HTMLElement | null | undefined =>
    element()?.querySelector<HTMLElement>(`[data-cell="${String(index)}"]`)

  async function focus(): Promise<void> {
    const scrolling = element()
    if (scrolling === undefined) return
    scrolling.scrollTop = scrollFor(active, columns, scrolling.scrollTop, scrolling.clientHeight)
    top = scrolling.scrollTop
    await tick()
    cellOf(active)?.focus({ preventScroll: true })
  }

  /** @param address which line is meant; undefined: the one that stands there */
  async function go(index: number, address?: string): Promise<void> {
    active = index
    if (address === undefined) hold(index)
    else held = { address, index }
    await focus()
  }

  const typed = createTypeAhead({
    async find(text, isNew) {
      const question = { order: order(), filter, held, text, from: isNew ? active + 1 : active }
      const reply = await bridge.invoke('board.find', question)
      if (!reply.ok || reply.value.index === null) return false
      // Whoever went elsewhere meanwhile stays there.
      if (typed.text === text) await go(reply.value.index, reply.value.address)
      return true
    },
  })

  function press(event: KeyboardEvent): boolean {
    if (typed.press(event)) return true
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false
    const rightToLeft = getComputedStyle(document.body).direction === 'rtl'
    const pageRows = Math.floor(size.height / CELL_HEIGHT)
    const next = steerCell(event.key, active, { columns, total, rows: pageRows, rightToLeft })
    if (next === undefined) return false
    typed.end()
    void go(next)
    return true
  }

  return {
    rows,
    typed,
    get filter() {
      return filter
    },
    get total() {
      return total
    },
    get columns() {
      return columns
    },
    get drawn() {
      return drawn
    },
    get active() {
      return active
    },
    get row() {
      const row = rows.row(active)
      return row === undefined ? undefined : veil(row)
    },
    meant() {
      const row = rows.row(active)
      const isTyping = typed.text !== '' && typed.found !== true
      const isHeld = held === null || held.address === row?.address
      return rows.isSettled && isHeld && !isTyping ? row : undefined
    },
    stay() {
      if (held === null) hold(active)
    },
    show(next) {
      if (next === filter) return
      filter = next
      active = 0
      held = null
      top = 0
      element()?.scrollTo(0, 0)
      typed.end()
    },
    press,
    enter(index) {
      if (index === active && held !== null) return
      active = index
      hold(index)
    },
    leave() {
      held = null
      typed.end()
    },
    focus,
    scrolled() {
      top = element()?.scrollTop ?? 0
    },
  }
}

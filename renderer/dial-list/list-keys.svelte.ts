/** What a list of calls waits for from its page: presses that were meant, and count-downs that were really seen. */
import type { CommandInput } from '../../app/contract/commands.ts'
import type { DialListState } from '../../app/contract/dial-list.ts'
import type { AppError } from '../../app/contract/errors.ts'
import type { Result } from '../../app/contract/result.ts'
import type { AppBridge } from '../bridge.ts'
import { isFirstClick, SHIELD_MS } from '../shield.ts'

export interface ListKeys {
  /** Why the last wish was not followed. */
  readonly problem: AppError | undefined
  readonly start: () => void
  readonly stop: () => void
  readonly skip: (row: number) => void
  /** A click, or the key that stands for one, on the button that calls the row. */
  readonly press: (event: MouseEvent, by: 'next' | 'yes') => void
  readonly close: () => void
  readonly forget: () => void
}

/** Less than this is too short to be seen: the list halts instead. */
const SEEN_MS = 3_000
/** The two clocks round apart. */
const ROUNDED_MS = 20

/** Call it while a component is set up: nothing is counted once that is gone. */
export function createListKeys(bridge: AppBridge, list: () => DialListState): ListKeys {
  let problem = $state.raw<AppError>()
  let changedAtMs = 0
  const phase = $derived(list().phase)
  const place = $derived(JSON.stringify(phase))

  $effect(() => {
    if (place !== '') changedAtMs = performance.now()
  })

  async function told(reply: Promise<Result<unknown, AppError>>): Promise<void> {
    const settled = await reply
    problem = settled.ok ? undefined : settled.error
  }
  const halt = (why: CommandInput<'dialList.stop'>['why']): void => {
    void told(bridge.invoke('dialList.stop', { why }))
  }

  $effect(() => {
    if (place === '' || phase.kind !== 'counting') return
    const { row, dialAtMs } = phase
    const leftMs = dialAtMs - Date.now()
    if (leftMs < SEEN_MS || document.hidden) {
      halt('unseen')
      return
    }
    const timer = setTimeout(() => {
      void told(bridge.invoke('dialList.call', { row, by: 'counted' }))
    }, leftMs + ROUNDED_MS)
    const hide = (): void => {
      if (document.hidden) halt('unseen')
    }
    document.addEventListener('visibilitychange', hide)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', hide)
    }
  })

  // Another view is chosen: what is counted there is not seen.
  $effect(() => () => {
    if (list().phase.kind === 'counting') void bridge.invoke('dialList.stop', { why: 'unseen' })
  })

  return {
    get problem() {
      return problem
    },
    start: () => void told(bridge.invoke('dialList.start', {})),
    stop: () => halt('stopped'),
    skip: (row) => void told(bridge.invoke('dialList.skip', { row })),
    press(event, by) {
      const at = list().phase
      if (!('row' in at) || !isFirstClick(event)) return
      // A key that was meant for what stood here a moment ago.
      if (event.detail === 0 && performance.now() - changedAtMs < SHIELD_MS) return
      void told(bridge.invoke('dialList.call', { row: at.row, by }))
    },
    close: () => void told(bridge.invoke('dialList.close', {})),
    forget: () => void told(bridge.invoke('dialList.forget', {})),
  }
}

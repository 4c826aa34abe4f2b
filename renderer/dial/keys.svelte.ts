/** The keyboard in the dial window: Enter dials, 1–9 picks, Escape stops; and the typing shield before all of them. */
import type { DialRequest } from '../../app/dialing/model.ts'
import type { AppError } from '../../app/contract/errors.ts'
import type { AppBridge } from '../bridge.ts'
import { SHIELD_MS } from '../shield.ts'

export interface DialKeys {
  /** Why the last choice was refused. */
  readonly problem: AppError | undefined
  readonly confirm: (index: number) => void
  readonly dismiss: () => void
  readonly press: (event: KeyboardEvent) => void
  readonly gainFocus: () => void
}

export function createDialKeys(bridge: AppBridge, request: () => DialRequest | undefined): DialKeys {
  let problem = $state.raw<AppError>()
  let shownId: string | undefined
  let shieldedUntilMs = 0

  $effect(() => {
    const shown = request()
    if (shown?.id === shownId) return
    const follows = shownId !== undefined
    shownId = shown?.id
    problem = undefined
    // Asked for with a key of the user's own, it may be confirmed at once; but not a link that opened under their
    // hands, nor the next request by the key that was meant for the one before.
    if (shown !== undefined && (follows || comesFromOutside(shown))) raiseShield()
  })

  function raiseShield(): void {
    shieldedUntilMs = performance.now() + SHIELD_MS
  }

  async function confirm(index: number): Promise<void> {
    const shown = request()
    if (shown?.candidates[index] === undefined) return
    const reply = await bridge.invoke('dial.confirm', { requestId: shown.id, index })
    if (!reply.ok) problem = reply.error
  }

  function dismiss(): void {
    const shown = request()
    if (shown !== undefined) void bridge.invoke('dial.dismiss', { requestId: shown.id })
  }

  function press(event: KeyboardEvent): void {
    const shown = request()
    if (shown === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'Escape') dismiss()
    else if (event.repeat || performance.now() < shieldedUntilMs) swallow(event)
    else if (/^[1-9]$/.test(event.key) && shown.candidates.length > 1) void confirm(Number(event.key) - 1)
    else if (event.key === 'Enter' && confirmsFirst(event.target, shown)) void confirm(0)
    else return
    if (event.key !== 'Tab') event.preventDefault()
  }

  return {
    get problem() {
      return problem
    },
    confirm: (index) => void confirm(index),
    dismiss,
    press,
    gainFocus() {
      const shown = request()
      if (shown !== undefined && comesFromOutside(shown)) raiseShield()
    },
  }
}

const comesFromOutside = ({ source }: DialRequest): boolean => source === 'link' || source === 'argument'

/** Enter on a button presses that button; anywhere else it dials the one number there is. */
const confirmsFirst = (target: EventTarget | null, { candidates }: DialRequest): boolean =>
  candidates.length === 1 && !(target instanceof HTMLButtonElement)

/** Tab may always move on; whatever would choose may not. */
function swallow(event: KeyboardEvent): void {
  if (event.key === 'Tab') return
  event.preventDefault()
  event.stopPropagation()
}

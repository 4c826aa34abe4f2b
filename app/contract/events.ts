/** What main tells a window, on the one channel `event`. */
import type { StatePatch } from './state.ts'

/** The two channels between processes. */
export const COMMAND_CHANNEL = 'command'
export const EVENT_CHANNEL = 'event'

export interface StateEvent {
  readonly kind: 'state'
  /** Grows by one with each patch. A gap means: ask `state.get` again. */
  readonly seq: number
  readonly patch: StatePatch
}

/** A wish of main that is no state: focus the call field, show a view, take the keyboard in a card. */
export type UiEvent =
  | {
      readonly kind: 'ui'
      readonly do: 'show-view'
      readonly view:
        | 'calls'
        | 'team'
        | 'history'
        | 'voicemail'
        | 'phones'
        | 'people'
        | 'settings'
        | 'health'
        | 'sign-in'
        | 'report'
    }
  | { readonly kind: 'ui'; readonly do: 'focus-call-field' }
  /** The card window has the keyboard now; `open` is handed on from `card.focus`. */
  | {
      readonly kind: 'ui'
      readonly do: 'card-focused'
      readonly callId: string | null
      readonly open?: CardField | undefined
    }
  /** This card window shows a test card, and no calls, for as long as it lives. */
  | { readonly kind: 'ui'; readonly do: 'show-test-card' }
  /** The card page plays the ring once, as it is set. */
  | { readonly kind: 'ui'; readonly do: 'play-ring' }

/** What a card can open for the keyboard. */
export type CardField = 'transfer' | 'note'

/** Something new stands in the console. Only the page that opened it is told; it asks for what it wants to show. */
export interface ConsoleEvent {
  readonly kind: 'console'
  /** Id of the newest entry. */
  readonly newest: number
}

export type AppEvent = StateEvent | UiEvent | ConsoleEvent

/** What the preload puts on `window.ringside`: exactly two keys. */
export interface Bridge {
  invoke(name: string, input: unknown): Promise<unknown>
  subscribe(listener: (event: AppEvent) => void): () => void
}

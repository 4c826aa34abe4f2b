/** What the Developer view shows: the XML console, the service browser and the command runner. Plain data throughout. */
import type { DataForm, SubmitField } from './data-form.ts'

export type ConsoleKind = 'message' | 'presence' | 'iq' | 'other'
export type ConsoleDirection = 'in' | 'out'

/** One stanza that crossed the stream, every secret masked. */
export interface ConsoleEntry {
  /** Grows with each; never used twice while the program runs. */
  readonly id: number
  /** Epoch ms. */
  readonly atMs: number
  readonly direction: ConsoleDirection
  readonly kind: ConsoleKind
  readonly from: string
  readonly to: string
  /** In a few words, e.g. `iq set: command create`. */
  readonly title: string
  /** Pretty-printed; in a list at most the first 4,000 characters. */
  readonly xml: string
  /** Characters of the whole. */
  readonly chars: number
  /** True where even the whole ends early, because the stanza was too long to keep. */
  readonly cut: boolean
}

/** Which entries are wanted. Empty texts ask for nothing in particular; upper and lower case count as one. */
export interface ConsoleFilter {
  readonly kinds: readonly ConsoleKind[]
  readonly directions: readonly ConsoleDirection[]
  /** Part of a sender's or receiver's JID. */
  readonly jid: string
  /** Part of the XML. */
  readonly text: string
}

/** The newest entries of those asked for, oldest first. */
export interface ConsolePage {
  /** Whether what crosses the stream is recorded now. */
  readonly open: boolean
  readonly entries: readonly ConsoleEntry[]
  /** How many more match and are older than the first of these. */
  readonly older: number
  /** All that is held, whether it matches or not. */
  readonly held: number
  /** The oldest that were let go to keep within bounds, since the console was opened or cleared. */
  readonly dropped: number
}

/** Where a service browser may begin. */
export interface ServiceRoots {
  /** Own full JID; empty while off line. */
  readonly jid: string
  readonly domain: string
  /** Tail of the components' JIDs. */
  readonly suffix: string
}

export interface ServiceEntry {
  readonly jid: string
  readonly node: string
  readonly name: string
  /** False: the service did not name it, the documentation does. */
  readonly listed: boolean
}

export interface ServiceEntries {
  readonly items: readonly ServiceEntry[]
  /** How many more there were than are shown. */
  readonly left: number
}

export interface EntityInfo {
  readonly identities: readonly {
    readonly category: string
    readonly type: string
    readonly name: string
  }[]
  readonly features: readonly string[]
  readonly forms: readonly DataForm[]
}

export interface DecodedValue {
  /** Such as `dialog-state`, or `time@start` for an attribute. */
  readonly name: string
  readonly value: string
}

export interface NodeItem {
  readonly node: string
  readonly id: string
  /** Pretty-printed, at most 20,000 characters. */
  readonly xml: string
  readonly values: readonly DecodedValue[]
}

export interface NodeItems {
  /** Where a redirect led, or the node asked for. */
  readonly node: string
  readonly items: readonly NodeItem[]
  readonly left: number
}

export interface NodeSubscription {
  readonly node: string
  readonly jid: string
  readonly state: string
  readonly subid: string
  /** Whether it is this very session's JID. */
  readonly own: boolean
  /** Ringside's own one, by which it sees calls. */
  readonly standing: boolean
}

export interface CommandEntry {
  readonly jid: string
  readonly node: string
  readonly name: string
}

export interface CommandNote {
  /** `info`, `warn` or `error`. */
  readonly type: string
  readonly text: string
}

/** What the server said to one stage of a command, as it said it. */
export type CommandStage =
  | {
      readonly kind: 'reply'
      /** `executing`, `completed` or `canceled`. */
      readonly status: string
      readonly sessionId: string
      readonly actions: readonly string[]
      readonly defaultAction: string
      readonly notes: readonly CommandNote[]
      readonly form?: DataForm
      /** Pretty-printed, secrets masked. */
      readonly xml: string
    }
  | {
      readonly kind: 'refused'
      /** RFC 6120 §8.3: type and condition; `commandCondition` is XEP-0050's, empty where there is none. */
      readonly type: string
      readonly condition: string
      readonly commandCondition: string
      readonly text: string
      readonly notes: readonly CommandNote[]
      readonly xml: string
    }

export type { DataForm, SubmitField }

/** The one state that windows show. Main holds it, pure reducers change it, windows hold read-only copies. */
import { NO_CALLS, type CallsState, type Direction, type Party } from '../calls/model.ts'
import { NO_CAPABILITIES, type Capabilities } from '../calls/provider.ts'
import type { DialingState } from '../dialing/model.ts'
import { NO_ACCOUNTS, type AccountsState } from './accounts.ts'
import type { CardSpeed } from './card-speed.ts'
import { NO_ATTENTION, type AttentionState } from './attention.ts'
import { ENGINE_OFF, type OpenZoepState } from './engine-state.ts'
import { NO_DIAL_LIST, type DialListState } from './dial-list.ts'
import { NO_CONTACTS, type ContactsState } from './contacts.ts'
import type { AppError } from './errors.ts'
import { NO_KEEPSAKES_STATE, type KeepsakesState } from './keepsakes.ts'
import { NOT_HANGING_UP, type HangUpState } from './hang-up.ts'
import type { LinkOwner, LinkScheme } from './links.ts'
import { NO_PEOPLE, type PeopleState } from './people.ts'
import { FEED_OFF, type FeedName, type FeedState } from './feeds.ts'
import { NO_BADGES, type Badges, type CallerLines } from './history.ts'
import type { ReplayState } from './replay.ts'
import { NO_TEAM, type TeamState } from './team.ts'
import type { PolicyFact, SettingOrigin } from './setting-origin.ts'
import { DEFAULT_SETTINGS, type Settings } from './settings.ts'
import type { ShortcutName } from './shortcuts.ts'
import { NO_UPDATES, type UpdatesState } from './updates.ts'

/** The stages of getting on line, in order. A failure names the one it happened in. */
export const STAGES = [
  'resolve',
  'connect',
  'tls',
  'sasl',
  'bind',
  'authorize',
  'subscribe',
  'snapshot',
] as const
export type Stage = (typeof STAGES)[number]

/** The XMPP stream itself. */
export type LinkState =
  | { readonly status: 'signed-out' }
  | { readonly status: 'connecting'; readonly stage: Stage; readonly sinceMs: number }
  | { readonly status: 'connected'; readonly sinceMs: number }
  /** Off line; the next attempt comes by itself. */
  | {
      readonly status: 'waiting'
      readonly retryAtMs: number
      readonly stage: Stage
      readonly error: AppError
    }
  /** Off line until the user acts: bad password, conflict, no encryption. */
  | { readonly status: 'stopped'; readonly stage: Stage; readonly error: AppError }

export type AuthorizationState =
  | { readonly status: 'none' }
  | { readonly status: 'pending' }
  | {
      readonly status: 'valid'
      /** Server time, as the service gave it. */
      readonly expiresAtMs: number
      /** Every address the service authorised, `user@domain`. */
      readonly addresses: readonly string[]
    }
  | { readonly status: 'failed'; readonly error: AppError }

export interface SubscriptionState {
  readonly service: string
  readonly node: string
  readonly status: 'none' | 'pending' | 'subscribed' | 'failed'
  readonly expiresAtMs?: number
  readonly error?: AppError
  /** As the service lists it (XEP-0060 §6.1); undefined until listed. */
  readonly subid?: string
  /** When the last pubsub event of this subscription arrived here. */
  readonly lastEventAtMs?: number
}

/** A call that came or went while Ringside could not see, as the service's own record of recent calls tells it. */
export interface MissedSight {
  readonly direction: Direction
  readonly outcome: 'answered' | 'missed' | 'cancelled'
  readonly remote: Party
  /** Own address, `user@domain`. */
  readonly owner: string
  readonly startedAtMs: number
  readonly durationS: number
}

/** What is known of a time in which calls could not be seen. Never silence: `unknown` is said as such. */
export interface GapReport {
  readonly id: string
  /** Id of the account whose calls could not be seen; absent: the main one. */
  readonly account?: string
  readonly fromMs: number
  readonly toMs: number
  readonly found:
    | { readonly kind: 'asking' }
    /** Newest first, at most 50; empty means that none came. */
    | { readonly kind: 'calls'; readonly calls: readonly MissedSight[] }
    | { readonly kind: 'unknown'; readonly error: AppError }
}

/** Figures behind "Will I see the next call?". */
export interface HealthState {
  /** When anything last arrived from the server, and how long it took to answer the last ping. */
  readonly lastHeardAtMs?: number
  readonly roundTripMs?: number
  /** Server time minus this machine's. */
  readonly skewMs?: number
  /** Newest first, at most 20; one goes when the user dismisses it. */
  readonly gaps: readonly GapReport[]
}

export interface SessionState {
  readonly link: LinkState
  readonly authorization: AuthorizationState
  readonly subscriptions: readonly SubscriptionState[]
  /** Whether calls that began before we came on line could be asked for. */
  readonly snapshot: 'none' | 'pending' | 'done' | 'unavailable'
  /** Since when calls cannot be seen; undefined while they can, or before the first time they could. */
  readonly blindSinceMs?: number
  /** Own bare JID of the session, empty while there is none. */
  readonly jid: string
}

/** The account as windows may know it: never the password itself. */
export interface AccountState {
  readonly address: string
  readonly signedIn: boolean
  readonly hasPassword: boolean
  /** `memory`: this system protects no secrets, so the password is gone when the program ends. */
  readonly passwordProtection: 'system' | 'memory'
  /** True while the built-in simulator is the service. */
  readonly simulated: boolean
}

export interface SettingsState {
  readonly values: Settings
  /** Key such as `server.host` → the administrator's file (or registry key) that set it for good. */
  readonly locked: Readonly<Record<string, string>>
  /** Key → where its value comes from; a key that is absent has its default. */
  readonly origins: Readonly<Record<string, SettingOrigin>>
  /** Policies that are there, the machine's first; at most one of each scope. */
  readonly policies: readonly PolicyFact[]
  readonly problem?: AppError
}

export interface ShortcutState {
  readonly status: 'off' | 'registered' | 'failed' | 'idle'
  readonly accelerator: string | null
  readonly error?: AppError
}

/** What the shell found out about the system it runs on. */
export interface ShellState {
  readonly platform: 'linux' | 'darwin' | 'win32'
  readonly version: string
  readonly shortcuts: Readonly<Record<ShortcutName, ShortcutState>>
  /** False where no tray was ever shown: nothing may depend on it. */
  readonly tray: boolean
  /** The tour is shown. */
  readonly tour: boolean
  /** Under Wayland the desktop hands out keys: it says yes before it has decided, and may ask the user. */
  readonly wayland: boolean
  /** Something the user should read once, e.g. an unknown argument. Newest last, at most 5. */
  readonly notices: readonly Notice[]
  /** Whether the system shows our notifications, as far as it tells. */
  readonly notifications: 'allowed' | 'blocked' | 'unknown'
  /** Who opens each kind of link now, as the system names it; null where nobody does or it cannot be read. */
  readonly linkOwners: Readonly<Record<LinkScheme, LinkOwner>>
  readonly displays: readonly DisplayFact[]
  /** When each shortcut was last really pressed since it was set. */
  readonly provenShortcuts: Readonly<Partial<Record<ShortcutName, number>>>
  /** The last "Ring me", if there was one. */
  readonly ringTest?: RingTest
  /** How fast today's call cards were; undefined while there was none. */
  readonly cardSpeed?: CardSpeed | undefined
}

/** A call asked for to see whether it is seen. */
export type RingTest =
  | { readonly status: 'waiting' }
  /** From the arrival of the service's event to the card's first frame. */
  | { readonly status: 'painted'; readonly paintedAfterMs: number }
  | { readonly status: 'failed'; readonly error: AppError }

/** A display, and when a call card or a test card was last painted on it. */
export interface DisplayFact {
  readonly id: number
  /** What a choice of it is kept by from start to start: its name and size, told apart from others that look alike. */
  readonly key: string
  readonly label: string
  readonly paintedAtMs?: number
  /** When a test card was not painted here although it was asked for. */
  readonly failedAtMs?: number
}

export interface Notice {
  readonly id: string
  readonly error: AppError
}

/** What is known of the user's own phones beside each call. */
export interface PhonesState {
  /**
   * Whether a phone is there to ring first when a call is placed, at the address that calls are placed from. `none`: surely
   * not; `unknown`: it cannot be seen, or does not matter since no phone rings first, and nothing is said.
   */
  readonly own: 'registered' | 'none' | 'unknown'
  /** Call id → names of the devices that ring, where the wire tells. */
  readonly ringing: Readonly<Record<string, readonly string[]>>
  /** Id of a call that is being placed here → names of the devices, one of which is to be lifted first. */
  readonly toLift: Readonly<Record<string, readonly string[]>>
  /** Id of an ended call → name of the device that it was spoken on, where the wire told. */
  readonly spokenOn: Readonly<Record<string, string>>
}

export interface AppState {
  readonly account: AccountState
  readonly accounts: AccountsState
  readonly session: SessionState
  readonly health: HealthState
  readonly calls: CallsState
  readonly feeds: Readonly<Record<FeedName, FeedState>>
  readonly people: PeopleState
  readonly contacts: ContactsState
  readonly badges: Badges
  readonly callers: CallerLines
  readonly keepsakes: KeepsakesState
  readonly phones: PhonesState
  readonly team: TeamState
  /** The phone service's. Which count for a call is told by `capabilitiesFor`. */
  readonly capabilities: Capabilities
  readonly openzoep: OpenZoepState
  readonly dialList: DialListState
  readonly dialing: DialingState
  readonly hangUp: HangUpState
  readonly settings: SettingsState
  readonly attention: AttentionState
  readonly shell: ShellState
  readonly updates: UpdatesState
  /** Set where a recording is played: then nothing else of the state is live. */
  readonly replay: ReplayState | null
}

/** Whole slices that changed. */
export type StatePatch = Partial<AppState>

export const INITIAL_STATE: AppState = {
  account: {
    address: '',
    signedIn: false,
    hasPassword: false,
    passwordProtection: 'memory',
    simulated: false,
  },
  accounts: NO_ACCOUNTS,
  session: {
    link: { status: 'signed-out' },
    authorization: { status: 'none' },
    subscriptions: [],
    snapshot: 'none',
    jid: '',
  },
  health: { gaps: [] },
  calls: NO_CALLS,
  feeds: {
    recentCalls: FEED_OFF,
    userAgents: FEED_OFF,
    voicemail: FEED_OFF,
    directories: FEED_OFF,
    preferences: FEED_OFF,
  },
  people: NO_PEOPLE,
  contacts: NO_CONTACTS,
  badges: NO_BADGES,
  callers: {},
  keepsakes: NO_KEEPSAKES_STATE,
  phones: { own: 'unknown', ringing: {}, toLift: {}, spokenOn: {} },
  team: NO_TEAM,
  capabilities: NO_CAPABILITIES,
  openzoep: ENGINE_OFF,
  dialList: NO_DIAL_LIST,
  dialing: { queue: [] },
  hangUp: NOT_HANGING_UP,
  settings: { values: DEFAULT_SETTINGS, locked: {}, origins: {}, policies: [] },
  attention: NO_ATTENTION,
  shell: {
    platform: 'linux',
    version: '',
    shortcuts: {
      dialClipboard: { status: 'idle', accelerator: null },
      hangUp: { status: 'idle', accelerator: null },
      focusCard: { status: 'idle', accelerator: null },
      hideNames: { status: 'idle', accelerator: null },
      redial: { status: 'idle', accelerator: null },
    },
    tray: false,
    tour: false,
    wayland: false,
    notices: [],
    notifications: 'unknown',
    linkOwners: {
      tel: { status: 'unknown' },
      callto: { status: 'unknown' },
      sip: { status: 'unknown' },
      sips: { status: 'unknown' },
      ringside: { status: 'unknown' },
    },
    displays: [],
    provenShortcuts: {},
  },
  updates: NO_UPDATES,
  replay: null,
}

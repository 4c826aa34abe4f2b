/** What the product needs from the machine. Nothing in `app/` reads a clock, a file, a socket or chance by itself. */
import type { Settings, SettingsPatch } from './contract/settings.ts'
import type { AppError } from './contract/errors.ts'
import type { Keepsakes } from './contract/keepsakes.ts'
import type { SettingsState } from './contract/state.ts'
import type { KeptList } from './contract/dial-list.ts'
import type { Result } from './contract/result.ts'

export type Dispose = () => void

export interface Clock {
  /** Wall time in epoch ms: for display and for comparing with the server's times only. It may jump. */
  now(): number
  /** Milliseconds that only ever grow: for measuring. */
  monotonic(): number
  /** Runs `task` once, `delayMs` from now. The returned function cancels it. */
  after(delayMs: number, task: () => void): Dispose
}

/** A number in [0, 1). */
export type Random = () => number

export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>

/** One line per event. Never a stanza body, a form, a credential or a whole phone number. */
export interface Logger {
  debug(event: string, fields?: LogFields): void
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

/** Where the password lies. `memory` means: gone when the program ends, because the system protects nothing. */
export interface SecretStore {
  readonly protection: 'system' | 'memory'
  load(): Promise<string | undefined>
  save(password: string): Promise<void>
  clear(): Promise<void>
}

export interface SettingsStore {
  /** Effective values: defaults, what is suggested, the user's, then provisioning and policy. */
  read(): Settings
  /** Keys such as `server.host` that an administrator set, with the origin's name (a file path). */
  locked(): Readonly<Record<string, string>>
  /** The same with where each value comes from, how the policies stand, and why stored settings could not be read. */
  state(): SettingsState
  write(patch: SettingsPatch): Result<Settings, AppError>
  /** Forgets what the user chose in that section: what is suggested, else the default, counts again. */
  reset(section: keyof SettingsPatch): Result<Settings, AppError>
  /** Stable for this installation, made once: the tail of the XMPP resource. 8 of `[a-z0-9]`. */
  readonly installId: string
}

export interface SrvRecord {
  readonly name: string
  readonly port: number
  readonly priority: number
  readonly weight: number
}

export interface Network {
  /** SRV look-up (RFC 2782); an empty list when there is none or the resolver has no answer. */
  resolveSrv(name: string): Promise<readonly SrvRecord[]>
  /** PEM text of a CA file that an administrator or the user named. */
  readCaFile(path: string): Promise<Result<string, AppError>>
  /** Certificates to trust beside the built-in ones (the system's store), PEM each. */
  systemCertificates(): readonly string[]
  /**
   * How the system's settings lead to a URL, in the words of proxy auto-configuration files, in the order to try:
   * `PROXY a:8080; SOCKS5 b:1080; DIRECT`. May reject.
   */
  proxyFor(url: string): Promise<string>
}

/** What is remembered of what the user has seen. */
export interface SeenMemory {
  /** When the history of that account, `user@domain` in lower case, was last looked at; epoch ms. */
  historySeenAtMs(address: string): number | undefined
  rememberHistorySeen(address: string, atMs: number): void
}

/** What users keep for themselves, account by account (`user@domain` in lower case). */
export interface KeepsakeStore {
  /** Why what was kept could not be read, and under which name it still is. */
  readonly problem: AppError | undefined
  of(address: string): Keepsakes
  /** @returns `keepsakes-not-written` where the disk refuses: then nothing has changed */
  keep(address: string, keepsakes: Keepsakes): Result<null, AppError>
}

/** What the service has taught by what it did, kept for each account. */
export interface LessonMemory {
  /** Whether the service lets that account, `user@domain` in lower case, decline; undefined while nobody knows. */
  declineKnown(address: string): 'yes' | 'no' | undefined
  rememberDecline(address: string, lesson: 'yes' | 'no'): void
  forgetDecline(address: string): void
}

/** Where a list of calls is kept until it is deleted. */
export interface DialListMemory {
  /** As it was left; undefined where there is none that can be read. */
  readonly kept: () => KeptList | undefined
  /** undefined: nothing is kept any longer. */
  readonly keep: (list: KeptList | undefined) => void
}

/** A file that is open for reading. */
export interface OpenFile {
  /** All of it from the beginning, each time anew. Rejects where the disk gives it no longer. */
  pieces(): AsyncIterable<Uint8Array>
  close(): Promise<void>
}

/** Files of contacts that the user or an administrator named. */
export interface ContactFiles {
  /** @param mostBytes refused beyond; @returns `contacts-file-…` with the system's own words */
  open(path: string, mostBytes: number): Promise<Result<OpenFile, AppError>>
  /** Tells whenever the file may be another: written, replaced, gone, back again. */
  watch(path: string, changed: () => void): Dispose
}

export interface Ports {
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  readonly secrets: SecretStore
  /** The passwords of the accounts beside the main one. */
  readonly accountSecrets: SecretStore
  /** The password of the local voice engine's account: a secret of its own. */
  readonly engineSecrets: SecretStore
  readonly settings: SettingsStore
  readonly seen: SeenMemory
  readonly lessons: LessonMemory
  readonly keepsakes: KeepsakeStore
  readonly network: Network
  readonly contactFiles: ContactFiles
  readonly dialList: DialListMemory
  /** The passwords of address book servers and directories. */
  readonly contactSecrets: SecretStore
}

/** Ports for tests: real time and sockets, everything else in memory. */
import type { Settings, SettingsPatch } from '../../../app/contract/settings.ts'
import { DEFAULT_SETTINGS, settingsSchema } from '../../../app/contract/settings.ts'
import { appError, type AppError } from '../../../app/contract/errors.ts'
import { NO_KEEPSAKES, type Keepsakes } from '../../../app/contract/keepsakes.ts'
import type { KeptList } from '../../../app/contract/dial-list.ts'
import { err, ok, type Result } from '../../../app/contract/result.ts'
import type {
  Clock,
  LogFields,
  Logger,
  OpenFile,
  Ports,
  SecretStore,
  SettingsStore,
} from '../../../app/ports.ts'
import { createScaledClock } from '../../clock.ts'

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly event: string
  readonly fields: LogFields | undefined
}

export interface TestPorts extends Ports {
  readonly lines: readonly LogLine[]
  /** What lies in the secret store now. */
  readonly secret: () => string | undefined
  readonly engineSecret: () => string | undefined
  readonly accountsSecret: () => string | undefined
  /** The list of calls that is kept now. */
  readonly keptList: () => KeptList | undefined
  /** Changes what is stored behind the program's back, as a hand in the file or an administrator does. */
  readonly editSettings: (patch: SettingsPatch) => void
}

export interface TestPortsOptions {
  readonly clock?: Clock
  readonly settings?: SettingsPatch
  readonly locked?: Readonly<Record<string, string>>
  readonly installId?: string
  /** Address → when its history was last looked at, epoch ms. */
  readonly historySeen?: Readonly<Record<string, number>>
  /** Address → whether the service was seen to decline for it; what is learned is put in. */
  readonly declines?: Map<string, 'yes' | 'no'>
  /** What users kept, by account; shared where a second run shall find it. */
  readonly keepsakes?: Map<string, Keepsakes>
  /** A list of calls that an earlier run left. */
  readonly keptList?: KeptList
  /** Path → what a file of contacts or calls holds. */
  readonly files?: Readonly<Record<string, Uint8Array>>
  /** What the system's proxy settings say of every address. */
  readonly proxies?: string
  /** Path → PEM text of CA files that can be read. */
  readonly caFiles?: Readonly<Record<string, string>>
}

function createLog(): { readonly log: Logger; readonly lines: LogLine[] } {
  const lines: LogLine[] = []
  const write =
    (level: LogLine['level']) =>
    (event: string, fields?: LogFields): void => {
      lines.push({ level, event, fields })
    }
  return {
    lines,
    log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
  }
}

function merged(base: Settings, patch: SettingsPatch): Settings {
  return settingsSchema.parse({
    version: base.version,
    account: { ...base.account, ...patch.account },
    accounts: { ...base.accounts, ...patch.accounts },
    server: { ...base.server, ...patch.server },
    services: { ...base.services, ...patch.services },
    dialing: { ...base.dialing, ...patch.dialing },
    alerts: { ...base.alerts, ...patch.alerts },
    calls: { ...base.calls, ...patch.calls },
    openzoep: { ...base.openzoep, ...patch.openzoep },
    shortcuts: { ...base.shortcuts, ...patch.shortcuts },
    appearance: { ...base.appearance, ...patch.appearance },
    accessibility: { ...base.accessibility, ...patch.accessibility },
    team: { ...base.team, ...patch.team },
    events: { ...base.events, ...patch.events },
    developer: { ...base.developer, ...patch.developer },
    contacts: { ...base.contacts, ...patch.contacts },
    callList: { ...base.callList, ...patch.callList },
    tour: { ...base.tour, ...patch.tour },
  })
}

function createSettings(options: TestPortsOptions): SettingsStore & { edit(patch: SettingsPatch): void } {
  let values = merged(DEFAULT_SETTINGS, options.settings ?? {})
  return {
    installId: options.installId ?? 'test0000',
    read: () => values,
    locked: () => options.locked ?? {},
    state: () => ({ values, locked: options.locked ?? {}, origins: {}, policies: [] }),
    write(patch) {
      values = merged(values, patch)
      return ok(values)
    },
    reset(section) {
      values = settingsSchema.parse({ ...values, [section]: undefined })
      return ok(values)
    },
    edit(patch) {
      values = merged(values, patch)
    },
  }
}

function createSecrets(): SecretStore & { peek(): string | undefined } {
  let secret: string | undefined
  return {
    protection: 'system',
    peek: () => secret,
    load: () => Promise.resolve(secret),
    save(text) {
      secret = text
      return Promise.resolve()
    },
    clear() {
      secret = undefined
      return Promise.resolve()
    },
  }
}

function openBytes(bytes: Uint8Array | undefined, mostBytes: number): Result<OpenFile, AppError> {
  if (bytes === undefined) return err(appError('contacts-file-missing'))
  if (bytes.length > mostBytes) return err(appError('contacts-file-too-large'))
  return ok({
    async *pieces() {
      for (let at = 0; at < bytes.length; at += 32_768)
        yield await Promise.resolve(bytes.subarray(at, at + 32_768))
    },
    close: () => Promise.resolve(),
  })
}

export function createTestPorts(options: TestPortsOptions = {}): TestPorts {
  const { log, lines } = createLog()
  const settings = createSettings(options)
  const secrets = createSecrets()
  const seen = new Map(Object.entries(options.historySeen ?? {}))
  const engineSecrets = createSecrets()
  const accountSecrets = createSecrets()
  const keepsakes = options.keepsakes ?? new Map<string, Keepsakes>()
  const declines = options.declines ?? new Map<string, 'yes' | 'no'>()
  let keptList = options.keptList
  return {
    clock: options.clock ?? createScaledClock(1),
    random: Math.random,
    log,
    lines,
    settings,
    secrets,
    secret: secrets.peek,
    accountSecrets,
    accountsSecret: accountSecrets.peek,
    engineSecrets,
    engineSecret: engineSecrets.peek,
    contactSecrets: createSecrets(),
    contactFiles: {
      open: (path, mostBytes) => Promise.resolve(openBytes(options.files?.[path], mostBytes)),
      watch: () => () => undefined,
    },
    dialList: {
      kept: () => keptList,
      keep: (list) => {
        keptList = list
      },
    },
    keptList: () => keptList,
    editSettings: settings.edit,
    seen: {
      historySeenAtMs: (address) => seen.get(address),
      rememberHistorySeen: (address, atMs) => void seen.set(address, atMs),
    },
    lessons: {
      declineKnown: (address) => declines.get(address),
      rememberDecline: (address, lesson) => void declines.set(address, lesson),
      forgetDecline: (address) => void declines.delete(address),
    },
    keepsakes: {
      problem: undefined,
      of: (address) => keepsakes.get(address) ?? NO_KEEPSAKES,
      keep(address, kept) {
        keepsakes.set(address, kept)
        return ok(null)
      },
    },
    network: {
      resolveSrv: () => Promise.resolve([]),
      readCaFile: (path) => {
        const pem = options.caFiles?.[path]
        return Promise.resolve(pem === undefined ? err(appError('ca-file-unreadable')) : ok(pem))
      },
      systemCertificates: () => [],
      proxyFor: () => Promise.resolve(options.proxies ?? 'DIRECT'),
    },
  }
}

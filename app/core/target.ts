/** Whom to sign in as and where: read from the settings or from the sign-in form, in one shape. */
import type { CommandInput } from '../contract/commands.ts'
import type { Settings, SettingsPatch } from '../contract/settings.ts'

export interface SignInTarget {
  /** `user@domain`, no scheme. */
  readonly address: string
  /** Login JID; empty: the address. */
  readonly jid: string
  readonly allAddresses: boolean
  readonly host: string
  readonly port: number | null
  readonly domain: string
  readonly security: Settings['server']['security']
  readonly transport: Settings['server']['transport']
  readonly webSocketUrl: string
  readonly caFile: string
  readonly suffix: string
}

/** Nobody's. */
export const NO_TARGET: SignInTarget = {
  ...{ address: '', jid: '', allAddresses: true, host: '', port: null, domain: '', security: 'auto' },
  ...{ transport: 'auto', webSocketUrl: '', caFile: '', suffix: '' },
}

export const sameTarget = (one: SignInTarget, other: SignInTarget): boolean =>
  TARGET_KEYS.every((key) => one[key] === other[key])

const TARGET_KEYS = [
  ...(['address', 'jid', 'allAddresses', 'host', 'port', 'domain', 'security'] as const),
  ...(['transport', 'webSocketUrl', 'caFile', 'suffix'] as const),
] as const satisfies readonly (keyof SignInTarget)[]

export const targetFromSettings = ({ account, server, services }: Settings): SignInTarget => ({
  address: account.address,
  jid: account.jid,
  allAddresses: account.allAddresses,
  host: server.host,
  port: server.port,
  domain: server.domain,
  security: server.security,
  transport: server.transport,
  webSocketUrl: server.webSocketUrl,
  caFile: server.caFile,
  suffix: services.suffix,
})

/** The form says everything, also what was left empty. */
export const targetFromForm = (form: CommandInput<'session.signIn'>): SignInTarget => ({
  address: withoutScheme(form.address),
  jid: form.jid,
  allAddresses: form.allAddresses,
  host: form.host,
  port: form.port,
  domain: form.domain,
  security: form.security,
  transport: form.transport,
  webSocketUrl: form.webSocketUrl,
  caFile: form.caFile,
  suffix: form.suffix,
})

/** People paste what their phone shows; the service wants no `sip:` (`authorize-plain`, field `sip-address`). */
const withoutScheme = (address: string): string => address.trim().replace(/^sips?:/i, '')

/** @returns whether it can be an address at all; the service decides the rest. */
export const isAddress = (text: string): boolean => /^(?!sips?:)[^\s@/<>]+@[^\s@/<>]+$/i.test(text)

export const settingsPatchOf = (target: SignInTarget): SettingsPatch => ({
  account: { address: target.address, jid: target.jid, allAddresses: target.allAddresses },
  server: {
    host: target.host,
    port: target.port,
    domain: target.domain,
    security: target.security,
    transport: target.transport,
    webSocketUrl: target.webSocketUrl,
    caFile: target.caFile,
  },
  services: { suffix: target.suffix },
})

/** The address to call from belongs to whoever chose it: for another account somebody else's phone would ring. */
export function withoutOthersPhone(
  wanted: SignInTarget,
  current: SignInTarget,
  locked: Readonly<Record<string, string>>,
): SettingsPatch {
  const isOther = current.address !== '' && current.address.toLowerCase() !== wanted.address.toLowerCase()
  return isOther && !('dialing.callFrom' in locked) ? { dialing: { callFrom: '' } } : {}
}

/** The first value that an administrator set and `wanted` would change, as `section.key`. */
export function lockedChange(
  wanted: SignInTarget,
  current: SignInTarget,
  locked: Readonly<Record<string, string>>,
): string | undefined {
  const fields: readonly (readonly [string, keyof SignInTarget])[] = [
    ['account.address', 'address'],
    ['account.jid', 'jid'],
    ['account.allAddresses', 'allAddresses'],
    ['server.host', 'host'],
    ['server.port', 'port'],
    ['server.domain', 'domain'],
    ['server.security', 'security'],
    ['server.transport', 'transport'],
    ['server.webSocketUrl', 'webSocketUrl'],
    ['server.caFile', 'caFile'],
    ['services.suffix', 'suffix'],
  ]
  return fields.find(([key, field]) => key in locked && wanted[field] !== current[field])?.[0]
}

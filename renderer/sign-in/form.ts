/** The sign-in form as typed, and the command it becomes. */
import type { CommandInput } from '../../app/contract/commands.ts'
import type { FurtherAccountSettings } from '../../app/contract/accounts-settings.ts'
import type { Settings } from '../../app/contract/settings.ts'

export interface SignInForm {
  address: string
  password: string
  allAddresses: boolean
  jid: string
  host: string
  /** As typed; empty means the standard one. */
  port: string
  domain: string
  security: Settings['server']['security']
  transport: Settings['server']['transport']
  webSocketUrl: string
  caFile: string
  suffix: string
}

/** Prefilled with what is stored or provisioned; never with a password. */
export function formFrom({ account, server, services }: Settings): SignInForm {
  return {
    address: account.address,
    password: '',
    allAddresses: account.allAddresses,
    jid: account.jid,
    host: server.host,
    port: server.port === null ? '' : String(server.port),
    domain: server.domain,
    security: server.security,
    transport: server.transport,
    webSocketUrl: server.webSocketUrl,
    caFile: server.caFile,
    suffix: services.suffix,
  }
}

/** Of an account beside the main one. */
export const formOf = ({ port, ...rest }: FurtherAccountSettings): SignInForm => ({
  address: rest.address,
  password: '',
  allAddresses: rest.allAddresses,
  jid: rest.jid,
  host: rest.host,
  port: port === null ? '' : String(port),
  domain: rest.domain,
  security: rest.security,
  transport: rest.transport,
  webSocketUrl: rest.webSocketUrl,
  caFile: rest.caFile,
  suffix: rest.suffix,
})

/** Nothing filled in but what is so for nearly everybody. */
export const newForm = (): SignInForm => ({
  ...{ address: '', password: '', allAddresses: true, jid: '', host: '', port: '', domain: '' },
  ...{ security: 'auto', transport: 'auto', webSocketUrl: '', caFile: '', suffix: 'xmpp.onsip.com' },
})

/** Every field of it, set by that origin. */
export const everythingLocked = (origin: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(FIELDS).map((key) => [key, origin]))

const FIELDS = {
  'account.address': 'address',
  'account.jid': 'jid',
  'account.allAddresses': 'allAddresses',
  'server.host': 'host',
  'server.port': 'port',
  'server.domain': 'domain',
  'server.security': 'security',
  'server.transport': 'transport',
  'server.webSocketUrl': 'webSocketUrl',
  'server.caFile': 'caFile',
  'services.suffix': 'suffix',
} as const satisfies Readonly<Record<string, keyof SignInForm>>

/** What was typed, save where an administrator sets the value. */
export function withLocked(
  typed: SignInForm,
  values: Settings,
  locked: Readonly<Record<string, string>>,
): SignInForm {
  const set = formFrom(values)
  const fields = Object.entries(FIELDS).filter(([key]) => key in locked)
  return { ...typed, ...Object.fromEntries(fields.map(([, field]) => [field, set[field]])) }
}

/** Where the account comes from, if an administrator set it up. */
export const provisionedFrom = (locked: Readonly<Record<string, string>>): string | undefined =>
  locked['account.address'] ?? locked['server.host'] ?? locked['server.webSocketUrl']

/** Undefined when the port is no port: 1 to 65535, or nothing. The rest is checked by main. */
export function signInInput(form: SignInForm): CommandInput<'session.signIn'> | undefined {
  const port = parsePort(form.port)
  return port === undefined ? undefined : { ...form, port }
}

function parsePort(typed: string): number | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  const port = Number(text)
  return /^\d{1,5}$/.test(text) && port >= 1 && port <= 65535 ? port : undefined
}

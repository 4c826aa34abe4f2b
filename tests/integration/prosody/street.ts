/** A real server with services joined to it, and a core that signs in through both. */
import type { CommandInput } from '../../../app/contract/commands.ts'
import { canSeeCalls } from '../../../app/contract/seeing.ts'
import type { AppState } from '../../../app/contract/state.ts'
import { createCore, type Core } from '../../../app/core.ts'
import { createTestPorts } from '../core/ports.ts'
import {
  createJoinedServices,
  DOMAIN,
  SUFFIX,
  type Certified,
  type JoinedServices,
} from './joined-services.ts'

/** Of the file that the form names; the core gets the text from its port. */
const CA_FILE = '/ca.pem'
const PATIENCE_MS = 12_000

export interface StreetOptions extends Certified {
  /** What the system's proxy settings say, once the server's port for STARTTLS is known. */
  readonly proxies?: (startTlsPort: number) => Promise<string>
}

export interface Street extends JoinedServices {
  readonly core: Core
  form(changes?: Partial<CommandInput<'session.signIn'>>): CommandInput<'session.signIn'>
  /** The changes that make the form one for WebSocket. */
  byWebSocket(host?: string): Partial<CommandInput<'session.signIn'>>
  signIn(changes?: Partial<CommandInput<'session.signIn'>>): Promise<void>
  until(what: string, condition: (state: AppState) => boolean): Promise<AppState>
}

export async function createStreet({ proxies, ...certified }: StreetOptions = {}): Promise<Street> {
  const services = await createJoinedServices(certified)
  const { prosody, passwords, caPem } = services
  const ports = createTestPorts({
    caFiles: { [CA_FILE]: caPem },
    proxies: (await proxies?.(prosody.startTlsPort)) ?? 'DIRECT',
  })
  const core = createCore(ports, { platform: 'linux', version: '0.0.0' })

  const form: Street['form'] = (changes = {}) => ({
    address: `ann@${DOMAIN}`,
    password: passwords['ann'] ?? '',
    allAddresses: true,
    jid: '',
    host: '127.0.0.1',
    port: prosody.startTlsPort,
    domain: '',
    security: 'starttls',
    transport: 'auto',
    webSocketUrl: '',
    caFile: CA_FILE,
    suffix: SUFFIX,
    ...changes,
  })
  const until: Street['until'] = (what, condition) =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!condition(core.state)) return
        clearTimeout(timer)
        dispose()
        resolve(core.state)
      }
      const timer = setTimeout(() => {
        dispose()
        const { session, calls } = core.state
        reject(new Error(`never: ${what}\n${JSON.stringify({ session, calls }, null, 1)}`))
      }, PATIENCE_MS)
      const dispose = core.subscribe(look)
      look()
    })
  return {
    ...services,
    core,
    form,
    byWebSocket: (host = '127.0.0.1') => ({
      transport: 'websocket',
      webSocketUrl: prosody.webSocketUrl(host),
      // What counts on TCP only must not matter.
      ...{ host: '', port: null },
    }),
    until,
    async signIn(changes) {
      const signedIn = await core.handle('session.signIn', form(changes))
      if (!signedIn.ok) throw new Error(`sign-in failed: ${JSON.stringify(signedIn.error)}`)
      await until('calls are seen', ({ session }) => canSeeCalls(session))
    },
    async close() {
      await core.stop()
      await services.close()
    },
  }
}

/** Prosody, the simulator's services as components in a process of their own, and a core that signs in through both. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import type { CommandInput } from '../../../app/contract/commands.ts'
import { canSeeCalls } from '../../../app/contract/seeing.ts'
import type { AppState } from '../../../app/contract/state.ts'
import { createCore, type Core } from '../../../app/core.ts'
import { createTestPorts } from '../core/ports.ts'
import { startProgram, type Program } from '../simulator/program.ts'
import { createAuthority } from '../xmpp/certificates.ts'
import { createProsody, type Prosody } from './prosody.ts'

const DOMAIN = 'example.com'
const SUFFIX = 'xmpp.example.net'
const SECRET = 'between the two of us'
const SEED = '7'
/** Of the file that the form names; the core gets the text from its port. */
const CA_FILE = '/ca.pem'
const PATIENCE_MS = 12_000
const COMPONENTS = ['auth', 'active-calls', 'user-agents', 'recent-calls'].map((name) => `commands.${name}`)
const PUBSUBS = ['active-calls', 'user-agents', 'recent-calls'].map((name) => `pubsub.${name}`)

const readySchema = z.object({
  accounts: z.array(z.object({ jid: z.string(), password: z.string() })),
  components: z.array(z.string()),
})
const legsSchema = z.object({ legs: z.array(z.object({ callId: z.string() })) })

/** How this street differs from a well-kept one. */
export interface Certified {
  readonly names?: readonly string[]
  readonly validity?: 'valid' | 'expired'
  readonly plainOnly?: boolean
}

export interface Street {
  readonly prosody: Prosody
  readonly core: Core
  form(changes?: Partial<CommandInput<'session.signIn'>>): CommandInput<'session.signIn'>
  signIn(changes?: Partial<CommandInput<'session.signIn'>>): Promise<void>
  until(what: string, condition: (state: AppState) => boolean): Promise<AppState>
  /** An order to the services' process that must succeed; its reply. */
  order(order: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>
  /** Call-ids of the calls that the service has now, sorted. */
  serviceCalls(): Promise<readonly string[]>
  /** Kills the services' process without a word, and starts it anew: it has forgotten everything. */
  restartServices(): Promise<void>
  close(): Promise<void>
}

export async function createStreet({
  names = [DOMAIN],
  validity = 'valid',
  plainOnly = true,
}: Certified = {}): Promise<Street> {
  const authority = await createAuthority('Test company')
  const folder = await mkdtemp(path.join(tmpdir(), 'ringside-street-'))
  const secretFile = path.join(folder, 'secret')
  await writeFile(secretFile, `${SECRET}\n`, { mode: 0o600 })
  // The same seed gives the same passwords in every process; the first says which, before the server exists.
  const passwords = await passwordsOf(SEED)
  const prosody = await createProsody({
    domain: DOMAIN,
    certificate: await authority.issue(names, validity),
    componentSecret: SECRET,
    components: [...COMPONENTS, ...PUBSUBS].map((name) => `${name}.${SUFFIX}`),
    users: passwords,
    plainOnly,
  })
  await prosody.start()
  const join = async (): Promise<Program> => {
    const port = prosody.componentPort.toString()
    const words = ['--join', `127.0.0.1:${port}`, '--component-secret-file', secretFile, '--suffix', SUFFIX]
    const program = startProgram([...words, '--seed', SEED, '--domain', DOMAIN])
    readySchema.parse(await program.line())
    return program
  }
  let services = await join()
  const kill = async (): Promise<void> => {
    services.process.kill('SIGKILL')
    await services.exit
  }
  const ports = createTestPorts({
    caFiles: { [CA_FILE]: authority.caPem },
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
  const order: Street['order'] = async (wanted) => {
    services.send(JSON.stringify(wanted))
    const reply = await services.line()
    if (reply['ok'] !== true) throw new Error(`refused: ${JSON.stringify(reply)}`)
    return reply
  }
  return {
    prosody,
    core,
    form,
    until,
    order,
    async signIn(changes) {
      const signedIn = await core.handle('session.signIn', form(changes))
      if (!signedIn.ok) throw new Error(`sign-in failed: ${JSON.stringify(signedIn.error)}`)
      await until('calls are seen', ({ session }) => canSeeCalls(session))
    },
    async serviceCalls() {
      const { legs } = legsSchema.parse(await order({ do: 'state' }))
      return [...new Set(legs.map(({ callId }) => callId))].sort()
    },
    async restartServices() {
      await kill()
      services = await join()
      // Of one seed come the same passwords, but also the same call-ids again, which no telephone system hands out
      // twice: without this the next call would be taken for a late copy of the one before, and rightly.
      const { call } = await order({ do: 'ring', from: 'sip:12125550199@jnctn.net', to: `sip:bob@${DOMAIN}` })
      await order({ do: 'hangup', call })
    },
    async close() {
      await core.stop()
      await kill()
      await prosody.remove()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function passwordsOf(seed: string): Promise<Readonly<Record<string, string>>> {
  const program = startProgram(['--seed', seed, '--domain', DOMAIN])
  const { accounts } = z.object({ accounts: readySchema.shape.accounts }).parse(await program.line())
  program.process.kill('SIGTERM')
  await program.exit
  return Object.fromEntries(accounts.map(({ jid, password }) => [jid.split('@')[0] ?? '', password]))
}

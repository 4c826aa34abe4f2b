/** A real Prosody with the simulator's services as components of it, in a process of their own: nothing is shared in memory. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { startProgram, type Program } from '../simulator/program.ts'
import { createAuthority } from '../xmpp/certificates.ts'
import { createProsody, type Prosody } from './prosody.ts'

export const DOMAIN = 'example.com'
export const SUFFIX = 'xmpp.example.net'
const SECRET = 'between the two of us'
const SEED = '7'
const SERVICES = ['active-calls', 'user-agents', 'recent-calls', 'voicemail', 'directories', 'preferences']
const COMPONENTS = ['auth', ...SERVICES].map((name) => `commands.${name}`)
const PUBSUBS = SERVICES.map((name) => `pubsub.${name}`)

const readySchema = z.object({
  accounts: z.array(z.object({ jid: z.string(), password: z.string() })),
  components: z.array(z.string()),
})
const legsSchema = z.object({ legs: z.array(z.object({ callId: z.string() })) })

/** How these services differ from well-kept ones. */
export interface Certified {
  /** Of the server's certificate; default: the XMPP domain. */
  readonly names?: readonly string[]
  readonly validity?: 'valid' | 'expired'
  readonly plainOnly?: boolean
}

export interface JoinedServices {
  readonly prosody: Prosody
  /** Local part → password. */
  readonly passwords: Readonly<Record<string, string>>
  readonly caPem: string
  /** An order to the services' process that must succeed; its reply. */
  order(order: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>
  /** Call-ids of the calls that the service has now, sorted. */
  serviceCalls(): Promise<readonly string[]>
  /** Kills the services' process without a word, and starts it anew: it has forgotten everything. */
  restartServices(): Promise<void>
  close(): Promise<void>
}

export async function createJoinedServices({
  names = [DOMAIN],
  validity = 'valid',
  plainOnly = true,
}: Certified = {}): Promise<JoinedServices> {
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
  const remove = async (): Promise<void> => {
    await prosody.remove()
    await rm(folder, { recursive: true, force: true })
  }
  let services = await join().catch(async (error: unknown) => {
    await remove()
    throw error
  })
  const kill = async (): Promise<void> => {
    services.process.kill('SIGKILL')
    await services.exit
  }
  const order: JoinedServices['order'] = async (wanted) => {
    services.send(JSON.stringify(wanted))
    const reply = await services.line()
    if (reply['ok'] !== true) throw new Error(`refused: ${JSON.stringify(reply)}`)
    return reply
  }
  return {
    prosody,
    passwords,
    caPem: authority.caPem,
    order,
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
      await kill()
      await remove()
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

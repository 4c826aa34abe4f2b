/** A real XMPP server for a test: Prosody in a folder of its own, on free ports of loopback, with accounts and components. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ServerCertificate } from '../xmpp/certificates.ts'

/** Why there is nothing to test against; undefined where there is. */
export const prosodyMissing: string | undefined =
  spawnSync('prosodyctl', ['--help']).error === undefined ? undefined : 'Prosody is not installed'

export interface ProsodyOptions {
  readonly domain: string
  readonly certificate: ServerCertificate
  readonly componentSecret: string
  readonly components: readonly string[]
  /** Local part → password. */
  readonly users: Readonly<Record<string, string>>
  /** Offer PLAIN alone: SCRAM costs this server ten thousand rounds of hashing. */
  readonly plainOnly: boolean
}

export interface Prosody {
  readonly startTlsPort: number
  readonly directTlsPort: number
  /** Where XMPP over WebSocket is spoken, under the certificate's names. */
  readonly webSocketUrl: (host: string) => string
  readonly componentPort: number
  /** Begins to serve; resolves once clients and components are accepted. */
  start(): Promise<void>
  /** Ends in an orderly way; accounts and ports stay. */
  stop(): Promise<void>
  /** For good. */
  remove(): Promise<void>
}

const DEADLINE_MS = 10_000

export async function createProsody(options: ProsodyOptions): Promise<Prosody> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ringside-prosody-'))
  const [startTlsPort, directTlsPort, componentPort, httpsPort] = await freePorts()
  await writeAccounts(folder, options)
  await writeFile(path.join(folder, 'server.crt'), options.certificate.cert)
  await writeFile(path.join(folder, 'server.key'), options.certificate.key, { mode: 0o600 })
  const config = path.join(folder, 'prosody.cfg.lua')
  await writeFile(
    config,
    configText(folder, options, { startTlsPort, directTlsPort, componentPort, httpsPort }),
  )

  let server: ChildProcess | undefined
  const stop = async (): Promise<void> => {
    const last = server
    server = undefined
    if (last?.exitCode !== null) return
    const gone = once(last, 'exit')
    last.kill('SIGTERM')
    await gone
  }
  return {
    startTlsPort,
    directTlsPort,
    componentPort,
    webSocketUrl: (host) => `wss://${host}:${httpsPort.toString()}/xmpp-websocket`,
    async start() {
      let said = ''
      const own = spawn('prosody', ['--config', config, '-F'], { cwd: folder })
      server = own
      own.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
      own.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
      const deadline = performance.now() + DEADLINE_MS
      for (const port of [startTlsPort, directTlsPort, componentPort, httpsPort]) {
        while (!(await accepts(port))) {
          if (own.exitCode !== null || performance.now() > deadline)
            throw new Error(`Prosody did not start: ${said}`)
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      }
    },
    stop,
    async remove() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface Ports extends Pick<Prosody, 'startTlsPort' | 'directTlsPort' | 'componentPort'> {
  readonly httpsPort: number
}

/** `run_as_root`: as root it would hang half-dead without. Components are the only other servers it talks to. */
const configText = (folder: string, options: ProsodyOptions, ports: Ports): string => `
run_as_root = true
pidfile = "${folder}/prosody.pid"
data_path = "${folder}/data"
certificates = "${folder}"
storage = "internal"
authentication = "internal_plain"
interfaces = { "127.0.0.1" }
local_interfaces = { "127.0.0.1" }
c2s_ports = { ${ports.startTlsPort.toString()} }
c2s_direct_tls_ports = { ${ports.directTlsPort.toString()} }
component_ports = { ${ports.componentPort.toString()} }
component_interfaces = { "127.0.0.1" }
s2s_ports = { }
http_ports = { }
https_ports = { ${ports.httpsPort.toString()} }
https_interfaces = { "127.0.0.1" }
http_default_host = "${options.domain}"
c2s_require_encryption = true
allow_registration = false
log = { warn = "*stdout" }
ssl = { key = "${folder}/server.key", certificate = "${folder}/server.crt" }
https_ssl = { key = "${folder}/server.key", certificate = "${folder}/server.crt" }
c2s_direct_tls_ssl = { key = "${folder}/server.key", certificate = "${folder}/server.crt" }
${options.plainOnly ? 'disable_sasl_mechanisms = { "SCRAM-SHA-1", "SCRAM-SHA-256" }' : 'disable_sasl_mechanisms = { "PLAIN" }'}
modules_enabled = { "disco", "roster", "saslauth", "tls", "ping", "posix", "websocket" }
modules_disabled = { "s2s" }
VirtualHost "${options.domain}"
${options.components.map((jid) => `Component "${jid}"\n  component_secret = "${options.componentSecret}"`).join('\n')}
`

/** What `prosodyctl register` would write: one file for each account (module storage_internal). */
async function writeAccounts(folder: string, { domain, users }: ProsodyOptions): Promise<void> {
  const accounts = path.join(folder, 'data', domain.replace(/[^a-z0-9]/g, escaped), 'accounts')
  await mkdir(accounts, { recursive: true })
  for (const [user, password] of Object.entries(users)) {
    await writeFile(path.join(accounts, `${user}.dat`), `return { ["password"] = "${password}"; };\n`)
  }
}

const escaped = (character: string): string => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('error', () => {
      resolve(false)
    })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
  })

/** Held together until all are known, so that they differ. */
async function freePorts(): Promise<readonly [number, number, number, number]> {
  const servers = [createServer(), createServer(), createServer(), createServer()] as const
  const free = async (server: (typeof servers)[number]): Promise<number> => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  }
  const [first, second, third, fourth] = servers
  const ports = [await free(first), await free(second), await free(third), await free(fourth)] as const
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

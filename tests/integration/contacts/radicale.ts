/** Radicale, a CardDAV server: one account with address books that a test fills. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ServerCertificate } from '../xmpp/certificates.ts'
import { freePort, missing, startServer, type ServerProgram } from './server-program.ts'

export const radicaleMissing = missing('radicale', '--version')

export interface Radicale extends ServerProgram {
  readonly url: string
  /** Writes a card into a book, or takes it away. */
  put(book: string, name: string, card: string | null): Promise<void>
}

export async function startRadicale(
  certificate: ServerCertificate,
  login: { readonly user: string; readonly password: string },
  books: readonly string[],
): Promise<Radicale> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ringside-radicale-'))
  const port = await freePort()
  const home = path.join(folder, 'data', 'collection-root', login.user)
  for (const book of books) {
    await mkdir(path.join(home, book), { recursive: true })
    await writeFile(path.join(home, book, '.Radicale.props'), '{"tag": "VADDRESSBOOK"}')
  }
  await writeFile(path.join(folder, 'server.crt'), certificate.cert)
  await writeFile(path.join(folder, 'server.key'), certificate.key, { mode: 0o600 })
  await writeFile(path.join(folder, 'users'), `${login.user}:${login.password}\n`, { mode: 0o600 })
  const config = path.join(folder, 'config')
  await writeFile(config, configText(folder, port))
  const program = await startServer('radicale', ['--config', config], folder, [port])
  return {
    ...program,
    url: `https://127.0.0.1:${String(port)}/`,
    async put(book, name, card) {
      const file = path.join(home, book, name)
      if (card === null) await rm(file)
      else await writeFile(file, card)
    },
  }
}

const configText = (folder: string, port: number): string => `
[server]
hosts = 127.0.0.1:${String(port)}
ssl = True
certificate = ${folder}/server.crt
key = ${folder}/server.key
[auth]
type = htpasswd
htpasswd_filename = ${folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = ${folder}/data
[web]
type = none
`

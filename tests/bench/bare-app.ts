/** The bare program under measurement, steered over the socket that it connects to. */
import { createServer, type Socket } from 'node:net'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startMeasuredApp, type MeasuredApp } from './measured-app.ts'
import { removeFolder } from './remove-folder.ts'

const PROGRAM = path.join(import.meta.dirname, 'bare')

export interface BareApp extends MeasuredApp {
  /** `line ID`, `hide`, `ready` or `drop`; see bare/main.cjs. */
  tell(order: string): void
}

export async function startBareApp(options: { readonly window: boolean }): Promise<BareApp> {
  const userData = mkdtempSync(path.join(os.tmpdir(), 'ringside-bare-'))
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const connected = new Promise<Socket>((resolve) => {
    server.once('connection', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const app = startMeasuredApp({
    program: PROGRAM,
    userData,
    env: { BENCH_PORT: String(port), BENCH_WINDOW: options.window ? '1' : '0' },
  })
  const socket = await connected
  socket.setNoDelay(true)
  socket.on('error', () => undefined)
  return {
    ...app,
    tell: (order) => {
      socket.write(`${order}\n`)
    },
    end: async () => {
      await app.end()
      server.close()
      await removeFolder(userData)
    },
  }
}

/** A server of contacts from the system's packages, in a folder of its own, on free ports of loopback. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'

export interface ServerProgram {
  stop(): Promise<void>
  /** For good. */
  remove(): Promise<void>
}

const DEADLINE_MS = 15_000

/** Why there is nothing to test against; undefined where there is. */
export const missing = (program: string, argument: string): string | undefined =>
  spawnSync(program, [argument]).error === undefined ? undefined : `${program} is not installed`

/** Resolves once it accepts connections on each port. */
export async function startServer(
  program: string,
  args: readonly string[],
  folder: string,
  ports: readonly number[],
): Promise<ServerProgram> {
  let said = ''
  const server: ChildProcess = spawn(program, args, { cwd: folder })
  server.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  server.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const deadline = performance.now() + DEADLINE_MS
  for (const port of ports) {
    while (!(await accepts(port))) {
      if (server.exitCode !== null || performance.now() > deadline)
        throw new Error(`${program} did not start: ${said}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const stop = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const gone = once(server, 'exit')
    server.kill('SIGTERM')
    await gone
  }
  return {
    stop,
    async remove() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

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

export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

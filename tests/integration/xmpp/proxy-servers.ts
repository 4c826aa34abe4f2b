/** Proxies as companies run them, on loopback: whatever name they are asked for, they connect to the one port given. */
import { connect, createServer, type Socket } from 'node:net'

export interface TestProxy {
  readonly port: number
  /** `host:port` of each tunnel that was asked for, as the client wrote it. */
  readonly asked: readonly string[]
  /** How many connections are open now. */
  readonly open: number
  close(): Promise<void>
}

/** @param greet called for each connection */
export async function startProxy(greet: (socket: Socket, asked: string[]) => void): Promise<TestProxy> {
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    // A socket that nobody reads does not notice that the other side is gone.
    socket.resume()
    greet(socket, asked)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    asked,
    get open() {
      return sockets.size
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** @param answer instead of a tunnel: the whole of what it says */
export const startHttpProxy = (serverPort: number, answer?: string): Promise<TestProxy> =>
  startProxy((socket, asked) => {
    let head = ''
    const onData = (data: Buffer): void => {
      head += data.toString('latin1')
      if (!head.includes('\r\n\r\n')) return
      socket.removeListener('data', onData)
      asked.push(/^CONNECT (\S+) HTTP\/1\.1\r\n/.exec(head)?.[1] ?? head)
      if (answer === undefined) joinTo(socket, serverPort, 'HTTP/1.1 200 Connection established\r\n\r\n')
      else socket.write(answer)
    }
    socket.on('data', onData)
  })

/** RFC 1928. @param method that it chooses, 0 is none. @param reply code of its answer, 0 is success */
export const startSocksProxy = (serverPort: number, method = 0, reply = 0): Promise<TestProxy> =>
  startProxy((socket, asked) => {
    let seen = Buffer.alloc(0)
    let greeted = false
    const onData = (data: Buffer): void => {
      seen = Buffer.concat([seen, data])
      if (!greeted && seen.length >= 2 + (seen[1] ?? 0)) {
        greeted = true
        seen = seen.subarray(2 + (seen[1] ?? 0))
        socket.write(Buffer.from([5, method]))
      }
      if (!greeted || seen.length < 5) return
      const length = seen[4] ?? 0
      if (seen[3] !== 3) {
        asked.push('an address instead of a name')
      } else if (seen.length < 7 + length) {
        return
      } else {
        asked.push(`${seen.subarray(5, 5 + length).toString()}:${String(seen.readUInt16BE(5 + length))}`)
      }
      socket.removeListener('data', onData)
      const answer = Buffer.from([5, reply, 0, 1, 127, 0, 0, 1, 0, 0])
      if (reply === 0) joinTo(socket, serverPort, answer)
      else socket.end(answer)
    }
    socket.on('data', onData)
  })

function joinTo(socket: Socket, port: number, greeting: string | Buffer): void {
  const onward = connect(port, '127.0.0.1')
  onward.on('error', () => socket.destroy())
  onward.once('connect', () => {
    socket.write(greeting)
    socket.pipe(onward)
    onward.pipe(socket)
  })
  socket.once('close', () => onward.destroy())
}

import type { Socket } from 'node:net'
import type { SimulatorClock } from '../clock.ts'
import type { LineConditions } from './conditions.ts'

/** The writing end of one connection, under the line's present conditions. */
export interface Outlet {
  write(text: string): void
  /** Sends `text` and what is still waiting, then closes the connection in an orderly way. */
  end(text: string): void
  /** Calls back once nothing waits any more. */
  whenEmpty(then: () => void): void
}

/** A peer that never reads must not fill our memory. */
const LARGEST_BACKLOG_BYTES = 8_388_608

export function createOutlet(socket: Socket, clock: SimulatorClock, line: LineConditions): Outlet {
  let waiting: Buffer = Buffer.alloc(0)
  let trickling = false
  let afterwards: (() => void) | undefined

  const step = (): void => {
    trickling = false
    if (socket.destroyed) return
    const pace = line.trickle
    const size = pace === undefined ? waiting.length : Math.min(pace.bytes, waiting.length)
    if (size > 0) socket.write(waiting.subarray(0, size))
    waiting = waiting.subarray(size)
    if (waiting.length > 0 && pace !== undefined) {
      trickling = true
      clock.after(pace.everyMs, step)
    } else {
      const then = afterwards
      afterwards = undefined
      then?.()
    }
  }
  const write = (text: string): void => {
    if (line.muted || socket.destroyed || socket.writableEnded) return
    waiting = waiting.length === 0 ? Buffer.from(text) : Buffer.concat([waiting, Buffer.from(text)])
    if (waiting.length + socket.writableLength > LARGEST_BACKLOG_BYTES) socket.destroy()
    else if (!trickling) step()
  }
  const whenEmpty = (then: () => void): void => {
    afterwards = then
    if (!trickling) step()
  }
  return {
    write,
    whenEmpty,
    end: (text) => {
      write(text)
      whenEmpty(() => socket.end())
    },
  }
}

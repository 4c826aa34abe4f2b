/** What the program holds at a moment of rest. */
import { readdirSync } from 'node:fs'
import { z } from 'zod'
import { privateMemoryMb, processTree } from '../bench/process-cost.ts'
import type { RingsideApp } from '../bench/ringside-app.ts'
import type { Allowance } from './flat.ts'

const holdingsSchema = z.object({ windows: z.number(), listeners: z.number(), timers: z.number() })
const serverSchema = z.looseObject({ subscriptions: z.array(z.unknown()), sessions: z.array(z.unknown()) })

/** In the order in which they are shown. Counts may differ by a few between two moments; a leak adds one each hour at least. */
export const QUANTITIES = {
  memoryMb: { what: 'private memory of all processes, MB', allowance: { share: 0.03 } },
  handles: { what: 'open files and sockets of all processes', allowance: { count: 3 } },
  processes: { what: 'processes', allowance: { count: 0 } },
  listeners: { what: 'listeners of the program, its windows and pages', allowance: { count: 3 } },
  timers: { what: 'timers that run in the main process', allowance: { count: 3 } },
  subscriptions: { what: 'subscriptions that the service keeps for it', allowance: { count: 0 } },
  sessions: { what: 'sessions at the service', allowance: { count: 0 } },
} as const satisfies Readonly<Record<string, { readonly what: string; readonly allowance: Allowance }>>

export type Quantity = keyof typeof QUANTITIES
export type Sample = Readonly<Record<Quantity, number>>

/** The program must run with `--js-flags=--expose-gc`: what is left after a collection is held. */
export async function takeSample(app: RingsideApp): Promise<Sample> {
  await app.order({ do: 'collect' })
  const { listeners, timers } = holdingsSchema.parse(await app.order({ do: 'holdings' }))
  const server = serverSchema.parse(await app.simulator.do({ do: 'state' }))
  const processes = processTree(app.pid)
  return {
    memoryMb: privateMemoryMb(app.pid),
    handles: processes.reduce((sum, pid) => sum + openFiles(pid), 0),
    processes: processes.length,
    listeners,
    timers,
    subscriptions: server.subscriptions.length,
    sessions: server.sessions.length,
  }
}

function openFiles(pid: number): number {
  try {
    return readdirSync(`/proc/${String(pid)}/fd`).length
  } catch {
    // It ended meanwhile.
    return 0
  }
}

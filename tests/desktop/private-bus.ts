/** A session bus of one's own (dbus-daemon), for what needs a bus and no screen. */
import { spawn } from 'node:child_process'
import { end, hasProgram } from './programs.ts'

export interface PrivateBus {
  /** In D-Bus's own form. */
  readonly address: string
  close(): Promise<void>
}

export const HAS_DBUS = process.platform === 'linux' && hasProgram('dbus-daemon')

/** @param at where it is to be reached; absent: somewhere */
export async function startPrivateBus(at?: string): Promise<PrivateBus> {
  const child = spawn(
    'dbus-daemon',
    [
      '--session',
      '--nofork',
      '--nopidfile',
      '--print-address=1',
      ...(at === undefined ? [] : [`--address=${at}`]),
    ],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  const address = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('\n')) resolve(text.trim())
    })
    child.once('error', reject)
    child.once('exit', () => {
      reject(new Error('the bus ended before it began'))
    })
  })
  return { address, close: () => end(child) }
}

/** A real secret service on the session bus: gnome-keyring with a key ring of its own, unlocked. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { end, hasProgram, run } from './programs.ts'
import { joinSessionBus } from './session-bus.ts'
import { untilTrue } from './until.ts'

const SERVICE = 'org.freedesktop.secrets'

export interface Keyring {
  close(): Promise<void>
}

export const HAS_KEYRING = hasProgram('gnome-keyring-daemon') && hasProgram('secret-tool')

export async function openKeyring(): Promise<Keyring> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'keyring-'))
  const child = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env: { ...process.env, HOME: home, XDG_RUNTIME_DIR: home, XDG_DATA_HOME: path.join(home, 'data') },
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  // What is written becomes the key ring's own password; it is unlocked once the input ends.
  child.stdin.end('tests')
  const close = async (): Promise<void> => {
    await end(child)
    rmSync(home, { recursive: true, force: true })
  }
  try {
    await ownerBecomes(child.pid)
    await untilTrue('the key ring to keep a secret', async () => {
      const store = run('secret-tool', ['store', '--label=probe', 'tests', 'probe'], 'x')
      return (await store.catch(() => undefined)) !== undefined
    })
  } catch (error) {
    await close()
    throw error
  }
  return { close }
}

/** Asked of the bus itself: a call to the service would make the bus start another one, locked, in its place. */
async function ownerBecomes(pid: number | undefined): Promise<void> {
  const seat = await joinSessionBus()
  const bus = { name: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' }
  const ask = async (member: string): Promise<unknown> => {
    const [answer] = await seat.call(bus.name, bus.path, bus.name, member, {
      signature: 's',
      body: [SERVICE],
    })
    return answer
  }
  try {
    await untilTrue('the secret service', async () => (await ask('NameHasOwner')) === true)
    if ((await ask('GetConnectionUnixProcessID')) !== pid) {
      throw new Error('this session has a secret service of its own')
    }
  } finally {
    await seat.leave()
  }
}

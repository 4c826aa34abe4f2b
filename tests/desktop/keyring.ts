/** A real secret service on the session bus: gnome-keyring with a key ring of its own, unlocked. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { end, hasProgram, run } from './programs.ts'
import { untilTrue } from './until.ts'

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
  await untilTrue('the secret service', async () => {
    const stored = await run('secret-tool', ['store', '--label=probe', 'tests', 'probe'], 'x').catch(
      () => undefined,
    )
    return stored !== undefined
  })
  return {
    close: async () => {
      await end(child)
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/**
 * Another, unprivileged user of this machine (`nobody`), with a home, a session bus and an unlocked key ring of its own,
 * on the screen at hand. Root alone can be somebody else.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { chownSync, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { end } from '../../desktop/programs.ts'
import { untilTrue } from '../../desktop/until.ts'

const NOBODY = { uid: 65_534, gid: 65_534 }

export interface OtherUser {
  /** Absolute; everything of theirs lies in it. */
  readonly home: string
  /** Runs a program to its end. @returns its standard output. @throws Error with its words when it fails */
  run(file: string, ...args: readonly string[]): Promise<string>
  /** Starts a program; it is ended with the user at the latest. */
  start(file: string, ...args: readonly string[]): ChildProcess
  /** Gives them a file. @returns its path with them */
  give(file: string): string
  /** Ends what they run, and takes their home away. */
  leave(): Promise<void>
}

export async function createOtherUser(): Promise<OtherUser> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'ringside-user-'))
  chownSync(home, NOBODY.uid, NOBODY.gid)
  const bus = path.join(home, 'bus')
  const env = {
    HOME: home,
    USER: 'nobody',
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    DISPLAY: process.env['DISPLAY'] ?? '',
    XDG_RUNTIME_DIR: home,
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${bus}`,
  }
  const running: ChildProcess[] = []
  const launch = (file: string, args: readonly string[], input: 'pipe' | 'ignore'): ChildProcess => {
    const child = spawn(file, [...args], { ...NOBODY, env, cwd: home, stdio: [input, 'pipe', 'pipe'] })
    child.on('error', () => undefined)
    return child
  }
  const start = (file: string, ...args: readonly string[]): ChildProcess => {
    const child = launch(file, args, 'ignore')
    running.push(child)
    return child
  }
  const user: OtherUser = {
    home,
    start,
    run: (file, ...args) =>
      new Promise((resolve, reject) => {
        const child = launch(file, args, 'ignore')
        let [output, words] = ['', '']
        child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
        child.stderr?.on('data', (chunk: Buffer) => (words += chunk.toString()))
        child.once('error', reject)
        // Not `close`: what it started may go on with its output.
        child.once('exit', (code) => {
          if (code === 0) resolve(output)
          else reject(new Error(`${file} ${args.join(' ')} ended with ${String(code)}: ${words.trim()}`))
        })
      }),
    give: (file) => {
      const copy = path.join(home, path.basename(file))
      copyFileSync(file, copy)
      chownSync(copy, NOBODY.uid, NOBODY.gid)
      return copy
    },
    leave: async () => {
      for (const child of running.reverse()) await end(child)
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
  start('dbus-daemon', '--session', '--nofork', '--nopidfile', `--address=unix:path=${bus}`)
  await untilTrue('their session bus', () => existsSync(bus))
  const keyring = launch('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], 'pipe')
  running.push(keyring)
  keyring.stdin?.end('tests')
  const ask = ['--print-reply', '--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner']
  await untilTrue('their key ring', async () =>
    (await user.run('dbus-send', ...ask, 'string:org.freedesktop.secrets')).includes('true'),
  )
  return user
}

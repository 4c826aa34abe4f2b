/**
 * Another, unprivileged user of this machine (`nobody`), with a home, a session bus and an unlocked key ring of its own,
 * on the screen at hand. Root alone can be somebody else.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { kill } from 'node:process'
import { hasProgram } from '../../desktop/programs.ts'
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

/** @returns why they could have no session with a key ring here; undefined where they can */
export function missingForOtherUser(): string | undefined {
  const missing = ['dbus-daemon', 'dbus-send'].find((name) => !hasProgram(name))
  if (missing !== undefined) return `needs ${missing}`
  // Its file may have a capability, and a container without that one does not start it at all (capabilities(7)).
  const { status } = spawnSync('gnome-keyring-daemon', ['--version'], {
    ...NOBODY,
    cwd: '/',
    stdio: 'ignore',
  })
  return status === 0 ? undefined : 'needs a gnome-keyring-daemon that anybody may start'
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
  const launch = (file: string, args: readonly string[], input: 'pipe' | 'ignore'): ChildProcess => {
    const child = spawn(file, [...args], { ...NOBODY, env, cwd: home, stdio: [input, 'pipe', 'pipe'] })
    child.on('error', () => undefined)
    return child
  }
  const start = (file: string, ...args: readonly string[]): ChildProcess => launch(file, args, 'ignore')
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
      // Also what these started in their turn: a desktop's launcher leaves programs behind.
      for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
        for (const pid of processesIn(home)) end(pid, signal)
        await untilTrue('their programs to end', () => processesIn(home).length === 0, 5_000).catch(
          () => undefined,
        )
      }
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
  try {
    start('dbus-daemon', '--session', '--nofork', '--nopidfile', `--address=unix:path=${bus}`)
    await untilTrue('their session bus', () => existsSync(bus))
    const keyring = launch(
      'gnome-keyring-daemon',
      ['--foreground', '--unlock', '--components=secrets'],
      'pipe',
    )
    keyring.stdin?.end('tests')
    const ask = ['--print-reply', '--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner']
    await untilTrue('their key ring', async () =>
      (await user.run('dbus-send', ...ask, 'string:org.freedesktop.secrets')).includes('true'),
    )
    return user
  } catch (error) {
    await user.leave()
    throw error
  }
}

/** Ids of the programs whose home that folder is: nobody else has it. */
function processesIn(home: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name) && environmentOf(name).includes(`HOME=${home}`))
    .map(Number)
}

function environmentOf(pid: string): readonly string[] {
  try {
    return readFileSync(path.join('/proc', pid, 'environ'), 'utf8').split('\0')
  } catch {
    // It has ended meanwhile.
    return []
  }
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    kill(pid, signal)
  } catch {
    // It has ended meanwhile.
  }
}

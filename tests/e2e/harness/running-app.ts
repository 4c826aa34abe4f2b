/** One run of the built program in a real Electron, and the ways to look at it and to start it a second time. */
import { spawn, type ChildProcess } from 'node:child_process'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { filesUnder } from './profile.ts'
import { IS_ROOT, ROOT, cleanEnvironment, electronArguments, executable } from './runtime.ts'
import { until } from '../../desktop/until.ts'

export type PageName = 'main' | 'card' | 'dial'

export interface LaunchOptions {
  /** Chromium's user data folder: settings, secrets and logs of this run lie in it. */
  readonly userData: string
  /** The program's own arguments. */
  readonly args?: readonly string[]
  /** Chromium's switches. */
  readonly chromium?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Another executable than the runtime at hand, e.g. one that runs it as another user. */
  readonly executablePath?: string
  /** Another folder with the built program than this checkout. */
  readonly program?: string
  /** With Chromium's sandbox even where we are root: then `executablePath` must leave root behind. */
  readonly sandbox?: boolean
}

export interface SecondStart {
  readonly code: number | null
  /** What it wrote to standard output. */
  readonly out: string
  /** What it wrote to standard error; Chromium may have added words of its own. */
  readonly said: string
}

export interface RunningApp {
  readonly electron: ElectronApplication
  /** Process id of the main process. */
  readonly pid: number
  /** The newest page of that name; waits until it is there and loaded. */
  page(name: PageName): Promise<Page>
  /** The newest page of that name if it is there now. */
  pageNow(name: PageName): Page | undefined
  /** Everything that it wrote to standard output and standard error. */
  output(): string
  /** Everything that it wrote anywhere: its output, and every file of its profile, as text. */
  everythingWritten(): string
  /** Starts the program once more, as a desktop does for a link. Answers when that second process has ended. */
  startAgain(...args: readonly string[]): Promise<SecondStart>
  close(): Promise<void>
}

const QUIT_DEADLINE_MS = 15_000

export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  const { userData, args = [], chromium = [], program = ROOT, sandbox = !IS_ROOT } = options
  const commandLine = (own: readonly string[]): string[] =>
    electronArguments({ userData, program, chromium, own, sandbox })
  const env = cleanEnvironment(options.env)
  const executablePath = options.executablePath ?? executable()
  const electron = await _electron.launch({
    executablePath,
    args: commandLine(args),
    // Left out, Playwright switches it off by itself.
    chromiumSandbox: sandbox,
    env,
    timeout: 30_000,
  })
  let output = ''
  const child: ChildProcess = electron.process()
  const keep = (chunk: Buffer): void => {
    output += chunk.toString()
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const pid = await electron.evaluate(() => process.pid)

  const pageNow = (name: PageName): Page | undefined =>
    electron
      .windows()
      .filter((page) => !page.isClosed() && page.url().startsWith(`app://ringside/${name}.html`))
      .at(-1)
  return {
    electron,
    pid,
    pageNow,
    page: async (name) => {
      const page = await until(`the ${name} page`, () => pageNow(name))
      await page.waitForLoadState('load')
      return page
    },
    output: () => output,
    everythingWritten: () => [output, ...filesUnder(userData)].join('\n'),
    startAgain: (...more) => startOnce(executablePath, commandLine(more), env),
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<'late'>((resolve) => {
        timer = setTimeout(resolve, QUIT_DEADLINE_MS, 'late')
      })
      const how = await Promise.race([electron.close(), late])
      clearTimeout(timer)
      if (how === 'late') {
        child.kill('SIGKILL')
        throw new Error('the program did not quit when it was told to')
      }
    },
  }
}

/** Runs the program to its end, as a shell does. */
export function startOnce(
  executablePath: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<SecondStart> {
  const second = spawn(executablePath, [...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let said = ''
  second.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  second.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  return new Promise((resolve) => {
    second.once('close', (code) => {
      resolve({ code, out, said })
    })
  })
}

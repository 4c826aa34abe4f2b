/** Installing and removing Debian packages on this very machine, one test at a time, whoever runs it. */
import { spawn, spawnSync } from 'node:child_process'
import { hasProgram, run } from '../../desktop/programs.ts'

const APT = [
  ...['-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'],
  // Nothing that a power cut could take is worth a minute of waiting for the disk.
  ...['-o', 'DPkg::Options::=--force-unsafe-io'],
]

/** What this test may not do without; undefined where all is there. */
export function missingForDebian(): string | undefined {
  if (process.platform !== 'linux' || !hasProgram('apt-get') || !hasProgram('dpkg-query'))
    return 'needs Debian or Ubuntu'
  if (process.getuid?.() !== 0) return 'needs root: it installs a package'
  return statusOf('ringside') === 'installed'
    ? 'would take the place of the Ringside that is installed here'
    : undefined
}

export const install = (file: string): Promise<string> => run('apt-get', ['install', ...APT, file])
export const purge = (name: string): Promise<string> => run('apt-get', ['purge', ...APT, name])

/** "installed", "config-files" …; "not-installed" also where dpkg never heard of it. */
export function statusOf(name: string): string {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status}', name], { encoding: 'utf8' })
  return stdout === '' ? 'not-installed' : stdout
}

export async function filesOf(name: string): Promise<readonly string[]> {
  return (await run('dpkg-query', ['-L', name])).split('\n').filter((line) => line.startsWith('/'))
}

/** Every package with its version and state. */
export const allPackages = (): Promise<string> =>
  run('dpkg-query', ['-W', '-f=${Package} ${Version} ${db:Status-Abbrev}\n'])

/**
 * Held until it is let go, or until this process ends. The machine has one list of packages.
 * @returns lets go
 */
export async function holdMachine(): Promise<() => void> {
  const lock = spawn('flock', ['-w', '300', '/run/lock/ringside-lab', 'sh', '-c', 'echo held; cat'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  await new Promise<void>((resolve, reject) => {
    lock.stdout.once('data', () => {
      resolve()
    })
    lock.once('error', reject)
    lock.once('exit', () => {
      reject(new Error('another test has been installing packages here for too long'))
    })
  })
  return () => {
    lock.stdin.end()
  }
}

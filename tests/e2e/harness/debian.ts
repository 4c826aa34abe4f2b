/**
 * Installing and removing one Debian package on this very machine, one test at a time, whoever runs it. Nothing is
 * fetched, no other package is touched, and whatever happens in between, it is gone at the end.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { hasProgram, run } from '../../desktop/programs.ts'

const APT = [
  ...['-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120'],
  // Nothing that a power cut could take is worth a minute of waiting for the disk.
  ...['-o', 'DPkg::Options::=--force-unsafe-io'],
  // No source but the file itself: nothing can be fetched, and no lists of packages are read, which takes longer than all
  // the rest; the machine's own cache of them stays as it is.
  ...['-o', 'Dir::Etc::SourceList=/dev/null', '-o', 'Dir::Etc::SourceParts=/dev/null'],
  ...['-o', 'Dir::Cache::pkgcache=', '-o', 'Dir::Cache::srcpkgcache='],
]
const SETTING = [
  'LC_ALL=C.UTF-8',
  // Nobody is there to be asked, by debconf or by Ubuntu's needrestart.
  ...['DEBIAN_FRONTEND=noninteractive', 'NEEDRESTART_SUSPEND=1'],
  // update-mime-database waits for the disk otherwise.
  'PKGSYSTEM_ENABLE_FSYNC=0',
]

const apt = (...args: readonly string[]): Promise<string> =>
  run('env', [...SETTING, 'apt-get', ...APT, ...args])

/**
 * @param name of the package
 * @param places that it takes on the machine
 * @returns what this test may not do without; undefined where all is there
 */
export function missingForDebian(name: string, places: readonly string[]): string | undefined {
  if (process.platform !== 'linux' || !hasProgram('apt-get') || !hasProgram('dpkg-query'))
    return 'needs Debian or Ubuntu'
  if (process.getuid?.() !== 0) return 'needs root: it installs a package'
  const taken = statusOf(name) === 'not-installed' ? places.find((place) => existsSync(place)) : undefined
  return taken === undefined ? undefined : `would take the place of ${taken}, which is not its own`
}

/** "installed", "config-files" …; "not-installed" also where dpkg never heard of it. */
function statusOf(name: string): string {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status}', name], { encoding: 'utf8' })
  return stdout === '' ? 'not-installed' : stdout
}

export async function filesOf(name: string): Promise<readonly string[]> {
  return (await run('dpkg-query', ['-L', name])).split('\n').filter((line) => line.startsWith('/'))
}

export interface PackageDesk {
  /** What apt would change for a file of the package, e.g. `Inst ringside-lab`; nothing is done yet. */
  changesFor(file: string): Promise<readonly string[]>
  /** Both give what apt said. */
  install(file: string): Promise<string>
  purge(): Promise<string>
  isInstalled(): boolean
  /** Takes away what is left of the package, also where something was still at work, and lets others in. */
  leave(): Promise<void>
}

/** Waits until no other test has the machine: it has one list of packages. */
export async function openPackageDesk(name: string): Promise<PackageDesk> {
  const letGo = await holdMachine()
  /** What was asked for last: apt-get goes on where a test was cut off. */
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
  const isInstalled = (): boolean => statusOf(name) !== 'not-installed'

  /** Also what apt gives up on: a package of which half is there. */
  async function clear(): Promise<void> {
    if (!isInstalled()) return
    await apt('purge', name).catch(() => run('dpkg', ['--purge', '--force-remove-reinstreq', name]))
  }

  const desk: PackageDesk = {
    isInstalled,
    changesFor: (file) =>
      inTurn(async () =>
        (await apt('--simulate', 'install', file)).split('\n').flatMap((line) => {
          const [word = '', which = ''] = line.split(' ')
          return ['Inst', 'Remv', 'Purg'].includes(word) ? [`${word} ${which}`] : []
        }),
      ),
    install: (file) => inTurn(() => apt('install', file)),
    purge: () => inTurn(() => apt('purge', name)),
    async leave() {
      try {
        await inTurn(clear)
      } finally {
        letGo()
      }
    },
  }
  try {
    // Left by a run that was cut off: it is a test's own, nobody else has this package.
    await inTurn(clear)
    return desk
  } catch (error) {
    letGo()
    throw error
  }
}

/**
 * Held until it is let go, or until this process ends. On dpkg's own folder: nothing of it stays behind, and dpkg locks
 * files in it, not itself.
 * @returns lets go
 */
async function holdMachine(): Promise<() => void> {
  const lock = spawn('flock', ['-w', '300', '/var/lib/dpkg', 'sh', '-c', 'echo held; cat'], {
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

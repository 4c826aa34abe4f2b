/** Whether one of some programs runs: looked at now and then, and only while somebody wants to know. */
import type { Clock, Dispose } from '../app/ports.ts'
import { plainName } from './program-name.ts'
import { programsOnLinux } from './running-programs-linux.ts'
import { programsOnMac } from './running-programs-darwin.ts'
import { programsOnWindows } from './running-programs-win32.ts'

export interface ProgramWatchDeps {
  readonly clock: Pick<Clock, 'after'>
  /** Names of everything that runs, lower case, without `.exe`; none where the system did not tell. */
  readonly list: () => Promise<ReadonlySet<string>>
  readonly report: (runs: boolean) => void
}

export interface ProgramWatch {
  /** The same wish twice changes nothing; an empty one ends it. */
  watch(names: readonly string[]): void
  dispose(): void
}

const LOOK_MS = 15_000

/** @returns how this system lists what runs */
export function programsOf(platform: NodeJS.Platform): () => Promise<ReadonlySet<string>> {
  switch (platform) {
    case 'darwin':
      return programsOnMac
    case 'win32':
      return programsOnWindows
    default:
      return programsOnLinux
  }
}

export function createProgramWatch({ clock, list, report }: ProgramWatchDeps): ProgramWatch {
  let wanted: readonly string[] = []
  let key = ''
  let runs = false
  let cancel: Dispose = () => undefined

  function tell(now: boolean): void {
    if (now === runs) return
    runs = now
    report(now)
  }

  async function look(of: string): Promise<void> {
    const running = await list()
    // Meanwhile another wish, or none.
    if (of !== key) return
    // Something always runs: nobody's name comes out because the system was too slow to say what.
    if (running.size > 0) tell(wanted.some((name) => running.has(plainName(name))))
    cancel = clock.after(LOOK_MS, () => void look(of))
  }

  return {
    watch(names) {
      const next = names.join('\n')
      if (next === key) return
      cancel()
      key = next
      wanted = names
      if (names.length === 0) tell(false)
      else void look(next)
    },
    dispose() {
      cancel()
      key = ''
    },
  }
}

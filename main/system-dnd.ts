/** The system's own do-not-disturb, followed as far as each system lets a program read it. */
import type { AttentionState } from '../app/contract/attention.ts'
import type { Clock, Dispose, Logger } from '../app/ports.ts'
import type { BusSeat } from './bus-seat.ts'
import { readFocusOnMac } from './system-dnd-darwin.ts'
import { followLinuxDnd } from './system-dnd-linux.ts'
import { readToastsOnWindows } from './system-dnd-win32.ts'

export interface SystemDndDeps {
  readonly platform: NodeJS.Platform
  readonly seat: BusSeat
  readonly clock: Clock
  readonly log: Logger
  readonly report: (is: AttentionState['systemDnd']) => void
}

/** Windows and macOS tell no program when it changes. */
const LOOK_MS = 30_000

export function followSystemDnd({ platform, seat, clock, log, report }: SystemDndDeps): Dispose {
  switch (platform) {
    case 'darwin':
      return lookAgainAndAgain(readFocusOnMac, clock, report)
    case 'win32':
      return lookAgainAndAgain(readToastsOnWindows, clock, report)
    default:
      return followLinuxDnd({ seat, clock, log, report })
  }
}

function lookAgainAndAgain(
  read: () => Promise<AttentionState['systemDnd']>,
  clock: Clock,
  report: (is: AttentionState['systemDnd']) => void,
): Dispose {
  let stopped = false
  let cancel: Dispose = () => undefined
  const look = async (): Promise<void> => {
    const is = await read()
    if (stopped) return
    report(is)
    cancel = clock.after(LOOK_MS, () => void look())
  }
  void look()
  return () => {
    stopped = true
    cancel()
  }
}

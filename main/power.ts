/** Sleep, unlock and the network: the moments when a connection may be dead without knowing it. */
import { networkInterfaces } from 'node:os'
import type { PowerMonitor } from 'electron'
import type { Clock, Dispose } from '../app/ports.ts'

export interface PowerDeps {
  readonly powerMonitor: Pick<PowerMonitor, 'on'>
  readonly clock: Clock
  readonly check: (reason: 'resume' | 'unlock' | 'network') => void
  readonly suspend: () => void
  /** Whether the program waits for the network: then a change of it is looked for more often. */
  readonly isWaiting: () => boolean
}

/** Idle the program must sleep; off line every second counts. */
const CALM_LOOK_MS = 10_000
const EAGER_LOOK_MS = 2_000

export function watchPowerAndNetwork({ powerMonitor, clock, check, suspend, isWaiting }: PowerDeps): Dispose {
  powerMonitor.on('suspend', suspend)
  powerMonitor.on('resume', () => {
    check('resume')
  })
  powerMonitor.on('unlock-screen', () => {
    check('unlock')
  })

  let last = fingerprint(networkInterfaces())
  let stop: Dispose = () => undefined
  const look = (): void => {
    const now = fingerprint(networkInterfaces())
    if (now !== last) {
      last = now
      check('network')
    }
    stop = clock.after(isWaiting() ? EAGER_LOOK_MS : CALM_LOOK_MS, look)
  }
  stop = clock.after(CALM_LOOK_MS, look)
  return () => {
    stop()
  }
}

/**
 * Which addresses this machine has. Electron's main process hears of no network change, and asking the system is cheap.
 * Addresses of the machine to itself do not count.
 */
export function fingerprint(interfaces: ReturnType<typeof networkInterfaces>): string {
  return Object.entries(interfaces)
    .flatMap(([name, addresses]) =>
      (addresses ?? []).filter(({ internal }) => !internal).map(({ address }) => `${name} ${address}`),
    )
    .sort()
    .join('\n')
}

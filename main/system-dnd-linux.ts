/**
 * Do-not-disturb on Linux: the notification service's property `Inhibited` (KDE Plasma), and GNOME's switch
 * `show-banners`. Both tell of their changes on the session bus.
 */
import { execFile } from 'node:child_process'
import type { AttentionState } from '../app/contract/attention.ts'
import type { Dispose, Logger } from '../app/ports.ts'
import { askProperty, variantValue, type BusSeat } from './bus-seat.ts'

export interface LinuxDndDeps {
  readonly seat: BusSeat
  readonly log: Logger
  readonly report: (is: AttentionState['systemDnd']) => void
  /** Whose switches count, `:` between names. */
  readonly desktop?: string
}

const SERVICE = 'org.freedesktop.Notifications'
const PATH = '/org/freedesktop/Notifications'
const PROPERTIES = 'org.freedesktop.DBus.Properties'
/** Tells of every change of a setting of GNOME. */
const DCONF = 'ca.desrt.dconf.Writer'
const GNOME = ['org.gnome.desktop.notifications', 'show-banners'] as const
const PATIENCE_MS = 5_000

export function followLinuxDnd({
  seat,
  log,
  report,
  desktop = process.env['XDG_CURRENT_DESKTOP'] ?? '',
}: LinuxDndDeps): Dispose {
  const isGnome = /\b(?:GNOME|Unity|Budgie)\b/iu.test(desktop)
  let stopped = false
  let looking = false
  let again = false

  async function look(): Promise<void> {
    if (looking) {
      again = true
      return
    }
    looking = true
    const [inhibited, banners] = await Promise.all([readInhibited(seat), isGnome ? readBanners() : undefined])
    looking = false
    if (stopped) return
    report(inhibited === true || banners === false ? 'on' : known(inhibited, banners))
    if (again) {
      again = false
      await look()
    }
  }
  const lookNow = (): void => {
    look().catch((error: unknown) => {
      log.warn('do-not-disturb-not-read', { why: error instanceof Error ? error.message : '' })
    })
  }

  const wanted = [{ interface: PROPERTIES, path: PATH }, ...(isGnome ? [{ interface: DCONF }] : [])]
  seat.listen(wanted, (signal) => {
    const isOurs =
      signal.interface === DCONF
        ? String(signal.body[0]).startsWith('/org/gnome/desktop/notifications/')
        : signal.body[0] === SERVICE
    if (isOurs) lookNow()
  })
  lookNow()
  return () => {
    stopped = true
  }
}

const known = (...answers: readonly (boolean | undefined)[]): AttentionState['systemDnd'] =>
  answers.some((answer) => answer !== undefined) ? 'off' : 'unknown'

async function readInhibited(seat: BusSeat): Promise<boolean | undefined> {
  const [answer] = (await seat.ask(askProperty(SERVICE, PATH, SERVICE, 'Inhibited'))) ?? []
  const value = variantValue(answer)
  return typeof value === 'boolean' ? value : undefined
}

function readBanners(): Promise<boolean | undefined> {
  return new Promise((resolve) => {
    execFile('gsettings', ['get', ...GNOME], { timeout: PATIENCE_MS, maxBuffer: 10_000 }, (error, output) => {
      resolve(error === null ? readSwitch(output) : undefined)
    })
  })
}

const readSwitch = (output: string): boolean | undefined => {
  const word = output.trim()
  return word === 'true' ? true : word === 'false' ? false : undefined
}

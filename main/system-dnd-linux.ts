/**
 * Do-not-disturb on Linux: the notification service's property `Inhibited` (KDE Plasma), and GNOME's switch
 * `show-banners`. Both tell of their changes on the session bus.
 */
import { execFile } from 'node:child_process'
import type { AttentionState } from '../app/contract/attention.ts'
import type { Clock, Dispose, Logger } from '../app/ports.ts'
import { askProperty, variantValue, type BusSeat } from './bus-seat.ts'

export interface LinuxDndDeps {
  readonly seat: BusSeat
  readonly clock: Pick<Clock, 'after'>
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
const GNOME_FOLDER = '/org/gnome/desktop/notifications/'
const GNOME = ['org.gnome.desktop.notifications', 'show-banners'] as const
const PATIENCE_MS = 5_000
/**
 * A service that ends takes its do-not-disturb along without a word: while it holds calls back it is asked again.
 */
const LOOK_MS = 30_000

export function followLinuxDnd({
  seat,
  clock,
  log,
  report,
  desktop = process.env['XDG_CURRENT_DESKTOP'] ?? '',
}: LinuxDndDeps): Dispose {
  const isGnome = /\b(?:GNOME|Unity|Budgie)\b/iu.test(desktop)
  let stopped = false
  let looking = false
  let again = false
  let cancel: Dispose = () => undefined

  async function look(): Promise<void> {
    if (looking) {
      again = true
      return
    }
    looking = true
    const [inhibited, banners] = await Promise.all([readInhibited(seat), isGnome ? readBanners() : undefined])
    looking = false
    if (stopped) return
    const is = inhibited === true || banners === false ? 'on' : known(inhibited, banners)
    report(is)
    cancel()
    if (is === 'on') cancel = clock.after(LOOK_MS, lookNow)
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
      signal.interface === DCONF ? isAbout(String(signal.body[0]), GNOME_FOLDER) : signal.body[0] === SERVICE
    if (isOurs) lookNow()
  })
  lookNow()
  return () => {
    stopped = true
    cancel()
  }
}

/** A change of many settings at once tells the folder that they have in common. */
const isAbout = (changed: string, folder: string): boolean =>
  changed.startsWith(folder) || (changed.endsWith('/') && folder.startsWith(changed))

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

/** `npm run demo -- --pictures`: makes every picture of the documents. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createSimulator, type Ready } from '../../../app/simulator/simulator.ts'
import { OUT } from '../../../build/paths.mjs'
import { createDesktopDouble } from '../../desktop/desktop-double.ts'
import { parkPointer } from '../../desktop/keyboard.ts'
import { HAS_KEYRING, openKeyring } from '../../desktop/keyring.ts'
import { createMainWindow } from '../../e2e/harness/main-window.ts'
import { createProfile } from '../../e2e/harness/profile.ts'
import { launchApp, type RunningApp } from '../../e2e/harness/running-app.ts'
import { createAlbum } from './album.ts'
import { createHeldTime } from './held-time.ts'
import { GUIDE_PICTURES } from './names.ts'
import { playGuide } from './scenes.ts'

/** What the scenes save as the report of something that was wrong. */
export const REPORT_FILE = path.join(OUT, 'demo', 'wrong.ringside-report')

/** A Monday morning. */
const START_MS = Date.UTC(2026, 2, 2, 9, 30)
const SEED = 1
/** Of the company in the simulator's directory. */
const ACCOUNTS = ['ann', 'bob', 'carla', 'dev', 'elodie', 'grace'].map((user) => ({
  jid: `${user}@example.com`,
  password: `${user} signs in`,
  addresses: [`${user}@example.com`, ...(user === 'ann' ? ['sales@example.com'] : [])],
}))

/** @param folder absolute @returns the exit code */
export async function makePictures(folder: string, print: (line: string) => void): Promise<number> {
  const time = createHeldTime(START_MS)
  const simulator = await createSimulator({ seed: SEED, accounts: ACCOUNTS, clock: time.simulatorClock })
  await parkPointer()
  // Without one, the program says with good reason that nobody shows its notifications.
  const desktop = await createDesktopDouble()
  // Without one, the form says with good reason that the password is kept in memory only.
  const keyring = HAS_KEYRING ? await openKeyring() : undefined
  const profile = createProfile()
  const player = createProfile()
  const started: RunningApp[] = []
  const start = async (userData: string, ...args: readonly string[]): Promise<RunningApp> => {
    const app = await launchApp({ userData, args, chromium: ['--password-store=gnome-libsecret'] })
    started.push(app)
    await app.page('main')
    await time.hold(app)
    return app
  }
  try {
    mkdirSync(path.dirname(REPORT_FILE), { recursive: true })
    writeFileSync(path.join(profile.folder, 'settings.json'), JSON.stringify(settingsFor(simulator.ready)))
    const app = await start(profile.folder)
    const album = createAlbum(folder)
    await playGuide({
      ...{ app, simulator, time, album, reportFile: REPORT_FILE },
      main: createMainWindow(await app.page('main')),
      password: simulator.ready.accounts[0]?.password ?? '',
      play: (file) => start(player.folder, `--replay=${file}`),
    })
    const missing = GUIDE_PICTURES.filter((name) => !album.taken().includes(name))
    if (missing.length > 0) throw new Error(`no picture of ${missing.join(', ')}`)
    album.close()
    print(`${String(album.taken().length)} pictures are in ${path.relative(process.cwd(), folder) || folder}`)
    return 0
  } catch (error) {
    // What was to be seen is not: this is what is.
    await started[0]?.pageNow('main')?.screenshot({ path: path.join(OUT, 'demo', 'not-seen.png') })
    throw error
  } finally {
    for (const app of started) await app.close()
    await simulator.stop()
    await keyring?.close()
    await desktop.close()
    profile.remove()
    player.remove()
  }
}

/** As somebody left them who was signed in before: nothing in the pictures comes from an administrator. */
const settingsFor = ({ host, port, domain, ca, services }: Ready) => ({
  // Of this shape; a later one is made of it by the program's own migrations.
  version: 2,
  account: { address: 'ann@example.com' },
  server: { host, port, domain, caFile: ca },
  services,
})

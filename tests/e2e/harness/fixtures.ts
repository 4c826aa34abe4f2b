/** What a test of the whole program asks for: a desktop, a simulated service, a profile, and the program itself. */
import { test as base } from '@playwright/test'
import { createSimulator, type Simulator, type SimulatorOptions } from '../../../app/simulator/simulator.ts'
import { openDisplay } from '../../../build/display.mjs'
import { createDesktopDouble, type DesktopDouble } from '../../desktop/desktop-double.ts'
import { parkPointer } from '../../desktop/keyboard.ts'
import { configArgument } from './config-file.ts'
import { createMainWindow, type MainWindow } from './main-window.ts'
import { createProfile } from './profile.ts'
import { launchApp, type LaunchOptions, type RunningApp } from './running-app.ts'
import { X11 } from './systems.ts'

export type StartOptions = Partial<Omit<LaunchOptions, 'userData'>>

export interface Fixtures {
  /** Tray and notifications; undefined where they cannot be stood in for. */
  readonly desktop: DesktopDouble | undefined
  readonly simulatorOptions: SimulatorOptions
  readonly simulator: Simulator
  /** Password of the first account. */
  readonly password: string
  readonly userData: string
  /** Starts the program with this test's profile; ended after the test. */
  readonly start: (options?: StartOptions) => Promise<RunningApp>
  /** Further sections of the provisioning file that `app` is started with. */
  readonly provisioned: Readonly<Record<string, unknown>>
  /** The program, started with a provisioning file for the simulator. */
  readonly app: RunningApp
  /** Its main window, not signed in yet. */
  readonly main: MainWindow
  /** The same, signed in and on line. */
  readonly online: MainWindow
}

interface WorkerFixtures {
  /** Screen, window manager and session bus of this worker alone: keyboard, tray and clipboard are one screen's. */
  readonly ownScreen: undefined
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  ownScreen: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const display = await openDisplay({ ownScreen: true })
      Object.assign(process.env, display.env)
      await use(undefined)
      await display.stop()
    },
    { scope: 'worker', auto: true },
  ],
  desktop: [
    async ({ ownScreen: _ownScreen }, use) => {
      if (!X11) {
        await use(undefined)
        return
      }
      await parkPointer()
      const desktop = await createDesktopDouble()
      await use(desktop)
      await desktop.close()
    },
    { auto: true },
  ],
  simulatorOptions: [{ mechanisms: ['PLAIN'] }, { option: true }],
  provisioned: [{}, { option: true }],
  simulator: async ({ simulatorOptions }, use) => {
    const simulator = await createSimulator(simulatorOptions)
    await use(simulator)
    await simulator.stop()
  },
  password: async ({ simulator }, use) => {
    await use(simulator.ready.accounts[0]?.password ?? '')
  },
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
  userData: async ({}, use) => {
    const profile = createProfile()
    await use(profile.folder)
    profile.remove()
  },
  start: async ({ userData, desktop: _desktop }, use, info) => {
    const running: RunningApp[] = []
    await use(async (options = {}) => {
      const app = await launchApp({ ...options, userData })
      running.push(app)
      return app
    })
    for (const [index, app] of running.entries()) {
      await app.close()
      if (info.status !== info.expectedStatus) {
        await info.attach(`output-${String(index + 1)}`, { body: app.output(), contentType: 'text/plain' })
      }
    }
  },
  app: async ({ start, simulator, userData, provisioned }, use) => {
    await use(await start({ args: [configArgument(userData, simulator.ready, provisioned)] }))
  },
  main: async ({ app }, use) => {
    await use(createMainWindow(await app.page('main')))
  },
  online: async ({ main, password }, use) => {
    await main.signIn(password)
    await main.expectOnline()
    await use(main)
  },
})

export { expect } from '@playwright/test'

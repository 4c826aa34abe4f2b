/** Updates as this installation has them: what it is, where it keeps them, and what they may use of the program. */
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { App, Shell } from 'electron'
import type { Core } from '../app/core.ts'
import type { Clock, Logger, Network, Random } from '../app/ports.ts'
import { createUpdates, type Updates } from '../app/updates/updates.ts'
import { openOutside } from './guards.ts'
import { ownAppImage, updateKeeper } from './update-keeper.ts'
import { readUpdatePackage } from './update-package.ts'
import type { UpdateMemory } from '../app/updates/first-start.ts'

export interface SelfUpdateDeps {
  readonly app: Pick<App, 'getVersion' | 'getPath' | 'isPackaged' | 'quit' | 'relaunch'>
  readonly shell: Pick<Shell, 'openExternal'>
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  readonly execPath: string
  /** What the new version is started with: the administrator's file, and whether a window is to be shown. */
  readonly startArguments: () => readonly string[]
  /** Absolute folder that the program's archive lies in. */
  readonly resources: string
  readonly core: Core
  readonly memory: UpdateMemory
  readonly clock: Clock
  readonly random: Random
  readonly network: Network
  readonly log: Logger
}

export function createSelfUpdate(deps: SelfUpdateDeps): Updates {
  const { app, core, clock, log, platform, env, execPath, network } = deps
  const found = readUpdatePackage(
    textOf(path.join(deps.resources, 'app-update.yml')),
    textOf(path.join(deps.resources, 'package-type')),
  )
  const facts = { platform, env, execPath, exists: existsSync }
  const keeper = updateKeeper({ ...facts, isPackaged: app.isPackaged, package: found, isWritable })
  log.info('updates', { keeper, feed: found.feed !== undefined })
  return createUpdates({
    ...{ clock, log, keeper, random: deps.random, memory: deps.memory },
    version: app.getVersion(),
    hasFeed: found.feed !== undefined,
    state: () => core.state,
    report: core.reportUpdates,
    load: async () => {
      const { createUpdater } = await import('./updater.ts')
      return createUpdater({
        ...{ platform, clock, log, network, package: found },
        version: app.getVersion(),
        appImage: ownAppImage(facts) ?? '',
        folder: path.join(app.getPath('userData'), 'updates'),
        caFile: () => core.state.settings.values.server.caFile,
        relaunch: (program) => {
          app.relaunch({ execPath: program, args: [...deps.startArguments()] })
        },
      })
    },
    openPage: (url) => {
      openOutside(url, deps.shell, log)
    },
    quit: () => {
      app.quit()
    },
  })
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // A checkout and most installations have none.
    return undefined
  }
}

function isWritable(place: string): boolean {
  try {
    accessSync(place, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/**
 * electron-updater, told what to do: the one file that knows it, loaded when somebody looks for an update. Its own
 * requests, its quitting and its way with AppImages are replaced; what it reads is checked first.
 */
import path from 'node:path'
import { AppImageUpdater, MacUpdater, NsisUpdater, type Logger as LibraryLogger } from 'electron-updater'
import type { CustomPublishOptions } from 'builder-util-runtime'
import { appError } from '../app/contract/errors.ts'
import { err, ok } from '../app/contract/result.ts'
import type { Clock, Logger, Network } from '../app/ports.ts'
import { createFeedGet } from '../app/updates/feed-get.ts'
import { releaseOf } from '../app/updates/feed-info.ts'
import type { Offer, Updater } from '../app/updates/port.ts'
import type { FeedWish } from '../app/updates/wish.ts'
import type { NothingNew } from '../app/contract/updates.ts'
import { previousOf, swapAppImage } from './appimage-swap.ts'
import { createFeedExecutor } from './update-executor.ts'
import { updateFailure } from './update-failure.ts'
import { CheckedFeed } from './update-feed.ts'
import type { UpdatePackage } from './update-package.ts'

export interface UpdaterDeps {
  readonly platform: NodeJS.Platform
  readonly version: string
  /** Absolute path of the AppImage that runs; empty elsewhere. */
  readonly appImage: string
  /** Absolute folder for downloads and for the id by which staged roll-outs draw. */
  readonly folder: string
  readonly package: UpdatePackage
  readonly caFile: () => string
  readonly clock: Clock
  readonly log: Logger
  readonly network: Network
  /** Starts that program once this one has ended. */
  readonly relaunch: (program: string) => void
}

class SwappingUpdater extends AppImageUpdater {
  readonly #target: string
  constructor(adapter: ReturnType<typeof adapterOf>, target: string) {
    super(null, adapter)
    this.#target = target
  }

  protected override doInstall(): boolean {
    const { installerPath } = this
    const sum = this.downloadedUpdateHelper?.downloadedFileInfo?.sha512
    if (installerPath === null || sum === undefined) return false
    swapAppImage(installerPath, sum, this.#target)
    return true
  }
}

type Library = SwappingUpdater | NsisUpdater | MacUpdater

/** A download that makes no difference between the parts that are new and those that are not: each is whole, or nothing. */
export function createUpdater(deps: UpdaterDeps): Updater {
  const { platform, appImage, log } = deps
  const get = createFeedGet(deps)
  let library: Library | undefined
  let under = new AbortController()
  /** What went wrong inside the library, which tells of it by an event and returns false. */
  let lastError: unknown

  function open({ url, channel, allowOlder }: FeedWish): Library | undefined {
    const feed = url ?? deps.package.feed
    if (feed === undefined) return undefined
    const made = create(deps)
    made.logger = quiet(log)
    made.autoDownload = false
    made.autoInstallOnAppQuit = false
    made.autoRunAppAfterInstall = true
    made.disableDifferentialDownload = true
    made.disableWebInstaller = true
    // Both are read by name inside the library and are not part of its types: what its own way to the network and its
    // own reading of app-update.yml are replaced by.
    Object.assign(made, {
      httpExecutor: createFeedExecutor(get, () => under.signal),
      configOnDisk: {
        value: Promise.resolve({ updaterCacheDirName: 'download', publisherName: deps.package.publishers }),
      },
    })
    const options: CustomPublishOptions = {
      ...{ provider: 'custom', updateProvider: CheckedFeed, url: feed },
      channel: channel === 'beta' ? 'beta' : 'latest',
    }
    made.setFeedURL(options)
    made.allowDowngrade = allowOlder
    made.on('error', (error) => {
      lastError = error
    })
    return made
  }

  return {
    previous: appImage === '' ? '' : previousOf(appImage),
    async check(wish) {
      under = new AbortController()
      try {
        // A new one each time: what it remembers of a failure must not outlive it.
        library = open(wish)
        if (library === undefined) return err(appError('update-feed-missing'))
        return ok(await offerOf(library))
      } catch (error) {
        return err(updateFailure(error, 'check'))
      }
    },
    async download(progress, installOnQuit) {
      if (library === undefined) return err(appError('update-nothing'))
      under = new AbortController()
      const { signal } = under
      const told = ({ percent }: { readonly percent: number }): void => {
        progress(percent)
      }
      library.on('download-progress', told)
      // On macOS the system's own updater takes it over as soon as it is here.
      if (platform === 'darwin') library.autoInstallOnAppQuit = installOnQuit
      try {
        await library.downloadUpdate()
        return ok('downloaded')
      } catch (error) {
        return signal.aborted ? ok('cancelled') : err(updateFailure(error, 'download'))
      } finally {
        library.removeListener('download-progress', told)
      }
    },
    cancel() {
      under.abort()
    },
    install(restart) {
      if (library === undefined) return err(appError('update-nothing'))
      lastError = undefined
      if (library instanceof MacUpdater) {
        if (restart) library.quitAndInstall()
        return ok(null)
      }
      if (!library.install(true, restart && appImage === '')) return err(updateFailure(lastError, 'install'))
      if (restart && appImage !== '') deps.relaunch(appImage)
      return ok(null)
    },
  }
}

function create(deps: UpdaterDeps): Library {
  const adapter = adapterOf(deps)
  switch (deps.platform) {
    case 'win32':
      return new NsisUpdater(null, adapter)
    case 'darwin':
      return new MacUpdater(undefined, adapter)
    default:
      return new SwappingUpdater(adapter, deps.appImage)
  }
}

/** The program as the library sees it. It neither quits nor starts anything by itself. */
const adapterOf = ({ folder, version }: UpdaterDeps) => ({
  version,
  name: 'Ringside',
  // Whether updates are Ringside's matter at all was decided before this file was loaded.
  isPackaged: true,
  appUpdateConfigPath: path.join(folder, 'unused'),
  userDataPath: folder,
  baseCachePath: folder,
  whenReady: () => Promise.resolve(),
  relaunch: () => undefined,
  quit: () => undefined,
  onQuit: () => undefined,
})

async function offerOf(library: Library): Promise<Offer> {
  // Asked in this order, and not at all about the version that runs: what was answered last tells why there is nothing.
  let found: Exclude<NothingNew, 'held'> = 'current'
  const { isUserWithinRollout, isUpdateSupported } = library
  library.isUpdateSupported = async (info) => {
    const isSupported = await isUpdateSupported(info)
    found = isSupported ? 'older' : 'system-too-old'
    return isSupported
  }
  library.isUserWithinRollout = async (info) => {
    const isTurn = await isUserWithinRollout(info)
    found = isTurn ? 'older' : 'not-yet'
    return isTurn
  }
  const result = await library.checkForUpdates()
  if (result === null) throw new Error('The library does not look')
  const { version, releaseNotes } = result.updateInfo
  return result.isUpdateAvailable
    ? { kind: 'release', release: releaseOf({ version, releaseNotes }) }
    : { kind: 'nothing', found, version }
}

/** Its lines name whole addresses and ids; what matters comes back as a result and is written then. */
function quiet(log: Logger): LibraryLogger {
  const line = (level: 'info' | 'warn' | 'error') => (): void => {
    log.debug('update-library', { level })
  }
  return { info: line('info'), warn: line('warn'), error: line('error') }
}

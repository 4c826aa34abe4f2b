/**
 * Ringside as the player of a recording: windows and cards as ever, and behind them no account, no connection, no tray,
 * no shortcuts and no settings. Its profile is a folder of its own that goes when it ends.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { app, dialog, ipcMain, nativeTheme, protocol, screen, session, shell } from 'electron'
import { errorReason } from '../app/contract/messages/health.ts'
import { recorderText } from '../app/contract/messages/recorder.ts'
import { INITIAL_STATE, type AppState } from '../app/contract/state.ts'
import { createPlayer } from '../app/recorder/player.ts'
import type { Report } from '../app/recorder/read-report.ts'
import { attend } from './attention.ts'
import { cardSurface, cardTraits } from './card-traits.ts'
import { createCardWindow } from './card-window.ts'
import { createClock } from './clock.ts'
import { foldersOf } from './folders.ts'
import { guardPages, guardSession } from './guards.ts'
import { createBroadcast, listenForCommands } from './ipc.ts'
import { createKnownWindows } from './known-windows.ts'
import { createLog } from './log.ts'
import { createMainWindow } from './main-window.ts'
import { setApplicationMenu } from './menu.ts'
import { createOpenPage } from './page-window.ts'
import { readReportFile } from './recording-file.ts'
import { createReplayCommands } from './replay-commands.ts'
import { replayedState } from './replay-state.ts'
import { serveScheme } from './scheme.ts'

const PREFIX = 'ringside-replay-'
/** No recording is looked at for so long. */
const STALE_MS = 24 * 3_600_000

/** Before Electron is ready: another profile, so that neither a running Ringside nor its settings are touched. */
export function useOwnProfile(): void {
  dropStale(os.tmpdir())
  const profile = mkdtempSync(path.join(os.tmpdir(), PREFIX))
  app.setPath('userData', profile)
  app.setPath('sessionData', profile)
  app.on('quit', () => {
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
    } catch {
      // Some process of Chromium's still writes: the next recording takes it away.
    }
  })
}

/** Profiles that could not go with their process: nothing in them is anybody's. */
function dropStale(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => each.startsWith(PREFIX))) {
    const stale = path.join(folder, name)
    const changedMs = statSync(stale, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - changedMs < STALE_MS) continue
    try {
      rmSync(stale, { recursive: true, force: true })
    } catch {
      // Another user's.
    }
  }
}

/** @param file as given on the command line; relative to the folder the program was started in */
export async function composeReplay(file: string): Promise<void> {
  const report = await readReportFile(path.resolve(file))
  if (report.ok) {
    showReport(report.value, path.basename(file))
    return
  }
  dialog.showErrorBox(
    recorderText.recordingTitle,
    [errorReason(report.error), report.error.detail].filter(Boolean).join('\n\n'),
  )
  app.exit(1)
}

function showReport({ recording, parts }: Report, fileName: string): void {
  const { platform } = process
  const clock = createClock()
  const log = createLog(path.join(app.getPath('userData'), 'replay.log'))
  const folders = foldersOf(app.getAppPath())
  guardPages({ app, shell, log })
  guardSession(session.defaultSession, log, () => false)
  void serveScheme(protocol, folders, log)

  const windows = createKnownWindows()
  const broadcast = createBroadcast(windows)
  const zoom = (): number => 1
  const openPage = createOpenPage({ windows, preload: folders.preload, zoom, clock, log })
  const mainWindow = createMainWindow({
    ...{ openPage, windows, screen, nativeTheme, zoom },
    icon: path.join(folders.icons, 'icon.png'),
    savedPlace: () => undefined,
    savePlace: () => undefined,
    isTrayShown: () => Promise.resolve(true),
    onLook: () => undefined,
  })
  const surface = cardSurface(platform, process.env, {
    ozone: app.commandLine.getSwitchValue('ozone-platform'),
    ozoneHint: app.commandLine.getSwitchValue('ozone-platform-hint'),
  })
  const cardWindow = createCardWindow({
    ...{ openPage, windows, screen, nativeTheme, zoom, traits: cardTraits(platform), clock, log },
    display: () => INITIAL_STATE.settings.values.alerts,
    onClosedByUser: () => {
      player.set({ playing: false })
    },
  })
  const ours: AppState['shell'] = {
    ...INITIAL_STATE.shell,
    platform: platform === 'win32' || platform === 'darwin' ? platform : 'linux',
    version: app.getVersion(),
  }
  let state: AppState = INITIAL_STATE
  const player = createPlayer({
    ...{ clock, recording, fileName },
    show: (picture, replay) => {
      const before = state.calls
      state = replayedState(ours, picture, replay)
      broadcast.send(state)
      const { cards } = attend(before, state.calls, {
        ...{ settings: state.settings.values.alerts, verdicts: state.attention.verdicts, surface },
      })
      cardWindow.render({ callIds: cards, keep: true, isProtected: false })
    },
  })
  const commands = createReplayCommands({
    ...{ broadcast, windows, cardWindow, player, parts, clock },
    state: () => state,
    quit: () => {
      app.quit()
    },
  })
  listenForCommands({ ipcMain, commands, windows, log })
  setApplicationMenu(platform, {
    quit: () => {
      app.quit()
    },
  })
  app.on('window-all-closed', () => undefined)
  app.on('before-quit', () => {
    player.dispose()
    mainWindow.letGo()
    cardWindow.dispose()
  })
  app.on('browser-window-created', (_event, window) => {
    window.on('closed', () => {
      // Once it is known to be gone. The cards alone would be a riddle, and nobody could stop them.
      clock.after(0, () => {
        if (windows.count('main') === 0) app.quit()
      })
    })
  })
  mainWindow.show()
}

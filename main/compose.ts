/** Everything is made and joined here, once Electron is ready. */
import os from 'node:os'
import path from 'node:path'
import {
  BrowserWindow,
  app,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
} from 'electron'
import { appError, type AppError } from '../app/contract/errors.ts'
import { createCore } from '../app/core.ts'
import type { StartArguments } from './arguments.ts'
import { createAlerts } from './alerts.ts'
import { createBusSeat } from './bus-seat.ts'
import {
  actFromNotice,
  actFromTray,
  focusNewestCard,
  hideAllCards,
  redial,
  toggleNames,
} from './call-actions.ts'
import { cardSurface, cardTraits } from './card-traits.ts'
import { createCardWindow } from './card-window.ts'
import { createCommands } from './commands.ts'
import { controlAddress } from './control-address.ts'
import { createControlAnswers } from './control-answers.ts'
import { createControlServer } from './control-server.ts'
import { createDeviceNames } from './device-names.ts'
import { createDialWindow } from './dial-window.ts'
import { tellOfFailures } from './failure-dialog.ts'
import { createEventActions } from './event-actions.ts'
import { isGivenProgram } from './given-programs.ts'
import { foldersOf } from './folders.ts'
import { createFollower } from './follow-state.ts'
import { watchHelpers } from './graphics.ts'
import { guardPages, guardSession } from './guards.ts'
import { createBroadcast, listenForCommands } from './ipc.ts'
import { createHealth } from './health.ts'
import { keepGoing } from './keep-going.ts'
import { createKnownWindows } from './known-windows.ts'
import { linkRegistrar } from './link-registrar.ts'
import { createLinks } from './links.ts'
import { createMachine } from './machine.ts'
import { createMainWindow } from './main-window.ts'
import { setApplicationMenu } from './menu.ts'
import { followNews } from './news.ts'
import { openNoticeScreens } from './notice-screens.ts'
import { createNotifications } from './notifications.ts'
import { createOpenPage } from './page-window.ts'
import { createReports } from './report-commands.ts'
import { createPostReport } from './post-report.ts'
import { createPrograms } from './run-program.ts'
import { createProgramWatch, programsOf } from './running-programs.ts'
import { serveScheme } from './scheme.ts'
import { createSelfUpdate } from './self-update.ts'
import { createShellCommands } from './shell-commands.ts'
import { createShortcutProofs } from './shortcut-proofs.ts'
import { createShortcuts } from './shortcuts.ts'
import { createStartAtLogin } from './start-at-login.ts'
import { wasOpenedAtLogin } from './start-at-login-mac.ts'
import type { Inbox } from './start-inbox.ts'
import { createSpokenLanguage } from './spoken-language.ts'
import { carryOut } from './start-wishes.ts'
import { followSystemDnd } from './system-dnd.ts'
import { systemLanguages } from './system-languages.ts'
import { createTextSize } from './text-size.ts'
import { applyTheme } from './theme.ts'
import { createTour } from './tour.ts'
import { createTray } from './tray.ts'
import { isTrayHosted } from './tray-host.ts'
import { createTryIt } from './try-it.ts'
import { createWebPages } from './web-pages.ts'

/** A page that does not come up keeps nobody from hearing of calls. */
const PATIENCE_WITH_PAGE_MS = 200

/**
 * @param start what this process was started with
 * @param inbox what came since: links, second starts
 */
export async function compose(start: StartArguments, inbox: Inbox<StartArguments>): Promise<void> {
  const { platform } = process
  const machine = await createMachine(start.config, platform)
  const { clock, log } = machine.ports
  const folders = foldersOf(app.getAppPath())
  log.info('start', { version: app.getVersion(), electron: process.versions['electron'], platform })

  watchHelpers(app, log)
  guardPages({ app, shell, log })
  const deviceNames = createDeviceNames(clock)
  guardSession(session.defaultSession, log, deviceNames.mayBeRead)
  const firstPage = serveScheme(protocol, folders, log)

  const core = createCore(machine.ports, {
    platform: platform === 'win32' || platform === 'darwin' ? platform : 'linux',
    version: app.getVersion(),
  })
  const notice = (error: AppError): void => {
    core.notice(error)
  }
  const windows = createKnownWindows()
  const broadcast = createBroadcast(windows)
  const textSize = createTextSize(() => BrowserWindow.getAllWindows())
  const zoom = (): number => textSize.factor
  const spoken = createSpokenLanguage({
    system: systemLanguages({ app, platform, env: process.env }),
    known: windows,
    windows: () => BrowserWindow.getAllWindows(),
    sayAnew: setMenu,
  })
  spoken.apply(core.state.settings.values.appearance.language)
  textSize.apply(core.state.settings.values.accessibility.textSize)
  applyTheme(nativeTheme, core.state.settings.values.appearance.theme)
  const openPage = createOpenPage({ windows, preload: folders.preload, zoom, clock, log })
  const surface = cardSurface(platform, process.env, {
    ozone: app.commandLine.getSwitchValue('ozone-platform'),
    ozoneHint: app.commandLine.getSwitchValue('ozone-platform-hint'),
  })
  const seat = createBusSeat({ clock, log })
  const notifications = createNotifications({
    screens: (events) => openNoticeScreens({ platform, surface, seat, log }, events),
    onAction: (notice, action) => {
      actFromNotice(notice, action, core.state, { commands, mainWindow })
    },
    log,
  })
  const mainWindow = createMainWindow({
    openPage,
    windows,
    screen,
    nativeTheme,
    zoom,
    icon: path.join(folders.icons, 'icon.png'),
    savedPlace: () => machine.memory.mainWindow(),
    savePlace: (place) => {
      machine.memory.rememberMainWindow(place)
    },
    isTrayShown: askForTray,
    onLook: (looking) => {
      core.look(looking)
      // Also what was told while the window had the keyboard, and nothing counted as missed.
      if (looking) notifications.clear()
    },
  })
  // The system goes down and takes everything along: some tell so, and Windows tells its windows.
  powerMonitor.on('shutdown', machine.lastRun.ends)
  app.on('browser-window-created', (_event, window) => {
    window.on('session-end', machine.lastRun.ends)
  })
  // From the first window on, although what else belongs to the end stands only below.
  app.on('window-all-closed', () => undefined)
  app.on('before-quit', () => {
    mainWindow.letGo()
  })
  app.on('will-quit', machine.lastRun.ends)
  const hidden = start.hidden || wasOpenedAtLogin(app, platform)
  if (!hidden) {
    mainWindow.show()
    // The page gets a process of its own, which starts while the rest is put together here, in one go: what the page asks
    // for next finds everything in place.
    await new Promise<void>((resolve) => {
      clock.after(PATIENCE_WITH_PAGE_MS, resolve)
      void firstPage.then(resolve)
    })
  }

  const tryIt = createTryIt(clock, log)
  const panel = { openPage, windows, screen, nativeTheme, zoom, traits: cardTraits(platform) }
  const cardWindow = createCardWindow({
    ...panel,
    display: () => core.state.settings.values.alerts,
    onClosedByUser: () => {
      hideAllCards(core.state, commands)
    },
    clock,
    log,
  })
  const dialWindow = createDialWindow({
    ...{ openPage, screen, nativeTheme, zoom },
    onDismiss: (requestId) => void commands.run('dial.dismiss', { requestId }),
    onHangUpDismiss: () => void commands.run('hangUp.dismiss', {}),
  })
  const tray = createTray({
    pictures: folders.tray,
    platform,
    isBarDark: () => nativeTheme.shouldUseDarkColorsForSystemIntegratedUI,
    act: (action) => {
      actFromTray(action, { state: () => core.state, commands, mainWindow, notice })
    },
  })
  const alerts = createAlerts({
    clock,
    state: () => core.state,
    report: core.reportAttention,
    memory: machine.memory,
  })
  const programs = createProgramWatch({
    clock,
    list: programsOf(platform),
    report: alerts.programRuns,
  })
  const shortcuts = createShortcuts({
    globalShortcut,
    platform,
    press: {
      dialClipboard: () => {
        proofs.pressed('dialClipboard')
        void commands.run('dial.clipboard', {})
      },
      hangUp: () => {
        proofs.pressed('hangUp')
        void commands.run('call.hangUp', { from: 'key' })
      },
      focusCard: () => {
        proofs.pressed('focusCard')
        focusNewestCard(core.state, commands)
      },
      hideNames: () => {
        proofs.pressed('hideNames')
        toggleNames(core.state, commands)
      },
      redial: () => {
        proofs.pressed('redial')
        redial({ commands, mainWindow, notice })
      },
    },
    report: (states) => {
      core.reportShell({ shortcuts: states })
      proofs.reread()
    },
    log,
  })
  const proofs = createShortcutProofs({
    memory: machine.memory,
    clock,
    shortcuts: () => core.state.shell.shortcuts,
    report: (provenShortcuts) => {
      core.reportShell({ provenShortcuts })
    },
  })
  const reports = createReports({
    ...{ app, core, clock, log, random: machine.ports.random, logFile: machine.logFile },
  })
  const links = createLinks({
    registrar: linkRegistrar({ app, shell, platform }),
    memory: machine.memory,
    report: (facts) => {
      core.reportShell(facts)
    },
  })
  const health = createHealth({
    ...{ core, tryIt, cardWindow, panel, surface, platform, clock, log },
    readLinks: links.read,
    isSoftwareDrawn: () => app.getGPUFeatureStatus().gpu_compositing !== 'enabled',
  })
  const startAtLogin = createStartAtLogin({
    ...{ app, platform, env: process.env, execPath: process.execPath, home: os.homedir(), log },
    config: start.config === undefined ? undefined : path.resolve(start.config),
  })
  const tour = createTour({
    memory: machine.memory,
    state: () => core.state,
    report: (facts) => {
      core.reportShell(facts)
    },
  })
  const eventActions = createEventActions(
    {
      clock,
      state: () => core.state,
      recorded: core.recorded,
      openPage: createWebPages(shell, log),
      programs: createPrograms(log),
      isChosen: (program) =>
        machine.memory.chosenPrograms().includes(program) || isGivenProgram(core.state.settings, program),
      post: createPostReport(clock, log),
      notice: (error) => {
        core.notice(error)
      },
    },
    core.state,
  )
  const updates = createSelfUpdate({
    ...{ app, shell, core, platform, clock, log, memory: machine.updateMemory },
    ...{ env: process.env, execPath: process.execPath, resources: process.resourcesPath },
    ...{ random: machine.ports.random, network: machine.ports.network },
    startArguments: () => [
      ...(mainWindow.isShown() ? [] : ['--hidden']),
      ...(start.config === undefined ? [] : [`--config=${path.resolve(start.config)}`]),
    ],
  })
  const shellCommands = createShellCommands({
    ...{ app, shell, clipboard, platform, core, broadcast, windows, clock, log },
    ...{ mainWindow, cardWindow, dialWindow, shortcuts, tryIt, eventActions },
    ...{ health: health.commands, links: links.commands, reports: reports.commands },
    updates: updates.commands,
    ...{ alerts, deviceNames, startAtLogin, tour: tour.commands },
    rememberProgram: (program) => {
      machine.memory.rememberProgram(program)
    },
  })
  const commands = createCommands({ core, shell: shellCommands, log })
  const control = createControlServer({
    address: controlAddress(app.getPath('userData'), platform),
    answer: createControlAnswers({ core, commands }),
    ...{ platform, clock, log },
  })
  const follower = createFollower(
    {
      surface,
      clock,
      ...{ cardWindow, mainWindow, dialWindow, notifications, tray, shortcuts, programs, nativeTheme, app },
      ...{ textSize, spoken },
      onSimulationOver: () => void tryIt.stop(),
    },
    core.state,
  )

  async function askForTray(): Promise<boolean> {
    const isShown = await isTrayHosted({ platform, clock, log })
    core.reportShell({ tray: isShown })
    return isShown
  }

  function setMenu(): void {
    setApplicationMenu(platform, {
      quit: () => {
        app.quit()
      },
      help: {
        report: () => {
          mainWindow.show('report')
        },
        openRecording: () => {
          // Its refusal needs a place to be read.
          void commands.run('recording.open', {}).then((opened) => {
            if (opened.ok) return
            core.notice(opened.error)
            mainWindow.show()
          })
        },
      },
    })
  }

  const unfollowNews = followNews({
    core,
    judge: alerts.judge,
    send: (patch) => {
      broadcast.send(patch)
    },
    follow: (patch) => {
      if (patch.calls !== undefined) health.follow(patch.calls)
      follower.follow(core.state)
      eventActions.follow(core.state)
      updates.follow(core.state)
      tour.follow()
    },
  })
  const stopDnd = followSystemDnd({ platform, seat, clock, log, report: alerts.systemDnd })
  listenForCommands({ ipcMain, commands, windows, log })
  setMenu()
  nativeTheme.on('updated', () => {
    follower.follow(core.state)
  })
  powerMonitor.on('resume', health.woke)
  // No moment to put another version in place.
  powerMonitor.on('shutdown', updates.dispose)
  app.on('activate', () => {
    mainWindow.show()
  })
  const unfollowPolicies = machine.followPolicies(() => void core.reloadSettings())
  keepGoing({
    ...{ app, powerMonitor, clock, log, core },
    tellOfFailures: () => {
      void tellOfFailures({
        ...{ app, dialog, clipboard, log, logFile: machine.logFile, report: reports.text },
        stop: () => core.stop(),
      })
    },
    letWindowsGo: () => {
      mainWindow.letGo()
      cardWindow.dispose()
      dialWindow.dispose()
    },
    stop: async () => {
      const goodbye = async (): Promise<void> => {
        await core.stop()
        await tryIt.stop()
      }
      const takeBack = async (): Promise<void> => {
        await notifications.dispose()
        seat.dispose()
      }
      await Promise.all([goodbye(), takeBack()])
    },
    dispose: () => {
      machine.lastRun.ends()
      updates.quitting()
      updates.dispose()
      unfollowNews()
      control.dispose()
      unfollowPolicies()
      stopDnd()
      alerts.dispose()
      programs.dispose()
      follower.dispose()
      eventActions.dispose()
      health.dispose()
      shortcuts.dispose()
      tray.dispose()
    },
  })

  core.reportShell({ wayland: surface === 'notification' })
  if (machine.problem !== undefined) core.notice(machine.problem)
  if (machine.lastRun.endedUnexpectedly) core.notice(appError('ended-unexpectedly'))
  follower.follow(core.state)
  control.listen()
  const wishes = { commands, core, mainWindow }
  carryOut(start, wishes, true)
  inbox.open((next) => {
    carryOut(next, wishes, false)
  })
  if (hidden && !(await askForTray())) mainWindow.showMinimised()
  await core.start()
  tour.begin()
  await health.look()
}

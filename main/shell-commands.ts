/** What the shell answers by itself: windows, keys, files, the clipboard. */
import { BrowserWindow, dialog, type App, type Clipboard, type Shell } from 'electron'
import { NOTHING } from '../app/contract/command-outputs.ts'
import { appError } from '../app/contract/errors.ts'
import { shellText } from '../app/contract/messages/shell.ts'
import { err, ok } from '../app/contract/result.ts'
import type { Core } from '../app/core.ts'
import type { Updates } from '../app/updates/updates.ts'
import type { Clock, Logger } from '../app/ports.ts'
import type { Alerts } from './alerts.ts'
import { createAttentionCommands } from './attention-commands.ts'
import type { CardWindow } from './card-window.ts'
import { createConsolePage } from './console-page.ts'
import { readCopied } from './clipboard.ts'
import type { Caller, ShellCommands } from './commands.ts'
import type { DeviceNames } from './device-names.ts'
import type { DialWindow } from './dial-window.ts'
import type { EventActions } from './event-actions.ts'
import { createEventCommands } from './event-commands.ts'
import { openOutside } from './guards.ts'
import type { HealthCommands } from './health-commands.ts'
import type { ReportCommands } from './report-commands.ts'
import type { Broadcast } from './ipc.ts'
import type { KnownWindows } from './known-windows.ts'
import type { Links } from './links.ts'
import type { MainWindow } from './main-window.ts'
import { createRuleCommands } from './rule-commands.ts'
import type { Shortcuts } from './shortcuts.ts'
import type { StartAtLoginCommands } from './start-at-login.ts'
import type { TryIt } from './try-it.ts'

export interface ShellCommandsDeps {
  readonly app: Pick<App, 'quit'>
  readonly shell: Pick<Shell, 'openExternal'>
  readonly clipboard: Clipboard
  readonly platform: NodeJS.Platform
  readonly core: Core
  readonly broadcast: Broadcast
  readonly windows: KnownWindows
  readonly mainWindow: MainWindow
  readonly cardWindow: CardWindow
  readonly dialWindow: DialWindow
  readonly shortcuts: Shortcuts
  readonly tryIt: TryIt
  readonly health: HealthCommands
  readonly reports: ReportCommands
  readonly startAtLogin: StartAtLoginCommands
  readonly links: Links['commands']
  readonly updates: Updates['commands']
  readonly alerts: Pick<Alerts, 'pause' | 'hideNames'>
  readonly deviceNames: Pick<DeviceNames, 'allow'>
  readonly eventActions: EventActions
  /** A program that the user chose: rules may run it. */
  readonly rememberProgram: (path: string) => void
  readonly clock: Clock
  readonly log: Logger
}

const PAGES = { help: 'https://ringside.example/help', privacy: 'https://ringside.example/privacy' } as const

export function createShellCommands(deps: ShellCommandsDeps): ShellCommands {
  const { core, windows, mainWindow, cardWindow, dialWindow, log } = deps

  return {
    ...createAttentionCommands(deps),
    'state.get': (_input, caller) => {
      if (caller.kind === 'page') {
        // After the answer: what waited for the page concerns the state that it is about to show.
        deps.clock.after(0, () => {
          windows.markListening(caller.webContentsId)
        })
      }
      return Promise.resolve(ok({ seq: deps.broadcast.seq(), state: core.state }))
    },
    'session.tryIt': async () => {
      const signedIn = await core.tryIt(await deps.tryIt.start())
      return signedIn.ok ? ok(NOTHING) : signedIn
    },
    'window.open': ({ view }) => {
      mainWindow.show(view)
      return Promise.resolve(ok(NOTHING))
    },
    'shortcut.suspend': ({ suspended }) => {
      deps.shortcuts.suspend(suspended)
      return Promise.resolve(ok(NOTHING))
    },
    'dial.clipboard': async () => {
      const { copied, marked } = await readCopied(deps.clipboard, deps.platform, log)
      const proposed = await core.handle('dial.propose', {
        text: copied.slice(0, 1_000_000),
        marked: marked.slice(0, 1_000_000),
        source: 'clipboard',
      })
      // Pressed again: what waits already may lie behind another window by now.
      if (proposed.ok && proposed.value.requestId === null) dialWindow.bringUp()
      return proposed
    },
    'file.choose': async ({ purpose }, caller) => ok({ path: await chooseFile(caller, purpose) }),
    'link.open': ({ target }) => {
      openOutside(PAGES[target], deps.shell, log)
      return Promise.resolve(ok(NOTHING))
    },
    'card.resize': ({ height }, caller) => {
      if (caller.kind !== 'page') return Promise.resolve(err(appError('bad-input')))
      cardWindow.resize(caller.webContentsId, height)
      dialWindow.resize(caller.webContentsId, height)
      return Promise.resolve(ok(NOTHING))
    },
    'card.focus': ({ callId, open }) => {
      cardWindow.focus(callId, open)
      return Promise.resolve(ok(NOTHING))
    },
    ...deps.health,
    ...deps.reports,
    ...deps.startAtLogin,
    ...deps.links,
    ...deps.updates,
    ...createConsolePage({ core, windows, chooseFile: chooseConsoleFile }),
    ...createRuleCommands(core),
    ...createEventCommands(deps.eventActions, deps.rememberProgram),
    'app.quit': () => {
      deps.app.quit()
      return Promise.resolve(ok(NOTHING))
    },
  }
}

const windowOf = (caller: Caller) =>
  caller.kind === 'page'
    ? BrowserWindow.getAllWindows().find(({ webContents }) => webContents.id === caller.webContentsId)
    : undefined

async function chooseConsoleFile(caller: Caller): Promise<string | null> {
  const parent = windowOf(caller)
  const options: Electron.SaveDialogOptions = {
    title: shellText.saveConsole,
    defaultPath: 'ringside-console.xml',
    filters: [
      { name: shellText.xmlFiles, extensions: ['xml'] },
      { name: shellText.allFiles, extensions: ['*'] },
    ],
  }
  const chosen = await (parent === undefined
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(parent, options))
  return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
}

async function chooseFile(caller: Caller, purpose: 'ca-file' | 'contacts'): Promise<string | null> {
  const parent = windowOf(caller)
  const options: Electron.OpenDialogOptions = {
    title: purpose === 'contacts' ? shellText.chooseContacts : shellText.chooseCaFile,
    properties: ['openFile'],
    filters: [
      purpose === 'contacts'
        ? { name: shellText.contactFiles, extensions: ['vcf', 'vcard', 'csv', 'tsv', 'txt'] }
        : { name: shellText.caFiles, extensions: ['pem', 'crt', 'cer'] },
      { name: shellText.allFiles, extensions: ['*'] },
    ],
  }
  const chosen = await (parent === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(parent, options))
  return chosen.filePaths[0] ?? null
}

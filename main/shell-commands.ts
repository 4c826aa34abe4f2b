/** What the shell answers by itself: windows, keys, files, the clipboard. */
import path from 'node:path'
import type { App, Clipboard, Shell } from 'electron'
import { NOTHING } from '../app/contract/command-outputs.ts'
import type { CommandInput } from '../app/contract/commands.ts'
import { appError } from '../app/contract/errors.ts'
import { exportText } from '../app/contract/messages/keepsakes.ts'
import { dialListText } from '../app/contract/messages/dial-list.ts'
import { shellText } from '../app/contract/messages/shell.ts'
import { assertNever, err, ok } from '../app/contract/result.ts'
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
import { askForFile, askWhereToSave } from './file-dialogs.ts'
import { openOutside } from './guards.ts'
import type { HealthCommands } from './health-commands.ts'
import { createHistoryCommands } from './history-commands.ts'
import type { ReportCommands } from './report-commands.ts'
import type { Broadcast } from './ipc.ts'
import type { KnownWindows } from './known-windows.ts'
import type { Links } from './links.ts'
import type { MainWindow } from './main-window.ts'
import { createRuleCommands } from './rule-commands.ts'
import type { Shortcuts } from './shortcuts.ts'
import type { StartAtLoginCommands } from './start-at-login.ts'
import type { Tour } from './tour.ts'
import type { TryIt } from './try-it.ts'
import { writeWhole } from './whole-file.ts'

export interface ShellCommandsDeps {
  readonly app: Pick<App, 'quit' | 'getPath'>
  readonly shell: Pick<Shell, 'openExternal' | 'showItemInFolder'>
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
  readonly tour: Tour['commands']
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

type FilePurpose = CommandInput<'file.choose'>['purpose']

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
    ...deps.tour,
    ...deps.links,
    ...deps.updates,
    ...createConsolePage({ core, windows, chooseFile: chooseConsoleFile }),
    ...createRuleCommands(core),
    ...createHistoryCommands({
      ...{ core, clock: deps.clock, write: writeWhole },
      askWhere: (caller, name) =>
        askWhereToSave(caller, {
          title: exportText.title,
          proposed: path.join(deps.app.getPath('documents'), name),
          filters: [{ name: exportText.files, extensions: ['csv'] }],
        }),
      showInFolder: (file) => {
        deps.shell.showItemInFolder(file)
      },
    }),
    ...createEventCommands(deps.eventActions, deps.rememberProgram),
    'app.quit': () => {
      deps.app.quit()
      return Promise.resolve(ok(NOTHING))
    },
  }
}

const chooseConsoleFile = async (caller: Caller): Promise<string | null> =>
  (await askWhereToSave(caller, {
    title: shellText.saveConsole,
    proposed: 'ringside-console.xml',
    filters: [
      { name: shellText.xmlFiles, extensions: ['xml'] },
      { name: shellText.allFiles, extensions: ['*'] },
    ],
  })) ?? null

function fileTitle(purpose: FilePurpose): string {
  switch (purpose) {
    case 'ca-file':
      return shellText.chooseCaFile
    case 'contacts':
      return shellText.chooseContacts
    case 'call-list':
      return dialListText.chooseFile
    default:
      return assertNever(purpose)
  }
}

const chooseFile = async (caller: Caller, purpose: FilePurpose): Promise<string | null> =>
  (await askForFile(caller, {
    title: fileTitle(purpose),
    filters: [
      purpose === 'ca-file'
        ? { name: shellText.caFiles, extensions: ['pem', 'crt', 'cer'] }
        : purpose === 'contacts'
          ? { name: shellText.contactFiles, extensions: ['vcf', 'vcard', 'csv', 'tsv', 'txt'] }
          : { name: dialListText.files, extensions: ['csv', 'tsv', 'txt'] },
      { name: shellText.allFiles, extensions: ['*'] },
    ],
  })) ?? null

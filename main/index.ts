/** The program's beginning: what must be settled before Electron is ready. Everything after that is in compose.ts. */
import { Menu, app, crashReporter, protocol } from 'electron'
import { EXIT } from '../app/contract/exit-codes.ts'
import { helpText, notUnderstood, versionText } from '../app/contract/messages/command-line.ts'
import { firstSpoken, speak } from '../app/contract/messages/language.ts'
import './schemas.ts'
import { parseArguments, type StartArguments } from './arguments.ts'
import { askAll, questionsOf, startsNothing } from './asking.ts'
import { compose } from './compose.ts'
import { controlAddress } from './control-address.ts'
import type { ControlAnswer } from './control-protocol.ts'
import { foldersOf } from './folders.ts'
import { declareScheme } from './scheme.ts'
import { leaveDictionariesAlone } from './guards.ts'
import { APP_ID, TOAST_CLSID } from './identity.ts'
import { handOver, readHandover } from './second-start.ts'
import { createInbox } from './start-inbox.ts'
import { systemLanguages } from './system-languages.ts'
import { writeOut } from './write-out.ts'

/** What starts and links want, in order, until there is somebody to do it. */
const inbox = createInbox<StartArguments>()

// First of all and at once: macOS sends the link that started the program before `ready`, to whoever listens by then.
app.on('open-url', (event, url) => {
  event.preventDefault()
  inbox.push(parseArguments(['--', url]))
})

// Until the settings are known, and for whoever asks by the command line.
speak(firstSpoken(systemLanguages({ app, platform: process.platform, env: process.env })))

// In a checkout the program's own path is among them: it is no option and no link, so it counts for nothing.
const argv = process.argv.slice(1)
const start = parseArguments(argv)
const questions = questionsOf(start)

if (start.print !== undefined) {
  const version = app.getVersion()
  say({ code: EXIT.done, out: start.print === 'version' ? versionText(version) : helpText(version), say: '' })
} else if (start.replay !== undefined) {
  bootReplay(start.replay).catch(giveUp)
} else if (questions.length > 0 && start.unknown.length > 0) {
  say(misunderstood())
} else if (startsNothing(questions)) {
  say(askRunning(false))
} else if (!app.requestSingleInstanceLock(handOver(argv, questions.length > 0))) {
  // The first one has been told and takes over; whoever wants an answer asks it by the socket.
  if (questions.length > 0) say(askRunning(true))
  else if (start.unknown.length > 0) say(misunderstood())
  else app.exit(EXIT.done)
} else {
  boot()
}

function askRunning(isThere: boolean): ControlAnswer {
  return askAll(questions, isThere, {
    address: controlAddress(app.getPath('userData'), process.platform),
    thread: foldersOf(app.getAppPath()).askThread,
    version: app.getVersion(),
  })
}

function misunderstood(): ControlAnswer {
  return { code: EXIT.badArguments, out: '', say: notUnderstood(start.unknown) }
}

/** The whole of what this process does. */
function say(answer: ControlAnswer): void {
  writeOut(answer)
  app.exit(answer.code)
}

function boot(): void {
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const second = readHandover(data)
    if (second !== undefined) inbox.push(second)
  })
  begin(() => compose(start, inbox))
}

/** Beside a Ringside that runs, and whether or not one does. */
async function bootReplay(file: string): Promise<void> {
  // Few starts are of this kind.
  const { composeReplay, useOwnProfile } = await import('./replay.ts')
  useOwnProfile()
  begin(() => composeReplay(file))
}

function begin(make: () => Promise<void>): void {
  // Takes `--no-sandbox` back for pages that are made later, and Chromium's children refuse to start as root without
  // it. Every window states `sandbox: true` in any case.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  app.setAppUserModelId(APP_ID)
  if (process.platform === 'win32') app.setToastActivatorCLSID(TOAST_CLSID)
  if (!app.commandLine.hasSwitch('disable-features')) {
    // Else the ring tone would be a piece of music that the media keys pause.
    app.commandLine.appendSwitch('disable-features', 'HardwareMediaKeyHandling,MediaSessionService')
  }
  // Chromium asks the voice of a Linux desktop only when it is told to.
  if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher')
  // Dumps stay on this machine.
  crashReporter.start({ uploadToServer: false })
  declareScheme(protocol)
  // Ours comes with the language; Electron would make its own until then.
  Menu.setApplicationMenu(null)
  app.on('session-created', leaveDictionariesAlone)
  app.whenReady().then(make).catch(giveUp)
}

/** Nothing runs yet that could show it. */
function giveUp(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  app.exit(1)
}

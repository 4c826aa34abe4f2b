/** The program's beginning: what must be settled before Electron is ready. Everything after that is in compose.ts. */
import { app, crashReporter, protocol } from 'electron'
import { helpText, versionText } from '../app/contract/messages/shell.ts'
import { isDialLink, parseArguments, type StartArguments } from './arguments.ts'
import { compose } from './compose.ts'
import { declareScheme } from './scheme.ts'
import { leaveDictionariesAlone } from './guards.ts'
import { APP_ID, TOAST_CLSID } from './identity.ts'
import { handOver, readHandover } from './second-start.ts'
import { composeReplay, useOwnProfile } from './replay.ts'
import { createInbox } from './start-inbox.ts'

/** What starts and links want, in order, until there is somebody to do it. */
const inbox = createInbox<StartArguments>()

// First of all and at once: macOS sends the link that started the program before `ready`, to whoever listens by then.
app.on('open-url', (event, url) => {
  event.preventDefault()
  if (isDialLink(url)) inbox.push(parseArguments(['--', url]))
})

// In a checkout the program's own path is among them: it is no option and no link, so it counts for nothing.
const argv = process.argv.slice(1)
const start = parseArguments(argv)

if (start.print !== undefined) {
  const version = app.getVersion()
  process.stdout.write(start.print === 'version' ? versionText(version) : helpText(version))
  app.exit(0)
} else if (start.replay !== undefined) {
  bootReplay(start.replay)
} else if (!app.requestSingleInstanceLock(handOver(argv))) {
  // The first one has been told and takes over.
  app.exit(0)
} else {
  boot()
}

function boot(): void {
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const second = readHandover(data)
    if (second !== undefined) inbox.push(second)
  })
  begin(() => compose(start, inbox))
}

/** Beside a Ringside that runs, and whether or not one does. */
function bootReplay(file: string): void {
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
  app.on('session-created', leaveDictionariesAlone)
  app
    .whenReady()
    .then(make)
    .catch((error: unknown) => {
      // Nothing runs yet that could show it.
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
      app.exit(1)
    })
}

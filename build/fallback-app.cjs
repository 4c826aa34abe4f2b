// The default app of the stand-in runtime: what `electron [switches] [-r FILE] PATH [arguments]` runs before it hands
// over to the program at PATH. Electron ships one of its own, which this runtime lacks; Playwright relies on `-r`.
'use strict'
const { app } = require('electron')
const fs = require('node:fs')
const Module = require('node:module')
const path = require('node:path')

process.defaultApp = true
require('./fallback-bridge.cjs')

const { preloads, target } = readArguments(process.argv.slice(1))
for (const file of preloads) require(path.resolve(file))
if (target === undefined) {
  process.stderr.write('Name the program to run: electron PATH\n')
  process.exit(1)
}
const program = path.resolve(target)
introduce(fs.statSync(program).isDirectory() ? program : path.dirname(program))
Module._load(require.resolve(program), Module, true)

/**
 * Switches stand before the path; what follows the path is the program's own.
 * @param {readonly string[]} args
 */
function readArguments(args) {
  const preloads = []
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i]
    if (arg === '-r' || arg === '--require') preloads.push(args[(i += 1)])
    else if (!arg.startsWith('-')) return { preloads, target: arg }
  }
  return { preloads, target: undefined }
}

/** Name, version and desktop entry as the program's package.json has them, before `ready`, as Electron does it. */
function introduce(folder) {
  app.setAppPath(folder)
  const file = path.join(folder, 'package.json')
  if (!fs.existsSync(file)) return
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8'))
  if (manifest.productName ?? manifest.name) app.setName(manifest.productName ?? manifest.name)
  if (manifest.version) app.setVersion(manifest.version)
  if (manifest.desktopName) app.setDesktopName(manifest.desktopName)
}

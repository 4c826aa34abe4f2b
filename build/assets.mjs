// Icons and sounds are drawn and synthesised, not kept: into out/, when missing or when their recipe changed.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fingerprint, readFingerprint } from './fingerprint.mjs'
import { OUT } from './paths.mjs'
import { say } from './setup/steps.mjs'

const RECIPES = ['build/assets.mjs', 'build/icons.mjs', 'build/drawing', 'build/sounds.mjs']
const FOLDERS = ['icons', 'tray', 'sounds']
const STAMP = path.join(OUT, '.assets-stamp')

/** @returns {Promise<void>} */
export async function drawAssets() {
  const wanted = fingerprint(RECIPES)
  if (readFingerprint(STAMP) === wanted && FOLDERS.every((name) => existsSync(path.join(OUT, name)))) return
  say('Drawing the icons and the ring tone …')
  for (const name of FOLDERS) mkdirSync(path.join(OUT, name), { recursive: true })
  const { drawIcons } = await import('./icons.mjs')
  const { synthesiseSounds } = await import('./sounds.mjs')
  drawIcons(OUT)
  synthesiseSounds(path.join(OUT, 'sounds'))
  writeFileSync(STAMP, wanted)
}

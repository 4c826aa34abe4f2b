// The catalogues of texts become modules with a function for each key: into app/contract/messages/compiled/, when a
// catalogue changed. `node build/texts.mjs`, and before whatever imports texts.
import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fingerprint, readFingerprint } from './fingerprint.mjs'
import { OUT, ROOT } from './paths.mjs'
import { isProgram, runScript } from './script.mjs'
import { SetupError, say } from './setup/steps.mjs'
import { runNode } from './tools.mjs'

const MESSAGES = path.join(ROOT, 'app/contract/messages')
const CATALOGUES = 'app/contract/messages/catalogues'
const INPUTS = [CATALOGUES, 'build/texts.mjs', 'build/compile-texts.mjs', 'package-lock.json']

/** The language that says what there is to say; the others fall back to it. */
const BASE = 'en'

/** @returns {Promise<void>} @throws {SetupError} when a catalogue cannot be read */
export async function compileTexts() {
  const target = path.join(MESSAGES, 'compiled')
  const stamp = path.join(target, '.stamp')
  const wanted = fingerprint(INPUTS)
  if (readFingerprint(stamp) === wanted) return
  say('Compiling the texts …')
  await compileCatalogues(path.join(ROOT, CATALOGUES), target)
  writeFileSync(stamp, wanted)
}

/**
 * @param {string} catalogues folder with one folder for each language
 * @param {string} target folder that gets the modules; it lies in a folder that has `language.ts` and `formatters.ts`
 * @returns {Promise<void>}
 * @throws {SetupError} in the compiler's words
 */
export async function compileCatalogues(catalogues, target) {
  // The compiler writes beside what it reads, so it reads a copy.
  const work = path.join(OUT, `.texts-${String(process.pid)}`)
  const project = path.join(work, 'project.inlang')
  const compiled = path.join(work, 'compiled')
  try {
    mkdirSync(project, { recursive: true })
    cpSync(catalogues, path.join(work, 'catalogues'), { recursive: true })
    writeFileSync(path.join(project, 'settings.json'), JSON.stringify(projectSettings(catalogues)))
    const { code, output } = await runNode('build/compile-texts.mjs', [project, compiled])
    if (code !== 0) throw new SetupError(`The texts do not compile:\n${output.trim()}`)
    rmSync(target, { recursive: true, force: true })
    renameSync(compiled, target)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** @param {string} catalogues */
function projectSettings(catalogues) {
  const areas = readdirSync(path.join(catalogues, BASE)).sort()
  const plugin = createRequire(import.meta.url).resolve('@inlang/plugin-message-format')
  return {
    baseLocale: BASE,
    locales: languages(catalogues),
    modules: [plugin],
    telemetry: 'off',
    'plugin.inlang.messageFormat': {
      pathPattern: areas.map((area) => `./catalogues/{locale}/${area}`),
    },
  }
}

/** @returns {string[]} the folders of the catalogues, which are BCP 47 tags */
export function languages(catalogues = CATALOGUES) {
  return readdirSync(path.resolve(ROOT, catalogues)).sort()
}

/** @param {string} language @returns {'ltr' | 'rtl'} */
export function directionOf(language, catalogues = CATALOGUES) {
  const file = path.resolve(ROOT, catalogues, language, 'language.json')
  return JSON.parse(readFileSync(file, 'utf8')).language_direction
}

if (isProgram(import.meta.url)) await runScript(compileTexts)

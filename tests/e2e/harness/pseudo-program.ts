/** The built program with pages in pseudo-languages: in the place of German and of Spanish, and in no package. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { fingerprint, readFingerprint } from '../../../build/fingerprint.mjs'
import { compileCatalogues } from '../../../build/texts.mjs'
import { pagesInOneLanguage } from '../../../build/vite-configs.mjs'
import { pseudoEntry, type Pseudo } from './pseudo-texts.ts'
import { ROOT } from './runtime.ts'

/** Which language the program believes to speak. */
export const IN_PLACE_OF = { accented: 'de', 'from-the-right': 'es' } as const

const FOLDER = path.join(ROOT, 'out', 'pseudo')
const ENGLISH = path.join(ROOT, 'app/contract/messages/catalogues/en')
const INPUTS = ['app', 'renderer', 'build', 'tests/e2e/harness', 'package-lock.json']

/** @returns its folder; built anew when anything that it is made of has changed */
export async function pseudoProgram(): Promise<string> {
  const stamp = path.join(FOLDER, '.stamp')
  const wanted = fingerprint(INPUTS)
  if (readFingerprint(stamp) === wanted) return FOLDER
  rmSync(FOLDER, { recursive: true, force: true })
  const catalogues = path.join(FOLDER, 'catalogues')
  cpSync(ENGLISH, path.join(catalogues, 'en'), { recursive: true })
  writePseudo(catalogues, 'accented')
  writePseudo(catalogues, 'from-the-right')

  const messages = path.join(FOLDER, 'messages')
  mkdirSync(path.join(FOLDER, 'out'), { recursive: true })
  mkdirSync(messages)
  // What the compiled texts import is the program's own: it knows the language in force.
  for (const name of ['language', 'formatters']) {
    const own = path.join(ROOT, `app/contract/messages/${name}.ts`)
    writeFileSync(path.join(messages, `${name}.ts`), `export * from ${JSON.stringify(own)}\n`)
  }
  await compileCatalogues(catalogues, path.join(messages, 'compiled'))
  const vite = await import('vite')
  for (const language of Object.values(IN_PLACE_OF)) {
    const from = { messages: path.join(messages, 'compiled/messages'), catalogues }
    await vite.build(pagesInOneLanguage(path.join(FOLDER, 'out'), language, from))
  }
  cpSync(path.join(ROOT, 'package.json'), path.join(FOLDER, 'package.json'))
  for (const name of readdirSync(path.join(ROOT, 'out'))) {
    const link = path.join(FOLDER, 'out', name)
    if (['main', 'sounds', 'tray', 'icons'].includes(name) && !existsSync(link))
      symlinkSync(path.join(ROOT, 'out', name), link)
  }
  writeFileSync(stamp, wanted)
  return FOLDER
}

function writePseudo(catalogues: string, how: Pseudo): void {
  const folder = path.join(catalogues, IN_PLACE_OF[how])
  mkdirSync(folder)
  for (const file of readdirSync(ENGLISH)) {
    const entries = Object.entries(
      JSON.parse(readFileSync(path.join(ENGLISH, file), 'utf8')) as Record<string, unknown>,
    )
    const said = entries.map(([key, entry]) => [
      key,
      key === 'language_direction' ? (how === 'accented' ? 'ltr' : 'rtl') : pseudoEntry(entry, how),
    ])
    writeFileSync(path.join(folder, file), JSON.stringify(Object.fromEntries(said)))
  }
}

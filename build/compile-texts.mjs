// `node build/compile-texts.mjs PROJECT TARGET`, for build/texts.mjs. A process of its own: the compiler keeps one alive
// for half a minute after its work.
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { compile } from '@inlang/paraglide-js'
import ts from 'typescript'

const [, , project = '', target = ''] = process.argv

/**
 * The compiler's own runtime guesses a language from cookies and addresses, and makes a new set of plural rules for each
 * count. Here the language is the product's, and formatters are made once.
 */
const OURS = {
  'runtime.js': `export { language as getLocale } from '../language.ts'\nexport const experimentalStaticLocale = undefined\n`,
  'registry.js': `export { plural } from '../formatters.ts'\n`,
}

await compile({
  project,
  outdir: target,
  strategy: ['globalVariable', 'baseLocale'],
  outputStructure: 'locale-modules',
  emitTsDeclarations: true,
  emitGitIgnore: false,
  emitPrettierIgnore: false,
  emitReadme: false,
  isServer: 'false',
})
for (const [file, text] of Object.entries(OURS)) writeFileSync(path.join(target, file), text)
for (const file of readdirSync(path.join(target, 'messages'))) {
  if (file.endsWith('.js')) withoutComments(path.join(target, 'messages', file))
}
process.exit()

/** What editors show of a message is in the declarations; tests load the modules again and again. @param {string} file */
function withoutComments(file) {
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, removeComments: true },
  })
  writeFileSync(file, outputText)
}

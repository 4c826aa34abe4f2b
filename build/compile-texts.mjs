// `node build/compile-texts.mjs PROJECT TARGET`, for build/texts.mjs. A process of its own: the compiler keeps one alive
// for half a minute after its work.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { compile } from '@inlang/paraglide-js'

const [, , project = '', target = ''] = process.argv
const messages = path.join(target, 'messages')
const tables = path.join(target, 'tables')

await compile({
  project,
  outdir: target,
  strategy: ['globalVariable', 'baseLocale'],
  outputStructure: 'locale-modules',
  emitGitIgnore: false,
  emitPrettierIgnore: false,
  emitReadme: false,
  isServer: 'false',
})

/** @type {{ baseLocale: string, locales: string[] }} */
const { baseLocale, locales } = JSON.parse(readFileSync(path.join(project, 'settings.json'), 'utf8'))
const inputs = inputsOf(readFileSync(path.join(messages, `${baseLocale}.js`), 'utf8'))

// The compiler's own index and runtime guess a language from cookies and addresses, take two empty objects for each
// text, and make new plural rules for each count. Here the language is the product's, and formatters are made once.
for (const file of readdirSync(target)) if (file !== 'messages') rmSync(path.join(target, file))
writeFileSync(path.join(target, 'registry.js'), `export { plural } from '../formatters.ts'\n`)
for (const locale of locales) slim(path.join(messages, `${locale}.js`))
mkdirSync(tables)
for (const locale of locales) {
  const functions = readFileSync(path.join(messages, `${locale}.js`), 'utf8')
  writeFileSync(path.join(tables, `${locale}.js`), tableOf(functions))
}
writeFileSync(path.join(messages, '_index.js'), indexOf([...inputs.keys()]))
writeFileSync(path.join(messages, '_index.d.ts'), declarationsOf(inputs))
process.exit()

/**
 * @param {string} source the base language's module, as the compiler writes it
 * @returns {Map<string, readonly string[]>} for each message what it is told
 */
function inputsOf(source) {
  const types = new Map(
    [...source.matchAll(/^\/\*\* @typedef \{\{(.*?)\}\} (\w+) \*\/$/gmu)].map(
      ([, fields = '', name = '']) => [
        name,
        [...fields.matchAll(/(\w+): NonNullable<unknown>/gu)].map(([, field = '']) => field),
      ],
    ),
  )
  const exported = source.matchAll(/^export const (\w+) = \/\*\* @type \{\(inputs: (\w+)\)/gmu)
  return new Map([...exported].map(([, name = '', type = '']) => [name, types.get(type) ?? []]))
}

/**
 * Tests load these modules again and again: without types in comments, and with one line for all that is not translated.
 * @param {string} file
 */
function slim(file) {
  const untranslated = /** @type {string[]} */ ([])
  const rest = readFileSync(file, 'utf8')
    .replace(/^\/\*\* @typedef .*\n/gmu, '')
    .replace(/\/\*\* @type \{(?:\(inputs: \w+\) => )?LocalizedString\} \*\/ /gu, '')
    .replace(/^export \{ (\w+) \} from ".*"\n?/gmu, (_line, name) => {
      untranslated.push(name)
      return ''
    })
  const fallback = `export { ${untranslated.join(', ')} } from './${baseLocale}.js'\n`
  writeFileSync(file, untranslated.length === 0 ? rest : `${rest}\n${fallback}`)
}

/**
 * A whole language as one value, for a program that reads it while somebody waits for its window: most texts are told
 * nothing and are strings in it, which the engine reads in a fraction of the time of as many functions.
 * @param {string} functions a language's module, slim
 */
function tableOf(functions) {
  const [imports = '', ...messages] = functions.split(/^export const /mu)
  const [last = '', untranslated] = (messages.pop() ?? '').split(/^export \{/mu)
  messages.push(last)
  const isWhole = untranslated === undefined
  const entries = messages.map((message) =>
    message
      .replace(/^(\w+) = \(\) => \{\s*return \((`(?:[^`\\$]|\\.)*`)\)\s*\};/u, '$1: $2,')
      .replace(/^(\w+) = ([^]*)^\};/mu, '$1: $2},'),
  )
  return [
    ...imports.split('\n').filter((line) => line.startsWith('import ')),
    ...(isWhole ? [] : [`import { texts as base } from './${baseLocale}.js'`]),
    `export const texts = {${isWhole ? '' : ' ...base,'}`,
    ...entries,
    '}',
    '',
  ].join('\n')
}

/** @param {readonly string[]} names */
function indexOf(names) {
  const others = locales.filter((locale) => locale !== baseLocale)
  const lines = names.map((name) => {
    const cases = others.map((locale) => `l === '${locale}' ? ${locale}.${name}(i) : `).join('')
    return `export const ${name} = (i) => { const l = language(); return ${cases}${baseLocale}.${name}(i) }`
  })
  const imports = locales.map((locale) => `import * as ${locale} from './${locale}.js'`)
  return ["import { language } from '../../language.ts'", ...imports, ...lines, ''].join('\n')
}

/** @param {ReadonlyMap<string, readonly string[]>} known */
function declarationsOf(known) {
  const lines = [...known].map(([name, fields]) => {
    const told = fields.map((field) => `readonly ${field}: string | number`).join('; ')
    return `export declare const ${name}: (${told === '' ? '' : `told: { ${told} }`}) => string`
  })
  return [...lines, ''].join('\n')
}

// The builds: main and preload as CommonJS for Node, each page for the sandbox. Apart, because a preload that is built
// together with main shares a chunk with it, and a sandboxed preload must be one file; and because a page made of one
// script and one style sheet is painted sooner than one that fetches eight files.
import path from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { createLogger } from 'vite'
import { ROOT } from './paths.mjs'
import { directionOf, languages } from './texts.mjs'

// What both Electrons at hand understand: the stand-in has Node 16 and Chrome 108.
const NODE_TARGET = 'node16.17'
const PAGE_TARGET = 'chrome108'

// How long a plug-in took says how busy the machine is, and nothing about the code.
const CHECKS = { pluginTimings: false }

// Read faster, and kept as one byte a character: a single “…” would make it two. Names stay: reports tell them.
const MINIFY = { compress: false, mangle: false, codegen: { removeWhitespace: true, asciiOnly: true } }

const MESSAGES = path.join(ROOT, 'app/contract/messages/compiled/messages')
const PAGES = ['main', 'card', 'dial']

/**
 * @param {string} out absolute folder that gets `main/` and `renderer/`
 * @returns {import('vite').InlineConfig[]}
 */
export function viteConfigs(out) {
  return [
    main(out),
    besideMain(out, 'preload'),
    besideMain(out, 'ask-thread'),
    ...languages().flatMap((language) => PAGES.map((page) => renderer(out, page, language))),
  ]
}

/**
 * The simulator becomes a chunk of its own beside main.cjs, through the dynamic import that asks for it.
 * @param {string} out
 * @returns {import('vite').InlineConfig}
 */
function main(out) {
  return {
    ...shared(),
    plugins: [textsWhenSpoken(), withoutJsonSchemas()],
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: NODE_TARGET,
      outDir: path.join(out, 'main'),
      minify: false,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: {
        checks: CHECKS,
        external: ['electron'],
        input: {
          main: path.join(ROOT, 'main/index.ts'),
          ...Object.fromEntries(
            languages().map((language) => [
              textsFile(language),
              path.join(MESSAGES, `../tables/${language}.js`),
            ]),
          ),
        },
        output: {
          format: 'cjs',
          minify: MINIFY,
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name].cjs',
          // How schemas are read is settled in the very file that brings zod, whatever else is cut into files.
          codeSplitting: {
            groups: [{ name: 'schemas', test: /[\\/](?:main[\\/]schemas\.ts|node_modules[\\/]zod[\\/])/u }],
          },
        },
      },
    },
  }
}

/** @param {string} language */
const textsFile = (language) => `texts-${language}`

/**
 * Each language is a file of its own beside main.cjs, read when the first text is asked for in it: one process speaks one,
 * seldom two. Synchronously, since a text is a value wherever it is used.
 * @returns {import('vite').Plugin}
 */
function textsWhenSpoken() {
  const index = path.join(MESSAGES, '_index.js')
  return {
    name: 'ringside:texts-when-spoken',
    enforce: 'pre',
    transform(code, id) {
      if (id !== index) return undefined
      const names = [...code.matchAll(/^export const (\w+) =/gmu)].map(([, name]) => name)
      return [
        "import { language } from '../../language.ts'",
        'const read = {}',
        `const spoken = () => (read[language()] ??= require(\`./${textsFile('${language()}')}.cjs\`).texts)`,
        "const say = (name, i) => { const text = spoken()[name]; return typeof text === 'string' ? text : text(i) }",
        ...names.map((name) => `export const ${name} = (i) => say('${name}', i)`),
      ].join('\n')
    },
  }
}

/**
 * electron-store brings a validator of JSON schemas for whoever hands it one. We check what it reads ourselves, and a
 * program that starts has no time to read what nobody calls.
 * @returns {import('vite').Plugin}
 */
function withoutJsonSchemas() {
  const ABSENT = '\0no-json-schemas'
  return {
    name: 'ringside:no-json-schemas',
    enforce: 'pre',
    resolveId: (source) => (/^ajv(?:-formats)?(?:\/|$)/u.test(source) ? ABSENT : undefined),
    load: (id) => (id === ABSENT ? 'export const Ajv2020 = undefined\nexport default undefined' : undefined),
  }
}

/**
 * One file that runs elsewhere than main: in a page's sandbox, in a thread.
 * @param {string} out
 * @param {string} name
 * @returns {import('vite').InlineConfig}
 */
function besideMain(out, name) {
  return {
    ...shared(),
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: path.join(ROOT, `main/${name}.ts`),
      target: NODE_TARGET,
      outDir: path.join(out, 'main'),
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        checks: CHECKS,
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: `${name}.cjs`, codeSplitting: false },
      },
    },
  }
}

/**
 * Each page once for each language, with the texts of that one and no others: a card is read by the engine while somebody
 * waits for it.
 * @param {string} out
 * @param {string} page
 * @param {string} language
 * @returns {import('vite').InlineConfig}
 */
function renderer(out, page, language) {
  return pagesInOneLanguage(out, language, { pages: [page] })
}

/**
 * @param {string} out
 * @param {string} language
 * @param {{ pages?: readonly string[], messages?: string, catalogues?: string }} from where the texts are, if elsewhere
 * @returns {import('vite').InlineConfig}
 */
export function pagesInOneLanguage(out, language, { pages = PAGES, messages = MESSAGES, catalogues }) {
  const root = path.join(ROOT, 'renderer')
  const input = pages.map((page) => path.join(root, `${page}.html`))
  return {
    ...shared(),
    root,
    plugins: [
      svelte({ configFile: false }),
      oneLanguage(language, messages, directionOf(language, catalogues)),
    ],
    build: {
      target: PAGE_TARGET,
      outDir: path.join(out, 'renderer', language),
      emptyOutDir: false,
      // The content security policy of the pages allows no inline script and no data: font.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: Infinity,
      rolldownOptions: { checks: CHECKS, input },
    },
  }
}

/**
 * @param {string} language
 * @param {string} messages absolute folder of the compiled texts
 * @param {string} direction
 * @returns {import('vite').Plugin}
 */
function oneLanguage(language, messages, direction) {
  return {
    name: 'ringside:one-language',
    enforce: 'pre',
    resolveId: (source) =>
      source === './compiled/messages/_index.js' ? path.join(messages, `${language}.js`) : undefined,
    transformIndexHtml: (html) =>
      html.replace('<html lang="en">', `<html lang="${language}" dir="${direction}">`),
  }
}

/** @returns {import('vite').InlineConfig} */
function shared() {
  return {
    root: ROOT,
    configFile: false,
    publicDir: false,
    mode: 'production',
    logLevel: 'warn',
    customLogger: quietLogger(),
  }
}

/** Warnings and errors only, on standard error. */
function quietLogger() {
  const logger = createLogger('warn')
  const print = (/** @type {string} */ message) => process.stderr.write(`${message}\n`)
  return { ...logger, info: () => undefined, warn: print, warnOnce: print, error: print }
}

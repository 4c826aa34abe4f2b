// From the arrows to ESLint: `no-restricted-imports` for every folder. ESLint sees only what stands between the quotes,
// so each depth of a folder gets patterns with its own number of "../".
import { LAYERS, OPEN_FILES, closedTo } from './layers.mjs'

const DEEPEST = 5

/** @typedef {import('eslint').Linter.Config} Block */

/** @returns {Block[]} */
export function importRules() {
  return LAYERS.flatMap((layer) => {
    const depth = layer.name.split('/').length
    const own = [block(layer, [`${layer.name}.ts`], depth - 1)]
    for (let inside = 0; inside < DEEPEST; inside += 1) {
      const folder = `${layer.name}/${'*/'.repeat(inside)}`
      own.push(block(layer, [`${folder}*.{ts,svelte,mjs,cjs}`, `${folder}*.svelte.ts`], depth + inside))
    }
    return own
  })
}

/**
 * @param {(typeof LAYERS)[number]} layer
 * @param {string[]} files
 * @param {number} depth how many folders lie between the files and the checkout's root
 * @returns {Block}
 */
function block(layer, files, depth) {
  const patterns = closedTo(layer).map((target) => ({
    regex: pathTo(target, layer.name, depth),
    message: `${layer.name} may not import ${target}.`,
  }))
  for (const regex of layer.packages) {
    patterns.push({ regex, message: `${layer.name} may not import this package.` })
  }
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } }
}

/**
 * What an import of a layer looks like.
 * @param {string} target
 * @param {string} from the importing layer, which may have an open file of the target
 * @param {number} depth of the importing file
 * @returns {string} a regular expression
 */
function pathTo(target, from, depth) {
  const open = OPEN_FILES.filter(({ file, to }) => to.includes(from) && file.startsWith(`${target}/`))
  const ways = relativePaths(target, from, depth).map((way) => {
    const exceptions = open.map(({ file }) => escape(file.slice(target.length)))
    const spared = exceptions.length === 0 ? '' : `(?!(?:${exceptions.join('|')})$)`
    return `${escape(way)}(?:\\.ts$|$|${spared}/)`
  })
  return `^(?:${ways.join('|')})`
}

/**
 * The target as seen from the file: up to the root and down, or up to the folder that both lie in and down.
 * @param {string} target
 * @param {string} from
 * @param {number} depth
 * @returns {string[]}
 */
function relativePaths(target, from, depth) {
  const paths = [`${up(depth)}${target}`]
  const [targetTop, ...rest] = target.split('/')
  if (rest.length > 0 && from.split('/')[0] === targetTop) paths.push(`${up(depth - 1)}${rest.join('/')}`)
  return paths
}

/** @param {number} levels */
function up(levels) {
  return levels === 0 ? './' : '../'.repeat(levels)
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
}

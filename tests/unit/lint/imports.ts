/** Every import between our own files, read with TypeScript's scanner: static, type-only and dynamic ones alike. */
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { layerOf } from '../../../build/lint/layers.mjs'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const FOLDERS = ['app', 'main', 'renderer', 'build']

/** `file` imports `target`; both from the checkout's root, with forward slashes. */
export interface Import {
  readonly file: string
  readonly target: string
}

/** One layer points at another, by at least one file. */
export interface Arrow {
  readonly from: string
  readonly to: string
  readonly by: string
}

export function importsInTree(): readonly Import[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|svelte|mjs)$/u.test(name))
      .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
      .flatMap((file) => importsIn(file, readFileSync(path.join(ROOT, file), 'utf8'))),
  )
}

/** @param file from the checkout's root: relative imports in the text are read as seen from there */
export function importsIn(file: string, text: string): readonly Import[] {
  const scripts = file.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gsu)]
    : [[text, text]]
  return scripts
    .flatMap(([, script]) => ts.preProcessFile(script ?? '', true, true).importedFiles)
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => ({ file, target: path.posix.join(path.posix.dirname(file), fileName) }))
}

export function arrowsOf(imports: readonly Import[]): readonly Arrow[] {
  const arrows = new Map<string, Arrow>()
  for (const { file, target } of imports) {
    const from = layerOf(file)
    const to = layerOf(target)
    if (from === undefined || to === undefined || from === to) continue
    arrows.set(`${from} ${to}`, { from, to, by: file })
  }
  return [...arrows.values()]
}

/** @returns the layers along one cycle, the first one named again at its end; undefined where there is none */
export function cycleIn(arrows: readonly Arrow[]): readonly string[] | undefined {
  const done = new Set<string>()
  const walk = (layer: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(layer)) return [...way.slice(way.indexOf(layer)), layer]
    if (done.has(layer)) return undefined
    for (const { to } of arrows.filter(({ from }) => from === layer)) {
      const cycle = walk(to, [...way, layer])
      if (cycle !== undefined) return cycle
    }
    done.add(layer)
    return undefined
  }
  for (const { from } of arrows) {
    const cycle = walk(from, [])
    if (cycle !== undefined) return cycle
  }
  return undefined
}

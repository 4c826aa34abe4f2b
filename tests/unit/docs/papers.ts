/** What is written for people to read, and what stands in it. */
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

export const ROOT = path.join(import.meta.dirname, '../../..')
export const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8')

export interface Paper {
  /** From the root, with slashes. */
  readonly file: string
  readonly text: string
}

export const PAPERS: readonly Paper[] = ['.', 'docs']
  .flatMap((folder) => readdirSync(path.join(ROOT, folder)).map((name) => path.posix.join(folder, name)))
  .filter((file) => file.endsWith('.md'))
  .map((file) => ({ file, text: read(file) }))

/** The first group of every match. */
export const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found)

/** @param languages what stands behind the fence, e.g. `sh` */
export const blocksOf = (text: string, ...languages: readonly string[]): readonly string[] =>
  all(text, new RegExp(`^\`\`\`(?:${languages.join('|')})\\n(.*?)^\`\`\``, 'gmsu'))

// The catalogues of texts as they lie in their folders, for the tests of languages.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

const CATALOGUES = path.resolve('app/contract/messages/catalogues')

/** A text, or one with forms by count: see the recipe in CONTRIBUTING. */
type Entry = string | readonly Variants[]

interface Variants {
  readonly declarations: readonly string[]
  readonly match: Readonly<Record<string, string>>
}

interface Area {
  /** Its file's name without the ending. */
  readonly name: string
  readonly entries: readonly (readonly [key: string, entry: Entry])[]
}

export function areasOf(language: string): readonly Area[] {
  const folder = path.join(CATALOGUES, language)
  return readdirSync(folder).map((file) => {
    const entries = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, Entry>
    return { name: path.basename(file, '.json'), entries: Object.entries(entries) }
  })
}

export function catalogueOf(language: string): ReadonlyMap<string, Entry> {
  return new Map(areasOf(language).flatMap(({ entries }) => entries))
}

/** The patterns of a text: one, or one for each form. */
export const patternsOf = (entry: Entry = ''): readonly string[] =>
  typeof entry === 'string' ? [entry] : entry.flatMap(({ match }) => Object.values(match))

/** What a text is told, each once, in order. A form need not say all of it. */
export function parametersOf(entry: Entry = ''): readonly string[] {
  const said = patternsOf(entry).flatMap((text) =>
    [...text.matchAll(/(?<!\\)\{(\w+)\}/gu)].map(([, name = '']) => name),
  )
  const declared = typeof entry === 'string' ? [] : entry.flatMap(({ declarations }) => declarations)
  const inputs = declared.flatMap((line) =>
    [...line.matchAll(/^input (\w+)$/gu)].map(([, name = '']) => name),
  )
  return [...new Set([...said, ...inputs])].sort()
}

/** For each count that a text goes by: which forms it has, in order. */
export function formsOf(
  entry: Entry,
): readonly { readonly type: 'cardinal' | 'ordinal'; readonly forms: readonly string[] }[] {
  if (typeof entry === 'string') return []
  return entry.map(({ declarations, match }) => ({
    type: declarations.some((line) => line.includes('type=ordinal')) ? 'ordinal' : 'cardinal',
    forms: Object.keys(match)
      .map((condition) => condition.slice(condition.indexOf('=') + 1))
      .sort(),
  }))
}

/** Reads the held set: its layout is told in its first lines. */
import { readFileSync } from 'node:fs'
import path from 'node:path'

export interface HeldCase {
  /** ISO 3166-1 alpha-2: where the reader is. */
  readonly country: string
  readonly text: string
  /** As `told` writes candidates. */
  readonly meant: readonly string[]
  readonly source: string
}

export function heldSet(): readonly HeldCase[] {
  const file = path.join(import.meta.dirname, 'held-set.txt')
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => {
      const [country = '', meant = '', source = '', ...texts] = line.split('\t')
      return texts.map((text) => ({
        country,
        text: plain(text),
        meant: meant === '-' ? [] : meant.split(' '),
        source,
      }))
    })
}

const plain = (text: string): string =>
  text
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/\\u([0-9a-f]{4})/g, (_escape, code: string) => String.fromCharCode(parseInt(code, 16)))

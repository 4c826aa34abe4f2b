/** A table of contacts as text: values with a separator between them (RFC 4180, and what programs make of it). */
import { pipeline, Readable } from 'node:stream'
import { parse } from 'csv-parse'
import type { Column } from '../people/contact.ts'
import type { Draft } from './collector.ts'
import { cleanNumber } from './columns.ts'

export const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** A quote that is never closed would make one row of the whole file. */
const MOST_ROW = 200_000

/** The one that cuts the most lines into the same number of parts. @param sample the beginning of the text */
export function findDelimiter(sample: string): Delimiter {
  const lines = sample
    .replace(/"(?:[^"]|"")*"/gu, '')
    .split(/\r\n|\n|\r/u)
    .slice(0, 20)
    .filter((line) => line.trim() !== '')
  const score = (delimiter: Delimiter): number => {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const [first = 0] = counts
    return first === 0 ? 0 : counts.filter((count) => count === first).length + first / 1_000
  }
  return DELIMITERS.reduce((best, next) => (score(next) > score(best) ? next : best))
}

/**
 * The rows, one at a time; whoever stops asking ends the reading.
 * @throws where a row does not end
 */
export async function* rowsOf(
  text: AsyncIterable<string>,
  delimiter: Delimiter,
): AsyncGenerator<readonly string[]> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: MOST_ROW,
  })
  // What goes wrong ends the parser, and with it the loop.
  pipeline(Readable.from(text), parser, () => undefined)
  for await (const row of parser) {
    const cells: unknown = row
    if (Array.isArray(cells)) yield cells.map(String)
  }
}

/** @param columns in their order in the table */
export function draftFromRow(row: readonly string[], columns: readonly Column[]): Draft {
  const cells = columns.map(({ use }, at) => ({ use, text: row[at] ?? '' }))
  const first = (wanted: Column['use']): string =>
    cells.find(({ use, text }) => use === wanted && text.trim() !== '')?.text.trim() ?? ''
  return {
    id: '',
    name: first('name') || [first('first-name'), first('last-name')].filter(Boolean).join(' '),
    organisation: first('organisation'),
    numbers: cells.flatMap(({ use, text }) => {
      if (!isNumberUse(use)) return []
      return several(text).map((part) => ({ text: cleanNumber(part), kind: use }))
    }),
    addresses: cells.flatMap(({ use, text }) => (use === 'sip' ? [text] : [])),
  }
}

const isNumberUse = (use: Column['use']): use is Draft['numbers'][number]['kind'] =>
  !['none', 'name', 'first-name', 'last-name', 'organisation', 'sip'].includes(use)

/** More than all numbers of a contact take, and little enough for what looks back and forth through blanks. */
const MOST_CELL = 2_000

/** Google puts ` ::: ` between the numbers of a cell, people a semicolon or a new line. */
const several = (cell: string): readonly string[] =>
  cell
    .slice(0, MOST_CELL)
    .split(/\s*:::\s*|\s*[\r\n]+\s*|\s*;\s*(?=[+\d(])/u)
    .filter((part) => part.trim() !== '')

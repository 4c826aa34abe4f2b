/** Names and numbers of a list of calls: a table as programs write them, or lines as people do. */
import { CsvError } from 'csv-parse'
import { appError, type AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import { MOST_COLUMNS, type Column } from '../people/contact.ts'
import type { Clock, ContactFiles } from '../ports.ts'
import { cleanNumber, readTableHead } from './columns.ts'
import { encodingOf, textOf } from './contact-file.ts'
import { createPace } from './pace.ts'
import { draftFromRow, findDelimiter, rowsOf } from './table.ts'

export interface CallTableDeps {
  readonly clock: Clock
  readonly files: ContactFiles
}

export interface CallTable {
  readonly rows: readonly { readonly name: string; readonly text: string }[]
  /** There were more rows than are taken. */
  readonly cut: boolean
}

export interface CallTableLimits {
  readonly rows: number
  /** Characters of a name and of what stands in the place of a number. */
  readonly name: number
  readonly number: number
}

/** Five hundred rows take a hundredth of it. */
export const MOST_CALL_FILE_BYTES = 5_000_000
const SAMPLE_CHARACTERS = 64_000
const SAMPLE_ROWS = 20

type Row = readonly string[]

/** @returns an error where the file cannot be read, is too large, or is no text */
export async function readCallFile(
  { clock, files }: CallTableDeps,
  path: string,
  limits: CallTableLimits,
): Promise<Result<CallTable, AppError>> {
  const opened = await files.open(path, MOST_CALL_FILE_BYTES)
  if (!opened.ok)
    return opened.error.code === 'contacts-file-too-large' ? err(appError('call-list-too-large')) : opened
  const file = opened.value
  try {
    const pace = createPace(clock)
    const encoding = await encodingOf(file, pace)
    if (encoding === 'binary') return err(appError('call-list-no-text'))
    let text = ''
    for await (const piece of textOf(file, encoding, pace)) text += piece
    return ok(await readCallTable(text, limits, clock))
  } catch (error) {
    return err(appError('contacts-file-unreadable', error instanceof Error ? error.message : undefined))
  } finally {
    await file.close()
  }
}

/** @param text anything; nothing of it is ever worked out or followed */
export async function readCallTable(text: string, limits: CallTableLimits, clock: Clock): Promise<CallTable> {
  const { rows, cut } = await someRows(text, limits.rows + 1, clock)
  const head = readTableHead(rows.slice(0, SAMPLE_ROWS))
  const hasNumbers = head.columns.some(({ use }) => isNumber(use))
  const isHead = head.hasHeadings && (hasNumbers || isTitles(rows[0], head.columns))
  const entries = (isHead ? rows.slice(1) : rows).map((row) => {
    const cells = row.slice(0, MOST_COLUMNS)
    const { name, organisation } = draftFromRow(cells, head.columns)
    const number = head.columns.map(({ use }, at) => (isNumber(use) ? (cells[at] ?? '') : '')).find(isSaid)
    return number === undefined
      ? { name: '', text: oneLine(cells.join(' '), limits.number) }
      : {
          name: oneLine(name === '' ? organisation : name, limits.name),
          text: oneLine(cleanNumber(number), limits.number),
        }
  })
  return { rows: entries.slice(0, limits.rows), cut: cut || entries.length > limits.rows }
}

/** @returns at most `most` and one more, which may be the headings */
async function someRows(
  text: string,
  most: number,
  clock: Clock,
): Promise<{ readonly rows: readonly Row[]; readonly cut: boolean }> {
  const pace = createPace(clock)
  const rows: Row[] = []
  try {
    for await (const row of rowsOf(piecesOf(text), findDelimiter(text.slice(0, SAMPLE_CHARACTERS)))) {
      if (rows.length > most) return { rows, cut: true }
      rows.push(row)
      await pace.breathe()
    }
    return { rows, cut: false }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // Quotes that mean something else: then each line is a row.
    const lines = text.split(/\r\n|\n|\r/u).filter(isSaid)
    return { rows: lines.slice(0, most + 1).map((line) => [line]), cut: lines.length > most + 1 }
  }
}

const PIECE = 32_768

async function* piecesOf(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield await Promise.resolve(text.slice(at, at + PIECE))
}

/** A first row of titles in which no digit stands, over columns that say what they hold. */
const isTitles = (row: Row | undefined, columns: readonly Column[]): boolean =>
  columns.some(({ use }) => use !== 'none') && row?.some((cell) => /\d/u.test(cell)) === false

const isNumber = (use: Column['use']): boolean =>
  !['none', 'name', 'first-name', 'last-name', 'organisation'].includes(use)

const isSaid = (text: string): boolean => text.trim() !== ''

/** Without controls and marks of direction: a file comes from anywhere, and a number must read as it is dialled. */
const oneLine = (text: string, most: number): string =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\p{Bidi_C}\p{Cs}]/gu, '')
    .trim()
    .slice(0, most)
    .replace(/\p{Cs}$/u, '')

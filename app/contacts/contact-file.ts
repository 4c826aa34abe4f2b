/** Reads a file of contacts: cards or a table, whatever its name says. Piece by piece, and never more than there may be. */
import { CsvError } from 'csv-parse'
import { appError, type AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { Column } from '../people/contact.ts'
import type { Clock, ContactFiles, OpenFile } from '../ports.ts'
import { createCollector, type ContactList } from './collector.ts'
import { readTableHead, withChosen } from './columns.ts'
import { createDecoder, createEncodingFinder, type Encoding } from './encoding.ts'
import { createLineCutter } from './lines.ts'
import { createPace, type Pace } from './pace.ts'
import { draftFromRow, findDelimiter, rowsOf, type Delimiter } from './table.ts'
import { createCardCutter, type RawCard } from './vcard-cards.ts'
import { draftFromCard } from './vcard.ts'

export interface ContactFileDeps {
  readonly clock: Clock
  readonly files: ContactFiles
}

/** How a file is to be understood; the rows are the beginning of a table, as they stand there. */
export type FileLook =
  | { readonly format: 'cards'; readonly encoding: Encoding }
  | {
      readonly format: 'table'
      readonly encoding: Encoding
      readonly delimiter: Delimiter
      readonly hasHeadings: boolean
      readonly columns: readonly Column[]
      readonly rows: readonly (readonly string[])[]
    }

export interface ContactFile {
  readonly look: FileLook
  readonly list: ContactList
}

/** Fifty thousand cards without photographs take a tenth of it. */
const MOST_BYTES = 200_000_000
const SAMPLE_CHARACTERS = 64_000
const SAMPLE_ROWS = 20

/**
 * @param chosen what the user said of a table's columns; empty where they said nothing
 * @returns an error where the file cannot be read or holds nothing that could be contacts
 */
export async function readContactFile(
  { clock, files }: ContactFileDeps,
  path: string,
  chosen: readonly Column[],
): Promise<Result<ContactFile, AppError>> {
  const opened = await files.open(path, MOST_BYTES)
  if (!opened.ok) return opened
  const file = opened.value
  try {
    const pace = createPace(clock)
    const encoding = await encodingOf(file, pace)
    if (encoding === 'binary') return err(appError('contacts-file-invalid'))
    const text = (): AsyncGenerator<string> => textOf(file, encoding, pace)
    const look = await lookAt(text, encoding, chosen)
    if (look === undefined) return err(appError('contacts-file-invalid'))
    const list = look.format === 'cards' ? await readCards(text()) : await readTable(text(), look, pace)
    return list === undefined ? err(appError('contacts-file-invalid')) : ok({ look, list })
  } catch (error) {
    return err(appError('contacts-file-unreadable', error instanceof Error ? error.message : undefined))
  } finally {
    await file.close()
  }
}

/** Looks through as much of it as it takes. */
export async function encodingOf(file: OpenFile, pace: Pace): Promise<Encoding | 'binary'> {
  const finder = createEncodingFinder()
  for await (const bytes of file.pieces()) {
    if (!finder.look(bytes)) break
    await pace.breathe()
  }
  return finder.found
}

export async function* textOf(file: OpenFile, encoding: Encoding, pace: Pace): AsyncGenerator<string> {
  const decoder = createDecoder(encoding)
  for await (const bytes of file.pieces()) {
    yield decoder.decode(bytes)
    await pace.breathe()
  }
  yield decoder.end()
}

async function lookAt(
  text: () => AsyncGenerator<string>,
  encoding: Encoding,
  chosen: readonly Column[],
): Promise<FileLook | undefined> {
  let sample = ''
  for await (const piece of text()) {
    sample += piece
    if (sample.length >= SAMPLE_CHARACTERS) break
  }
  if (/^\uFEFF?\s*BEGIN:VCARD\b/iu.test(sample)) return { format: 'cards', encoding }
  const delimiter = findDelimiter(sample)
  const rows: (readonly string[])[] = []
  try {
    for await (const row of rowsOf(text(), delimiter)) {
      rows.push(row)
      if (rows.length >= SAMPLE_ROWS) break
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return undefined
  }
  if (rows.length === 0) return undefined
  const head = readTableHead(rows)
  return {
    format: 'table',
    encoding,
    delimiter,
    hasHeadings: head.hasHeadings,
    columns: withChosen(head.columns, chosen),
    rows,
  }
}

async function readCards(text: AsyncIterable<string>): Promise<ContactList> {
  const lines = createLineCutter()
  const cutter = createCardCutter()
  const collector = createCollector()
  const take = (card: RawCard | undefined): void => {
    const draft = card && draftFromCard(card)
    if (draft !== undefined) collector.add(draft)
  }
  for await (const piece of text) {
    for (const line of lines.cut(piece)) take(cutter.take(line))
    if (collector.isFull) return collector.list
  }
  for (const line of lines.end()) take(cutter.take(line))
  const { card, isTorn } = cutter.end()
  take(card)
  if (isTorn) collector.skip()
  return collector.list
}

/** @returns undefined for a table that is none */
async function readTable(
  text: AsyncIterable<string>,
  { delimiter, columns, hasHeadings }: Extract<FileLook, { format: 'table' }>,
  pace: Pace,
): Promise<ContactList | undefined> {
  const collector = createCollector()
  let isHeading = hasHeadings
  try {
    for await (const row of rowsOf(text, delimiter)) {
      if (isHeading) isHeading = false
      else if (!collector.add(draftFromRow(row, columns))) break
      await pace.breathe()
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    // A row that never ends: what stands behind it is anybody's guess.
    return undefined
  }
  return collector.list
}

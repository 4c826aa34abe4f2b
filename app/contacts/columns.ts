/** What the columns of a table of contacts hold: by their headings as Outlook, Google and people write them. Pure. */
import { MOST_COLUMNS, type Column, type ColumnUse } from '../people/contact.ts'
import { isNumberText } from './collector.ts'
import { kindOf } from './kinds.ts'

export interface TableHead {
  /** False where the first row is somebody already. */
  readonly hasHeadings: boolean
  readonly columns: readonly Column[]
}

type Row = readonly string[]

/** @param rows the beginning of the table */
export function readTableHead(rows: readonly Row[]): TableHead {
  const [first = [], ...others] = rows
  const width = Math.min(MOST_COLUMNS, Math.max(first.length, ...others.map(({ length }) => length)))
  const hasHeadings =
    !first.some(isWholeNumber) && (others.length > 0 || first.some((cell) => useOf(cell) !== 'none'))
  const titles = uniqueTitles(
    Array.from({ length: width }, (_, at) => (hasHeadings ? (first[at] ?? '') : '')),
  )
  if (hasHeadings) return { hasHeadings, columns: titles.map((title) => ({ title, use: useOf(title) })) }
  return { hasHeadings, columns: usesByContent(titles, rows) }
}

/** Uses that the user chose, by the columns' titles; what they did not see is guessed. */
export const withChosen = (guessed: readonly Column[], chosen: readonly Column[]): readonly Column[] =>
  guessed.map((column) => chosen.find(({ title }) => title === column.title) ?? column)

const isWholeNumber = (cell: string): boolean =>
  isNumberText(cleanNumber(cell)) && cell.replace(/\D/gu, '').length >= 5

function uniqueTitles(titles: readonly string[]): readonly string[] {
  const seen = new Map<string, number>()
  return titles.map((written, at) => {
    const title = written.trim().slice(0, 60) || `Column ${String(at + 1)}`
    const before = seen.get(title) ?? 0
    seen.set(title, before + 1)
    return before === 0 ? title : `${title} (${String(before + 1)})`
  })
}

const NUMBER =
  /phone|telefon|\btel\b|t[ée]l[ée]phone|mobil|cell|handy|\bfax\b|rufnummer|durchwahl|nebenstelle|^ext(?:ension|\.)?$|^(?:home|work|office|business|privat|gesch[äa]ftlich)$/u
const NO_NUMBER =
  /\b(?:type|label|typ|id|photo|country|area code|callback|pager|tty|isdn|telex|assistant|radio)\b/u
/** The first that fits. */
const HEADINGS: readonly (readonly [ColumnUse, RegExp])[] = [
  [
    'none',
    /yomi|phonetic|type|label|title|department|location|prefix|suffix|middle|nick|maiden|address|mail/u,
  ],
  ['first-name', /^(?:first|given|fore)[ _-]?name|^vorname|^pr[ée]nom/u],
  ['last-name', /^(?:last|family|sur)[ _-]?name|^(?:nach|familien)name|^nom$/u],
  [
    'name',
    /^(?:(?:full|display|contact)[ _-]?)?name$|^file as$|^anzeigename$|^nom complet$|^(?:contact|kontakt)$/u,
  ],
  ['organisation', /^(?:company|organi[sz]ation|firma|unternehmen|soci[ée]t[ée])\b/u],
]

function useOf(heading: string): ColumnUse {
  const title = heading.trim().toLowerCase()
  if (/\bsip\b/u.test(title)) return 'sip'
  if (/^(?:number|nummer)$/u.test(title)) return 'other'
  if (NUMBER.test(title))
    return NO_NUMBER.test(title) ? 'none' : /^ext|nebenstelle/u.test(title) ? 'work' : kindOf(title)
  return HEADINGS.find(([, pattern]) => pattern.test(title))?.[0] ?? 'none'
}

/** Without headings: the first column of words is the name, and columns of numbers are numbers. */
function usesByContent(titles: readonly string[], rows: readonly Row[]): readonly Column[] {
  let named = false
  return titles.map((title, at) => {
    const cells = rows.map((row) => row[at]?.trim() ?? '').filter(Boolean)
    const numbers = cells.filter((cell) => isNumberText(cleanNumber(cell)))
    if (cells.length > 0 && numbers.length * 2 > cells.length) return { title, use: 'other' }
    if (named || cells.length === 0) return { title, use: 'none' }
    named = true
    return { title, use: 'name' }
  })
}

/** Spreadsheets guard numbers from being counted with: `="0049…"`, `'0049…`. Nothing is ever worked out here. */
export const cleanNumber = (cell: string): string =>
  cell
    .trim()
    .replace(/^="?|^'/u, '')
    .replace(/"$/u, '')
    .trim()

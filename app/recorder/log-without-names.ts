/** Lines of the log as a stranger may read them. They were redacted when they were written; here nobody is left at all. */
import type { Pseudonyms } from './pseudonyms.ts'

/** Time, level, event and perhaps fields, as the log writes them. */
const LINE = /^(\d{4}-\d\d-\d\dT[\d:.]{8,12}Z)\s+([a-z]+)\s+(\S+)(?:\s+(\{.*\}))?$/u
/** A code or a name of ours. */
const WORD = /^[a-z][a-zA-Z0-9._-]{0,60}$/u
/** What the sink itself put for an address and a number. */
const MARKS = /jid:[0-9a-f]{8}|…\d{3}/gu
/** Texts of our own errors, with places in the program. */
const TEXTS: ReadonlySet<string> = new Set(['why', 'stack'])

/** @returns undefined for what is no line of the log, e.g. the rest of one that was cut */
export function lineWithoutNames(line: string, names: Pseudonyms): string | undefined {
  const [, time, level, event, fields] = LINE.exec(line) ?? []
  if (time === undefined || level === undefined || event === undefined) return undefined
  const told = fields === undefined ? '' : ` ${fieldsWithoutNames(fields, names)}`
  return `${time} ${level} ${WORD.test(event) ? event : '…'}${told}`
}

function fieldsWithoutNames(json: string, names: Pseudonyms): string {
  const fields = parsed(json)
  if (fields === undefined) return '…'
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        WORD.test(name) ? name : '…',
        fieldWithoutNames(name, value, names),
      ]),
    ),
  )
}

function fieldWithoutNames(name: string, value: unknown, names: Pseudonyms): unknown {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value
  if (typeof value !== 'string') return '…'
  if (name === 'service' || name === 'host') return names.service(value)
  if (TEXTS.has(name)) return names.text(withoutFolders(value.replace(MARKS, '…')))
  return WORD.test(value) || /^\d+(?:\.\d+){1,3}$/u.test(value) ? names.text(value) : '…'
}

/** Folders have spaces in them, and apostrophes: `C:\Users\Ann O'Hara`. The log writes ⏎ for the end of a line. */
const PATH =
  /(?:file:\/\/)?(?:[A-Za-z]:)?[\\/](?:(?:[^\\/:()"'⏎\n]|(?<=\p{L})'(?=\p{L}))+[\\/])+([^\s\\/:()"']+)/gu

/** A path tells who the user is; the file's own name and the line say where it broke. */
const withoutFolders = (text: string): string => text.replace(PATH, '$1')

function parsed(json: string): object | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    // A line that was cut.
    return undefined
  }
}

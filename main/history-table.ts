/**
 * Calls as a table that spreadsheets read: comma-separated values by RFC 4180, in UTF-8 with a byte-order mark, without
 * which Excel takes it for the system's own code page. Pure.
 */
import type { HistoryRow } from '../app/contract/history.ts'
import { exportColumns, exportDirection, exportOutcome } from '../app/contract/messages/keepsakes.ts'

const BYTE_ORDER_MARK = '\uFEFF'

/** @param offsetMinutes of the user's own time from UTC at that moment, east positive */
export function historyTable(rows: readonly HistoryRow[], offsetMinutes: (atMs: number) => number): string {
  const lines = [
    exportColumns(),
    ...rows.map((row) => [
      isoTime(row.startedAtMs, offsetMinutes(row.startedAtMs)),
      exportDirection(row),
      exportOutcome(row),
      harmless(row.remote.display),
      phoneNumber(row.remote.number),
      harmless(row.remote.address),
      harmless(row.owner),
      String(row.durationS),
      harmless(row.label ?? ''),
      harmless(row.note ?? ''),
    ]),
  ]
  return `${BYTE_ORDER_MARK}${lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`
}

/** RFC 4180 §2.5 to §2.7. */
const quoted = (cell: string): string => (/[",\r\n]/u.test(cell) ? `"${cell.replace(/"/gu, '""')}"` : cell)

/**
 * What anybody calls themselves must not be computed: a cell that begins like a formula gets an apostrophe before it, as
 * OWASP advises ("CSV Injection"). So do those whose beginning only looks otherwise, for blanks are cut by some programs;
 * and so does what stands behind a semicolon, tab or line end: where a comma is the decimal sign, spreadsheets take these
 * for the separators, and quotes around the whole for text.
 */
function harmless(cell: string): string {
  const inside = cell.replace(/([;\t\r\n])(?=["'\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu, "$1'")
  return /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u.test(inside) ? `'${inside}` : inside
}

/**
 * A number that can be used as it stands: digits in groups, with nothing between that a spreadsheet computes with. Its
 * plus alone makes no formula of it as long as there is a blank behind, which no number of a spreadsheet has.
 */
function phoneNumber(number: string): string {
  if (!/^\+?[\d\s()./-]+$/u.test(number)) return harmless(number)
  const groups = number.replace(/[^\d+]+/gu, ' ').trim()
  return groups.startsWith('+') && !groups.includes(' ') ? harmless(groups) : groups
}

/** ISO 8601 with the offset, e.g. `2026-01-05T09:00:00+01:00`. */
export function isoTime(atMs: number, offsetMinutes: number): string {
  const local = new Date(atMs + offsetMinutes * 60_000).toISOString().slice(0, 19)
  const two = (value: number): string => String(value).padStart(2, '0')
  const distance = Math.abs(offsetMinutes)
  return `${local}${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(distance / 60))}:${two(distance % 60)}`
}

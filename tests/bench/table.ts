/** The result as a person reads it in a terminal. */
import type { Budget } from './budgets.ts'

const HEADINGS: readonly string[] = ['what', 'measured', 'floor', 'allowed', '']

export function tableOf(budgets: readonly Budget[]): string {
  const rows = [
    HEADINGS,
    ...budgets.map((budget) => [
      budget.what,
      budget.measured,
      budget.floor,
      budget.allowed,
      budget.kept ? 'kept' : 'OVER',
    ]),
  ]
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

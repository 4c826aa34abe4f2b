/** The matrix as a table of text: a row for each fault, a column for each stage. */
import { STAGES } from '../../../app/simulator/stages.ts'
import { FAULTS, pointless } from './cells.ts'
import type { Outcome } from './run-cell.ts'

const NAME_WIDTH = 30
const CELL_WIDTH = 9

export function printMatrix(outcomes: readonly Outcome[]): string {
  const reasons = [
    ...new Set(FAULTS.flatMap((fault) => STAGES.flatMap((stage) => pointless(stage, fault) ?? []))),
  ]
  const rows = FAULTS.map((fault) => {
    const cells = STAGES.map((stage) => {
      const reason = pointless(stage, fault)
      if (reason !== undefined) return `(${String.fromCharCode(97 + reasons.indexOf(reason))})`
      const outcome = outcomes.find(({ cell }) => cell.stage === stage && cell.fault === fault)
      if (outcome === undefined) return 'not run'
      const mark = outcome.cell.realTime ? '*' : ''
      return outcome.wrong.length > 0 ? 'WRONG' : `${(outcome.healedMs / 1000).toFixed(1)} s${mark}`
    })
    return fault.name.padEnd(NAME_WIDTH) + cells.map((cell) => cell.padStart(CELL_WIDTH)).join('')
  })
  const green = outcomes.filter(({ wrong }) => wrong.length === 0).length
  const realTime = outcomes.filter(({ cell }) => cell.realTime).length
  const pointlessCells = FAULTS.length * STAGES.length - outcomes.length
  return [
    'How long after the fault (or after waking up) the calls shown were the calls there are',
    '',
    ' '.repeat(NAME_WIDTH) + STAGES.map((_, index) => `[${String(index + 1)}]`.padStart(CELL_WIDTH)).join(''),
    ...rows,
    '',
    ...STAGES.map((stage, index) => `[${String(index + 1)}] ${stage}`),
    ...reasons.map((reason, index) => `(${String.fromCharCode(97 + index)}) does not apply: ${reason}`),
    '* in real time; the others on a clock that runs ten times as fast',
    '',
    `${String(outcomes.length)} cells ran (${String(realTime)} in real time): ${String(green)} right, ` +
      `${String(outcomes.length - green)} wrong; ${String(pointlessCells)} do not apply.`,
    '',
  ].join('\n')
}

/** What stood in the window in each cell, from the fault until the calls were right again. */
export const printReadings = (outcomes: readonly Outcome[]): string =>
  outcomes
    .map(({ cell, read }) => `${cell.stage} × ${cell.fault.name}: ${read.join(' → ')}\n`)
    .sort()
    .join('')

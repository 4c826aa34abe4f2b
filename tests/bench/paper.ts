/** docs/performance.md, from what was measured. Pure. */
import type { Measured } from './measured.ts'

const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`

export function paperOf({ budgets, soak, size }: Measured): string {
  const whole = size.reduce((sum, { bytes }) => sum + bytes, 0)
  return [
    '# How fast, how large',
    '',
    'Written by `npm run bench -- --write` and `npm run soak -- --write`, not by hand: a test compares this page with what they last',
    'measured. A budget is a ratio to a bare Electron program that does the least that could be done (`tests/bench/bare/main.cjs`: a tray',
    'icon, a window, one line of text), measured by the same probe, on the same machine, in the same run. So it holds on a slow machine',
    'as on a fast one; where the user feels the number itself, a limit in milliseconds or megabytes stands beside it.',
    '',
    '## Budgets',
    '',
    `Measured on ${budgets.date}: ${budgets.machine}.`,
    '',
    row('What', 'Measured', 'Floor', 'Allowed', ''),
    row('---', '---', '---', '---', '---'),
    ...budgets.rows.map(({ what, measured, floor, allowed, kept }) =>
      row(what, measured, floor === '' ? '–' : floor, allowed, kept ? 'kept' : '**over**'),
    ),
    '',
    '“Painted” is: the frame that shows it was handed to the compositor, and the window is mapped. A start ends when the main window’s',
    'header is painted. A card’s window is first made with no other window there, as the floor’s, and again beside an open one. A',
    'service that returns without a word is found by the next try, up to a minute later ([connection.md](connection.md)). Memory is',
    'the proportional set size of all processes, in the soak what they share with no other program.',
    '',
    '## Eight hours',
    '',
    `\`npm run soak\` presses hours of use together: calls, searches, windows that are closed and opened, links that are lost,`,
    `after as many that are not counted. Last on`,
    `${soak.date}, ${String(soak.hours)} hours at ${String(soak.scale)} times the pace: ${soak.machine}. Growth is the slope over the last three quarters.`,
    '',
    row('What', 'Middle', 'Grew by', 'Allowed', ''),
    row('---', '---', '---', '---', '---'),
    ...soak.rows.map(({ what, middle, growth, allowed, isFlat }) =>
      row(what, middle.toFixed(1), growth.toFixed(1), allowed.toFixed(1), isFlat ? 'flat' : '**grows**'),
    ),
    '',
    '## Installed size',
    '',
    `${mb(whole)} on Linux, of the package that is tested here (it carries the stand-in Electron; the official one differs by a few`,
    'megabytes). Made of:',
    '',
    row('Part', 'Size'),
    row('---', '---'),
    ...size.map(({ what, bytes }) => row(what, mb(bytes))),
    '',
    '## Measuring',
    '',
    row('Command', 'Does', 'Takes'),
    row('---', '---', '---'),
    row('`npm run bench`', 'every budget; exit code 1 when one is not kept', '5 minutes'),
    row('`npm run bench -- --only card,start`', 'some parts', 'a minute'),
    row('`npm run bench -- --long`', 'more samples of each', '15 minutes'),
    row('`npm run bench -- --write`', 'every budget, and this page', '5 minutes'),
    row('`npm run soak`', 'eight hours, sixty times as fast; `--hours`, `--scale`', '12 minutes'),
    row('`npm run soak -- --write`', 'the same, and this page', '12 minutes'),
    '',
    'Measure on a machine that does nothing else: what runs beside it weighs on Ringside, which has more to do than its floor, the more.',
    '',
  ].join('\n')
}

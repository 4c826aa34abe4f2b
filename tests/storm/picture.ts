/** The two curves as a picture. The same numbers give the same text, so a test can tell whether it is up to date. */
import { CLIENTS, fixedStorm, OUTAGE_MS, ourStorm, peakPerSecond, SLOT_MS, type Curve } from './simulate.ts'

const WIDTH = 760
const HEIGHT = 300
const LEFT = 70
const TOP = 40
const PLOT_WIDTH = 660
const PLOT_HEIGHT = 200
const SHOWN_MS = 120_000
/** Attempts per second, powers of ten: the curves lie two of them apart. */
const DECADES = [1, 2, 3, 4, 5] as const

const x = (ms: number): number => LEFT + (ms / SHOWN_MS) * PLOT_WIDTH
const y = (perSecond: number): number => {
  const share = (Math.log10(Math.max(10, perSecond)) - 1) / 4
  return TOP + PLOT_HEIGHT * (1 - share)
}
const at = (value: number): string => value.toFixed(1)

/** One upright stroke for each tenth of a second with an attempt in it. */
const strokes = ({ attempts }: Curve): string =>
  attempts
    .slice(0, SHOWN_MS / SLOT_MS)
    .flatMap((count, slot) =>
      count === 0 ? [] : [`M${at(x(slot * SLOT_MS))} ${at(y(10))}V${at(y(count * (1_000 / SLOT_MS)))}`],
    )
    .join('')

export function stormPicture(): string {
  const ours = ourStorm()
  const fixed = fixedStorm()
  const thousands = (value: number): string => value.toLocaleString('en-US')
  const label = `Attempts to connect per second after ${thousands(CLIENTS)} clients lost one server for ${String(OUTAGE_MS / 1_000)} s`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}" role="img" aria-label="${label}" font-family="sans-serif" font-size="12">`,
    `<rect width="${String(WIDTH)}" height="${String(HEIGHT)}" fill="#fff"/>`,
    `<text x="${String(LEFT)}" y="20" fill="#222">${label}</text>`,
    ...DECADES.map((decade) => {
      const line = at(y(10 ** decade))
      return `<path d="M${String(LEFT)} ${line}h${String(PLOT_WIDTH)}" stroke="#ddd"/><text x="${String(LEFT - 8)}" y="${line}" text-anchor="end" dominant-baseline="middle" fill="#555">${thousands(10 ** decade)}</text>`
    }),
    `<path d="${strokes(fixed)}" stroke="#c2410c" stroke-width="1.2"/>`,
    `<path d="${strokes(ours)}" stroke="#1d4ed8" stroke-width="0.6"/>`,
    ...[0, 30, 60, 90, 120].map(
      (second) =>
        `<text x="${at(x(second * 1_000))}" y="${String(TOP + PLOT_HEIGHT + 18)}" text-anchor="middle" fill="#555">${String(second)} s</text>`,
    ),
    `<path d="M${at(x(OUTAGE_MS))} ${String(TOP)}v${String(PLOT_HEIGHT)}" stroke="#222" stroke-dasharray="4 3"/>`,
    `<text x="${at(x(OUTAGE_MS) + 6)}" y="${String(TOP + 12)}" fill="#222">the server is back</text>`,
    `<text x="${String(LEFT)}" y="${String(HEIGHT - 22)}" fill="#c2410c">every second: ${thousands(peakPerSecond(fixed))} at once, in step, to the end</text>`,
    `<text x="${String(LEFT)}" y="${String(HEIGHT - 6)}" fill="#1d4ed8">Ringside: ${thousands(peakPerSecond(ours))} in the first second, at most ${thousands(peakPerSecond(ours, OUTAGE_MS))} when the server is back</text>`,
    '</svg>',
    '',
  ].join('\n')
}

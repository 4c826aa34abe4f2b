/** How long 10,000 characters from the clipboard take, beside what the numbering plans alone take for it. */
import { explainText, MAX_READS, MAX_TEXT } from '../../app/dialing/explain.ts'
import { readNumber } from '../../app/dialing/number.ts'
import { DEFAULT_PLAN } from '../../app/dialing/plan.ts'
import { percentile } from './statistics.ts'

export interface LongText {
  /** As many questions to the plans as one text may cost. */
  readonly floor: { readonly p50Ms: number }
  /** Of the slowest kind of text. */
  readonly slowest: { readonly text: string; readonly p50Ms: number }
  readonly texts: Readonly<Record<string, { readonly p50Ms: number }>>
}

const CONTEXT = { ...DEFAULT_PLAN, ownDomain: 'example.com' }

const filled = (piece: string): string => piece.repeat(Math.ceil(MAX_TEXT / piece.length)).slice(0, MAX_TEXT)

const NO_NUMBERS = filled('5 732 555 0100 77, ')
const TEXTS: Readonly<Record<string, string>> = {
  'mail signatures': filled(
    'Ann Carter\nTel: (732) 555-0100 ext. 12\nFax +44 (0)20 7946 0958\nOrder 7325550199\n\n',
  ),
  'prose without a number': filled('Dear Sir, thank you for your letter of last week. '),
  'digits and spaces': filled('1 '),
  digits: filled('7'),
  'numbers that are none': NO_NUMBERS,
  'slashes and dashes': filled('030/1-2/3-4 '),
  'words behind digits': filled('800-GOT JUNK-X '),
  stars: filled('*1#2'),
  brackets: filled('(1)'),
}

/** What the plans are asked about digits that are no number, on which they are slowest. */
const NO_NUMBER = ['5732555010077', '5732555', '57325550100'] as const

export function measureLongText(count: number): LongText {
  const floor = timed(count, () => {
    for (let index = 0; index < MAX_READS; index += 1)
      readNumber(NO_NUMBER[index % NO_NUMBER.length] ?? '', 'US')
  })
  const texts = Object.fromEntries(
    Object.entries(TEXTS).map(([name, text]) => [name, timed(count, () => explainText(text, CONTEXT))]),
  )
  const slowest = Object.entries(texts).reduce(
    (worst, [text, { p50Ms }]) => (p50Ms > worst.p50Ms ? { text, p50Ms } : worst),
    { text: '', p50Ms: 0 },
  )
  return { floor, slowest, texts }
}

function timed(count: number, run: () => unknown): { readonly p50Ms: number } {
  const samples: number[] = []
  for (let round = -10; round < count; round += 1) {
    const before = performance.now()
    run()
    // The first rounds read and compile.
    if (round >= 0) samples.push(performance.now() - before)
  }
  return { p50Ms: percentile(samples, 0.5) }
}

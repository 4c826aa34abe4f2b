/**
 * What is allowed. A ratio holds on every machine; a limit in milliseconds or megabytes is stated beside it where the
 * user feels the number itself.
 */
export interface Budget {
  readonly what: string
  /** As a person reads it. */
  readonly measured: string
  readonly floor: string
  readonly allowed: string
  readonly kept: boolean
}

export const LIMITS = {
  warmCard: { what: 'event on the socket → card painted, window ready', floorTimes: 3, ms: 50 },
  coldCard: { what: 'event on the socket → card painted, window made first', floorTimes: 1.5, ms: 200 },
  besideCard: { what: 'the same, with a main window open that shows it too', floorTimes: 1.5, ms: 200 },
  busyCard: { what: 'a call among others → its card painted', floorTimes: 3, ms: 50 },
  idle: { memoryAboveMb: 40, processorPercent: 0.2 },
  manyCalls: { growth: 1.03 },
  lines: { what: 'a change of one of a thousand watched lines → painted', floorTimes: 3, ms: 50 },
  backOnLine: { ms: 10_000 },
  startUp: { floorTimes: 2 },
  people: { searchMs: 16, nameMs: 5 },
  contacts: { floorTimes: 3 },
  longText: { floorTimes: 5 },
} as const

const ms = (value: number): string => `${value.toFixed(1)} ms`
const mb = (value: number): string => `${value.toFixed(1)} MB`

export function cardBudget(
  limit: { readonly what: string; readonly floorTimes: number; readonly ms: number },
  measured: { readonly p95Ms: number },
  floor: { readonly p95Ms: number },
): Budget {
  const times = measured.p95Ms / floor.p95Ms
  return {
    what: `${limit.what}, p95`,
    measured: `${ms(measured.p95Ms)} (${times.toFixed(2)}×)`,
    floor: ms(floor.p95Ms),
    allowed: `≤ ${String(limit.floorTimes)}× and ≤ ${String(limit.ms)} ms`,
    kept: times <= limit.floorTimes && measured.p95Ms <= limit.ms,
  }
}

export function startUpBudget(measuredMs: number, floorMs: number): Budget {
  const times = measuredMs / floorMs
  return {
    what: 'start → main window painted, median',
    measured: `${ms(measuredMs)} (${times.toFixed(2)}×)`,
    floor: ms(floorMs),
    allowed: `≤ ${String(LIMITS.startUp.floorTimes)}×`,
    kept: times <= LIMITS.startUp.floorTimes,
  }
}

export function idleMemoryBudget(measuredMb: number, floorMb: number): Budget {
  const above = measuredMb - floorMb
  return {
    what: 'idle in the tray, no window: memory (PSS)',
    measured: `${mb(measuredMb)} (+${mb(above)})`,
    floor: mb(floorMb),
    allowed: `≤ +${String(LIMITS.idle.memoryAboveMb)} MB`,
    kept: above <= LIMITS.idle.memoryAboveMb,
  }
}

export function idleProcessorBudget(measuredPercent: number, floorPercent: number): Budget {
  return {
    what: 'idle in the tray, no window: processor',
    measured: `${measuredPercent.toFixed(2)} %`,
    floor: `${floorPercent.toFixed(2)} %`,
    allowed: `≤ ${String(LIMITS.idle.processorPercent)} %`,
    kept: measuredPercent <= LIMITS.idle.processorPercent,
  }
}

export function manyCallsBudget(calls: number, growth: number, lastMb: number): Budget {
  return {
    what: `memory over ${calls.toLocaleString('en')} calls, last quarter / second`,
    measured: `${mb(lastMb)} (${growth.toFixed(3)}×)`,
    floor: '',
    allowed: `≤ ${String(LIMITS.manyCalls.growth)}×`,
    kept: growth <= LIMITS.manyCalls.growth,
  }
}

export function backOnLineBudget(longestMs: number): Budget {
  return {
    what: 'awake again, or another network → the next call would be seen, longest',
    measured: ms(longestMs),
    floor: '',
    allowed: `≤ ${String(LIMITS.backOnLine.ms / 1000)} s`,
    kept: longestMs <= LIMITS.backOnLine.ms,
  }
}

/** @param what is looked up, among how many people */
export function lookUpBudget(what: string, people: number, p95Ms: number, limitMs: number): Budget {
  return {
    what: `${what} among ${people.toLocaleString('en')} people, p95`,
    measured: ms(p95Ms),
    floor: '',
    allowed: `≤ ${String(limitMs)} ms`,
    kept: p95Ms <= limitMs,
  }
}

/** What is held after many calls is what was held before them. */
export function holdingsBudget(
  calls: number,
  before: { readonly windows: number; readonly listeners: number },
  after: { readonly windows: number; readonly listeners: number },
): Budget {
  const words = ({ windows, listeners }: typeof before): string =>
    `${String(windows)} windows, ${String(listeners)} listeners`
  return {
    what: `left behind by ${calls.toLocaleString('en')} calls`,
    measured: words(after),
    floor: words(before),
    allowed: 'no more than before',
    kept: after.windows <= before.windows && after.listeners <= before.listeners,
  }
}

/** @param floorMs of the directory's index of as many people */
export function contactsBudget(
  read: { readonly contacts: number; readonly totalMs: number; readonly longestHoldMs: number },
  floorMs: number,
): Budget {
  const times = read.totalMs / floorMs
  return {
    what: `${read.contacts.toLocaleString('en')} contacts of a file, read and known`,
    measured: `${ms(read.totalMs)} (${times.toFixed(2)}×), others waited ≤ ${ms(read.longestHoldMs)}`,
    floor: ms(floorMs),
    allowed: `≤ ${String(LIMITS.contacts.floorTimes)}×`,
    kept: times <= LIMITS.contacts.floorTimes,
  }
}

export function longTextBudget(measuredMs: number, floorMs: number): Budget {
  const times = measuredMs / floorMs
  return {
    what: '10,000 characters read for numbers, the slowest kind, median',
    measured: `${ms(measuredMs)} (${times.toFixed(2)}×)`,
    floor: ms(floorMs),
    allowed: `≤ ${String(LIMITS.longText.floorTimes)}×`,
    kept: times <= LIMITS.longText.floorTimes,
  }
}

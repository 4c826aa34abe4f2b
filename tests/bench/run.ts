/**
 * Measures Ringside against a bare Electron program on the same machine in the same run: `npm run bench`.
 *
 *   --json FILE   also writes everything that was measured
 *   --write       also writes the table of docs/performance.md; of all parts
 *   --long        more samples, three minutes of idling
 *   --only NAMES  some of people,start,card,lines,idle,calls,back,text
 *
 * A budget that is not kept is told and makes the exit code 1; nothing is retried.
 */
import { writeFileSync } from 'node:fs'
import os from 'node:os'
import { parseArgs } from 'node:util'
import { findRuntime } from '../../build/runtime.mjs'
import { createDesktopDouble } from '../desktop/desktop-double.ts'
import { startBareApp, type BareApp } from './bare-app.ts'
import {
  LIMITS,
  contactsBudget,
  backOnLineBudget,
  cardBudget,
  holdingsBudget,
  idleMemoryBudget,
  idleProcessorBudget,
  lookUpBudget,
  longTextBudget,
  manyCallsBudget,
  startUpBudget,
  type Budget,
} from './budgets.ts'
import { measureBackOnLine } from './back-on-line.ts'
import { bareCard, closeToTray, ringsideCard, turnAbout, type Readiness } from './card-latency.ts'
import { measureIdle } from './idle.ts'
import { measureLongText } from './long-text.ts'
import { MANY_CALLS_SWITCHES, measureManyCalls } from './many-calls.ts'
import { measureContactsRead } from './contacts-read.ts'
import { measurePeopleLookUp } from './people-look-up.ts'
import { signIn, startRingside } from './ringside-app.ts'
import { record, whereAndWhen } from './record.ts'
import { measureStartUp } from './start-up.ts'
import { WATCHED_LINES, measureWatchedLines } from './watched-lines.ts'
import { tableOf } from './table.ts'

const say = (line: string): void => {
  process.stderr.write(`[bench] ${line}\n`)
}

interface Outcome {
  readonly budgets: readonly Budget[]
  readonly data: Readonly<Record<string, unknown>>
}

async function start(long: boolean): Promise<Outcome> {
  say('start: a bare window and ours, turn about …')
  const { bare, ringside } = await measureStartUp(long ? 20 : 8)
  return { budgets: [startUpBudget(ringside.p50Ms, bare.p50Ms)], data: { start: { bare, ringside } } }
}

async function card(long: boolean): Promise<Outcome> {
  const warmCount = long ? 100 : 40
  const bare = await startBareApp({ window: false })
  const bareWithWindow = await startBareApp({ window: true })
  const ringside = await startRingside()
  try {
    await signIn(ringside)
    // Each alone: a window that is shown waits for the next frame, and who comes second would find it just begun.
    say('cards: the floor and ours, with a window …')
    const [floorWarm] = await turnAbout(warmCount, bareCard(bare, 'warm'))
    const [warm] = await turnAbout(warmCount, await ringsideCard(ringside, 'warm'))
    say('cards: the floor and ours, with none, turn about …')
    const first = async (floor: BareApp, readiness: Readiness): ReturnType<typeof turnAbout> =>
      turnAbout(long ? 60 : 24, bareCard(floor, readiness), await ringsideCard(ringside, readiness))
    const [floorBeside, beside] = await first(bareWithWindow, 'beside')
    const [floorCold, cold] = await first(bare, 'cold')
    return {
      budgets: [
        cardBudget(LIMITS.warmCard, warm, floorWarm),
        cardBudget(LIMITS.coldCard, cold, floorCold),
        cardBudget(LIMITS.besideCard, beside, floorBeside),
      ],
      data: {
        card: {
          floor: { warm: floorWarm, cold: floorCold, beside: floorBeside },
          ringside: { warm, cold, beside },
        },
      },
    }
  } finally {
    await ringside.end()
    await bareWithWindow.end()
    await bare.end()
  }
}

async function idle(long: boolean): Promise<Outcome> {
  // The budget is one of a minute: less would show a single collection of garbage as a habit.
  const seconds = long ? 180 : 60
  say(`idle: ${String(seconds)} s of a bare program with a tray icon, and of ours, its window closed …`)
  const bare = await startBareApp({ window: false })
  const ringside = await startRingside()
  try {
    await signIn(ringside)
    await closeToTray(ringside)
    const [floor, cost] = await measureIdle([bare, ringside], seconds)
    if (floor === undefined || cost === undefined) throw new Error('nothing was measured')
    return {
      budgets: [
        idleMemoryBudget(cost.memoryMb, floor.memoryMb),
        idleProcessorBudget(cost.processorPercent, floor.processorPercent),
      ],
      data: { idle: { floor, ringside: cost } },
    }
  } finally {
    await ringside.end()
    await bare.end()
  }
}

async function calls(long: boolean): Promise<Outcome> {
  const count = long ? 3_000 : 1_000
  say('calls: the floor …')
  const bare = await startBareApp({ window: false })
  const [floor] = await turnAbout(long ? 100 : 25, bareCard(bare, 'warm'))
  await bare.end()
  say(`calls: ${String(count)} of them …`)
  const ringside = await startRingside(MANY_CALLS_SWITCHES)
  try {
    await signIn(ringside)
    const memory = await measureManyCalls(ringside, count)
    return {
      budgets: [
        manyCallsBudget(count, memory.growth, memory.quarterMediansMb[3]),
        cardBudget(LIMITS.busyCard, memory.card, floor),
        holdingsBudget(count, memory.before, memory.after),
      ],
      data: { calls: { floor, ...memory } },
    }
  } finally {
    await ringside.end()
  }
}

async function lines(long: boolean): Promise<Outcome> {
  say('lines: the floor …')
  const bare = await startBareApp({ window: false })
  const [floor] = await turnAbout(long ? 100 : 25, bareCard(bare, 'warm'))
  await bare.end()
  say(`lines: ${String(WATCHED_LINES)} of them …`)
  const ringside = await startRingside([], { colleagues: WATCHED_LINES })
  try {
    const changes = await measureWatchedLines(ringside, long ? 50 : 15)
    return {
      budgets: [cardBudget(LIMITS.lines, changes, floor)],
      data: { lines: { floor, changes } },
    }
  } finally {
    await ringside.end()
  }
}

async function back(long: boolean): Promise<Outcome> {
  say('back: a server that goes away and returns …')
  const ringside = await startRingside()
  try {
    await signIn(ringside)
    const longestMs = await measureBackOnLine(ringside, long ? 10 : 4)
    return { budgets: [backOnLineBudget(longestMs)], data: { back: { longestMs } } }
  } finally {
    await ringside.end()
  }
}

async function people(long: boolean): Promise<Outcome> {
  say('people: fifty thousand entries …')
  const found = measurePeopleLookUp(long ? 20 : 5)
  const { searchMs, nameMs } = LIMITS.people
  say('people: fifty thousand cards …')
  const contacts = await measureContactsRead()
  return {
    budgets: [
      lookUpBudget('a search as one types', found.people, found.search.p95Ms, searchMs),
      lookUpBudget("a caller's name", found.people, found.nameOf.p95Ms, nameMs),
      contactsBudget(contacts, found.buildMs),
    ],
    data: { people: found, contacts },
  }
}

async function text(long: boolean): Promise<Outcome> {
  say('text: 10,000 characters of nine kinds …')
  const measured = measureLongText(long ? 100 : 20)
  return {
    budgets: [longTextBudget(measured.slowest.p50Ms, measured.floor.p50Ms)],
    data: { text: measured },
  }
}

const PARTS = { people, start, card, lines, idle, calls, back, text } as const

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      long: { type: 'boolean' },
      only: { type: 'string' },
      write: { type: 'boolean' },
    },
  })
  const only = values.only?.split(',')
  if (values.write === true && only !== undefined) throw new Error('--write is for all parts, without --only')
  // A program that finds no tray keeps its window, and would not be measured without one.
  const desktop = await createDesktopDouble()
  const outcomes: Outcome[] = []
  try {
    for (const [name, measure] of Object.entries(PARTS)) {
      if (only === undefined || only.includes(name)) outcomes.push(await measure(values.long ?? false))
    }
  } finally {
    await desktop.close()
  }
  const budgets = outcomes.flatMap((outcome) => outcome.budgets)
  process.stdout.write(`${tableOf(budgets)}\n`)
  if (values.json !== undefined) {
    const { version, fallback } = findRuntime()
    const machine = { cpus: os.cpus().length, model: os.cpus()[0]?.model, electron: version, fallback }
    const data = Object.fromEntries(outcomes.flatMap((outcome) => Object.entries(outcome.data)))
    writeFileSync(values.json, `${JSON.stringify({ machine, budgets, ...data }, null, 2)}\n`)
  }
  if (values.write === true) await record({ budgets: { ...whereAndWhen(), rows: budgets } })
  return budgets.every((budget) => budget.kept) ? 0 : 1
}

process.exitCode = await main()

/**
 * Hours of use, pressed together, in a real Electron: `npm run soak`.
 *
 *   --hours N    of use; 8, after as many that are not counted
 *   --scale N    how many times as fast; 60, so eight hours take eight minutes. Where the machine cannot keep the pace
 *                the same is done, and takes longer
 *   --json FILE  also writes every sample
 *   --write      also writes the table of docs/performance.md
 *
 * Whatever grows over the last three quarters of it is told, and makes the exit code 1.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { nowMs } from '../bench/clock.ts'
import { MANY_CALLS_SWITCHES } from '../bench/many-calls.ts'
import { signIn, startRingside } from '../bench/ringside-app.ts'
import { record, whereAndWhen } from '../bench/record.ts'
import { createDesktopDouble } from '../desktop/desktop-double.ts'
import { pause } from '../desktop/until.ts'
import { flatnessOf } from './flat.ts'
import { STEPS, liveThrough } from './hour.ts'
import { QUANTITIES, takeSample, type Sample } from './sample.ts'

const HOUR_MS = 3_600_000
/**
 * Some hundred calls until the engine has compiled what is used, its young generation has its full size, and the lists that
 * have an end are full: pressed together like this, hours that follow one another would show nothing else.
 */
const WARM_UP_STEPS = 96
const MOST_HOURS = 240

function wishes(): {
  readonly hours: number
  readonly scale: number
  readonly json: string | undefined
  readonly write: boolean
} {
  const { values } = parseArgs({
    options: {
      hours: { type: 'string', default: '8' },
      scale: { type: 'string', default: '60' },
      json: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  })
  const hours = Number(values.hours)
  const scale = Number(values.scale)
  if (!(hours >= 1 && hours <= MOST_HOURS)) throw new Error(`--hours: 1 to ${String(MOST_HOURS)}`)
  if (!(scale >= 1 && scale <= 1_000)) throw new Error('--scale: 1 to 1000')
  return { hours, scale, json: values.json, write: values.write }
}

async function soak(hours: number, scale: number): Promise<readonly Sample[]> {
  const desktop = await createDesktopDouble()
  const app = await startRingside(MANY_CALLS_SWITCHES)
  try {
    await signIn(app)
    say('the first days, as fast as may be …')
    for (let step = 0; step < WARM_UP_STEPS; step += 1) await liveThrough(app, step)
    const samples: Sample[] = []
    const startedAtMs = nowMs()
    const steps = Math.round(hours * STEPS)
    for (let step = 0; step < steps; step += 1) {
      await liveThrough(app, WARM_UP_STEPS + step)
      samples.push(await takeSample(app))
      if (step % STEPS === STEPS - 1) say(`hour ${String((step + 1) / STEPS)} is over`)
      await pause(Math.max(0, startedAtMs + ((step + 1) * HOUR_MS) / STEPS / scale - nowMs()))
    }
    return samples
  } finally {
    await app.end()
    await desktop.close()
  }
}

const say = (line: string): void => {
  process.stderr.write(`[soak] ${line}\n`)
}

async function main(): Promise<number> {
  const { hours, scale, json, write } = wishes()
  say(`${String(hours)} hours, ${String(scale)} times as fast …`)
  const samples = await soak(hours, scale)
  if (json !== undefined) writeFileSync(json, `${JSON.stringify({ hours, scale, samples }, null, 2)}\n`)
  const verdicts = Object.entries(QUANTITIES).map(([name, { what, allowance }]) => ({
    what,
    ...flatnessOf(
      samples.map((sample) => new Map(Object.entries(sample)).get(name) ?? Number.NaN),
      allowance,
    ),
  }))
  for (const { what, middle, growth, allowed, isFlat } of verdicts) {
    const numbers = `${middle.toFixed(1)}, grew by ${growth.toFixed(1)}, allowed ${allowed.toFixed(1)}`
    process.stdout.write(`${isFlat ? 'flat ' : 'GROWS'}  ${what}: ${numbers}\n`)
  }
  if (write) await record({ soak: { ...whereAndWhen(), hours, scale, rows: verdicts } })
  return verdicts.every(({ isFlat }) => isFlat) ? 0 : 1
}

process.exitCode = await main()

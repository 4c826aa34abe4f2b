/** One cell of the matrix: a day reaches a stage, the fault strikes, calls go on, and all must be right again. */
import { canSeeCalls } from '../../../app/contract/seeing.ts'
import { approach, isOnLine } from './approach.ts'
import { CELLS, type Cell } from './cells.ts'
import { createScene, OWN, ringFrom, type Scene } from './scene.ts'
import { createStrike } from './strike.ts'
import { differences, legsOf } from './truth.ts'
import { createWitness, SEEING } from './witness.ts'

export interface Outcome {
  readonly cell: Cell
  /** Empty when the cell is green. */
  readonly wrong: readonly string[]
  /** From the fault, or from waking up, until the calls were right; in ms of the cell's clock. */
  readonly healedMs: number
  /** What stood in the window from the fault until then. */
  readonly read: readonly string[]
}

const FACTOR = 10

export async function runCell(cell: Cell): Promise<Outcome> {
  const scene = await createScene(cell.realTime ? 1 : FACTOR)
  try {
    return await play(scene, cell)
  } catch (error) {
    return { cell, wrong: [error instanceof Error ? error.message : 'broke'], healedMs: NaN, read: [] }
  } finally {
    await scene.close()
  }
}

async function play(scene: Scene, cell: Cell): Promise<Outcome> {
  const { stage, fault } = cell
  const { house, clock, until, pass } = scene
  const { core, simulator, order } = house
  const wrongNow = async (): Promise<readonly string[]> =>
    differences(core.state.calls, await legsOf(simulator, OWN))
  const wrong: string[] = []
  const demand = (isSo: boolean, ...otherwise: readonly string[]): void => {
    if (!isSo) wrong.push(...otherwise)
  }

  await house.signIn()
  const witness = createWitness(core)
  const strike = createStrike(scene, stage, fault)
  const before = await approach(scene, stage, strike.arm)
  await strike.struck
  witness.turnPage()
  const struckAtMs = clock.monotonic()

  // The phones do not wait for us: one call ends, another one comes.
  await pass(1_000)
  if (before !== undefined) await order({ do: 'hangup', call: before })
  await order(ringFrom('17325550100'))
  const sinceMs = (await strike.wake()) ? clock.monotonic() : struckAtMs

  const isRight = async (): Promise<boolean> =>
    canSeeCalls(core.state.session) && (await wrongNow()).length === 0
  await until('right', fault.limitMs, isRight).catch(() => undefined)
  const healedMs = clock.monotonic() - sinceMs
  const { read } = witness
  demand(canSeeCalls(core.state.session), `calls are not seen: ${read.join(' → ')}`)
  demand(false, ...(await wrongNow()))
  const wasBlind = read.some((sentence) => sentence !== SEEING)
  demand(fault.blinds !== 'yes' || wasBlind, 'the user was told that all is well')
  demand(fault.blinds !== 'no' || !wasBlind || !isOnLine(stage), `sight was lost: ${read.join(' → ')}`)

  await order({ do: 'fault', kind: 'calm' })
  const next = await order(ringFrom('12125550199'))
  const alarms = (): boolean =>
    core.state.calls.active.some(({ callIds, silent }) => callIds.includes(next) && !silent)
  await until('the next call', 5_000, alarms).catch(() => wrong.push('the next call did not alarm'))
  // A ghost may come late.
  await pass(3_000)
  demand(false, ...(await wrongNow()), ...witness.mistakes)
  return { cell, wrong: [...new Set(wrong)], healedMs, read }
}

/** Runs them all, so many at a time, those in real time first since they take longest. */
export async function runMatrix(atATime: number): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  const waiting = [...CELLS].sort((one, other) => Number(other.realTime) - Number(one.realTime))
  const worker = async (): Promise<void> => {
    for (let cell = waiting.shift(); cell !== undefined; cell = waiting.shift())
      outcomes.push(await runCell(cell))
  }
  await Promise.all(Array.from({ length: atATime }, worker))
  return outcomes
}

import { afterEach, expect, it } from 'vitest'
import { canSeeCalls } from '../../../app/contract/seeing.ts'
import type { GapReport } from '../../../app/contract/state.ts'
import { createChance, type Chance } from '../../../app/simulator/chance.ts'
import { createScene, OWN, ringFrom, type Scene } from './scene.ts'
import { differences, legsOf } from './truth.ts'
import { createWitness } from './witness.ts'

const NIGHTLY = process.env['RINGSIDE_NIGHTLY'] === '1'
/** At night three minutes of real time; otherwise one minute on a clock that runs ten times as fast. */
const FACTOR = NIGHTLY ? 1 : 10
const RUN_MS = NIGHTLY ? 180_000 : 60_000

const PULLS = [
  { do: 'fault', kind: 'drop' },
  { do: 'fault', kind: 'silence' },
  { do: 'fault', kind: 'half-open' },
  { do: 'fault', kind: 'restart', forMs: 1_500 },
] as const

/** A shorter one in which nothing came makes no report: there is nothing to tell. */
const BLINK_MS = 2_500
/** The service tells its time in whole seconds. */
const DOUBT_MS = 1_500

let scene: Scene
afterEach(() => scene.close())

/** Acts at random moments until the time is over. */
async function keep(
  chance: Chance,
  leastMs: number,
  mostMs: number,
  act: () => Promise<unknown>,
): Promise<void> {
  for (let leftMs = RUN_MS; ;) {
    const waitMs = leastMs + chance() * (mostMs - leastMs)
    leftMs -= waitMs
    if (leftMs < 0) return
    await scene.pass(waitMs)
    await act()
  }
}

/** People at their phones: somebody rings, picks up or hangs up; some orders find nothing to do. */
async function useThePhones(chance: Chance): Promise<void> {
  const { simulator } = scene.house
  const kind = chance()
  if (kind < 0.4) await simulator.do(ringFrom(`1415555${String(1000 + Math.floor(chance() * 9000))}`))
  else if (kind < 0.6) await simulator.do({ do: 'answer' })
  else await simulator.do({ do: 'hangup' })
}

it(
  'a link that is pulled every few seconds ends in the truth, and each interruption was reported',
  async () => {
    scene = await createScene(FACTOR)
    const { core, simulator, signIn } = scene.house
    await signIn()
    const seed = Math.floor(Math.random() * 2 ** 32)
    const chance = createChance(seed)
    const witness = createWitness(core)
    const interruptions: { readonly fromMs: number; toMs?: number }[] = []
    const reports = new Map<string, GapReport>()
    let saw = true
    core.subscribe(() => {
      const sees = canSeeCalls(core.state.session)
      const last = interruptions.at(-1)
      if (saw && !sees) interruptions.push({ fromMs: scene.clock.now() })
      if (!saw && sees && last) last.toMs = scene.clock.now()
      saw = sees
      for (const report of core.state.health.gaps) reports.set(report.id, report)
    })

    await Promise.all([
      keep(chance, 2_000, 6_000, () => simulator.do(PULLS[Math.floor(chance() * PULLS.length)] ?? PULLS[0])),
      keep(chance, 300, 2_000, () => useThePhones(chance)),
    ])
    await simulator.do({ do: 'fault', kind: 'calm' })
    const wrongNow = async (): Promise<readonly string[]> =>
      differences(core.state.calls, await legsOf(simulator, OWN))
    const isRight = async (): Promise<boolean> =>
      canSeeCalls(core.state.session) && (await wrongNow()).length === 0
    await scene.until('the truth', 60_000, isRight).catch(() => undefined)
    const told = (): boolean => [...reports.values()].every(({ found }) => found.kind !== 'asking')
    await scene.until('every report', 60_000, told).catch(() => undefined)

    expect(await wrongNow(), `seed ${String(seed)}`).toEqual([])
    expect(witness.mistakes, `seed ${String(seed)}`).toEqual([])
    // Many pulls strike a link that is away already, longer with every doubling of the back-off.
    expect(interruptions.length).toBeGreaterThan(1)
    const unreported = interruptions.filter(
      ({ fromMs, toMs = Infinity }) =>
        toMs - fromMs > BLINK_MS &&
        ![...reports.values()].some(
          (gap) => gap.fromMs <= fromMs + DOUBT_MS && fromMs <= gap.toMs + DOUBT_MS,
        ),
    )
    expect(unreported, `seed ${String(seed)}`).toEqual([])
    expect([...reports.values()].filter(({ found }) => found.kind === 'asking')).toEqual([])
  },
  RUN_MS + 120_000,
)

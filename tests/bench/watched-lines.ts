/** A thousand colleagues' lines are watched: how long one takes to be painted as ringing, and as free again. */
import { z } from 'zod'
import { untilTrue } from '../desktop/until.ts'
import { latenciesOf, type Latencies } from './card-latency.ts'
import { nowMs } from './clock.ts'
import { signIn, type RingsideApp } from './ringside-app.ts'

export const WATCHED_LINES = 1_000

const TEAM = `window.ringside.invoke('state.get', {}).then((reply) => reply.value.state.team)`
const SHOWN = `[...document.querySelectorAll('[data-line]')].map((row) => row.dataset.line)`

/** @param app its simulator has as many colleagues */
export async function measureWatchedLines(app: RingsideApp, count: number): Promise<Latencies> {
  await signIn(app)
  const colleagues = app.simulator.ready.accounts.slice(-WATCHED_LINES).map(({ jid }) => jid)
  await app.invoke('main', 'team.add', { text: colleagues.join('\n') })
  await untilTrue(
    'every line to be seen',
    async () => {
      const { total, asking } = z
        .looseObject({ total: z.number(), asking: z.number() })
        .parse(await app.inPage('main', TEAM))
      return total === WATCHED_LINES && asking === 0
    },
    60_000,
  )
  await app.invoke('main', 'window.open', { view: 'team' })
  await untilTrue('rows', async () => z.array(z.string()).parse(await app.inPage('main', SHOWN)).length > 3)
  const shown = z
    .array(z.string())
    .parse(await app.inPage('main', SHOWN))
    .slice(0, 4)
  const samplesMs: number[] = []
  const painted = async (line: string, order: () => Promise<unknown>): Promise<void> => {
    const sentAtMs = nowMs()
    const [atMs] = await Promise.all([
      app.event(({ kind, ...event }) => kind === 'painted' && isOf(event, line), sentAtMs),
      order(),
    ])
    samplesMs.push(atMs - sentAtMs)
  }
  for (let index = 0; index < count; index += 1) {
    const line = shown[index % shown.length] ?? ''
    let call: string | undefined
    await painted(line, async () => {
      const reply = await app.simulator.do({
        do: 'ring',
        from: 'sip:14155550100@outside.example',
        to: `sip:${line}`,
      })
      call = reply.ok ? reply.call : undefined
    })
    await painted(line, () => app.simulator.do({ do: 'hangup', ...(call === undefined ? {} : { call }) }))
  }
  return latenciesOf(samplesMs)
}

const isOf = (event: Readonly<Record<string, unknown>>, line: string): boolean =>
  typeof event['key'] === 'string' && event['key'].startsWith(`${line} `)

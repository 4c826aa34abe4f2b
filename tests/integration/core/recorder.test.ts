/** The flight recorder beside a real core: what is reported of a morning plays to what was seen of it. */
import { afterEach, expect, test } from 'vitest'
import { cardsOf } from '../../../app/calls/cards.ts'
import { canSeeCalls } from '../../../app/contract/seeing.ts'
import { createPlayback } from '../../../app/recorder/playback.ts'
import { readReport } from '../../../app/recorder/read-report.ts'
import { makeReport, reportText } from '../../../app/recorder/report.ts'
import { createHouse, type House } from './house.ts'

const ALL = { cards: true }

let house: House
afterEach(() => house.close())

test('a call and an outage that were seen are in the report, and no one who took part', async () => {
  house = await createHouse()
  const { core } = house
  await house.signIn()
  const seen: string[] = []
  core.subscribe(({ calls }) => {
    if (calls !== undefined)
      seen.push(
        cardsOf(calls, ALL)
          .map(({ kind }) => kind)
          .join(' '),
      )
  })
  await house.order({
    do: 'ring',
    from: 'sip:14155551212@pstn.example.com',
    to: 'sip:ann@example.com',
    fromDisplay: 'Carter & Sons',
  })
  await house.until('it rings', ({ calls }) => calls.active.some(({ legs }) => legs.length > 0))
  await house.order({ do: 'answer' })
  await house.until('it is answered', ({ calls }) => calls.active[0]?.state === 'answered')
  await house.order({ do: 'fault', kind: 'drop' })
  await house.until('it is blind', ({ session }) => !canSeeCalls(session))

  const parts = makeReport(
    {
      about: { version: '0.0.0' },
      note: '14155551212 was Carter & Sons',
      state: core.state,
      personal: [],
      log: [],
      recording: core.recording(),
      nowMs: house.ports.clock.now(),
    },
    house.ports.random,
  )
  const text = reportText(parts)
  for (const secret of ['Carter', '4155551212', '555-1212', 'ann@', 'example.com']) {
    expect(text).not.toContain(secret)
  }
  const opened = readReport(text)
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  const { recording } = opened.value
  const playback = createPlayback(recording)
  const played = recording.entries.map(({ afterMs }) => {
    const { picture } = playback.at(afterMs)
    return cardsOf(picture.calls, ALL)
      .map(({ kind }) => kind)
      .join(' ')
  })
  for (const picture of ['incoming', 'answered']) {
    expect(seen).toContain(picture)
    expect(played).toContain(picture)
  }
  const end = playback.at(recording.lengthMs).picture
  expect(canSeeCalls(end.scene.session)).toBe(false)
  expect(end.calls.active).toMatchObject([{ state: 'answered', remote: { display: 'Person 1' } }])
})

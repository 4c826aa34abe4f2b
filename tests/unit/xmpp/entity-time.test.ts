import { describe, expect, it } from 'vitest'
import { requestClockSkew } from '../../../app/xmpp/entity-time.ts'
import { createRecorder } from './recorder.ts'

const SERVICE = 'commands.auth.xmpp.onsip.com'
const time = (utc: string): string => `<time xmlns='urn:xmpp:time'><tzo>-06:00</tzo><utc>${utc}</utc></time>`

describe('the skew of another clock', () => {
  it('is taken against the middle of the exchange', async () => {
    const wire = createRecorder()
    const asked = requestClockSkew(wire, wire.clock, SERVICE)
    expect(wire.sent[0]?.attrs).toMatchObject({ type: 'get', to: SERVICE })
    const sentAt = wire.clock.now()
    wire.clock.advance(400)
    wire.answer('result', time(new Date(sentAt + 200 + 90_000).toISOString()))
    expect(await asked).toEqual({ ok: true, value: 90_000 })
  })

  it('does not mistake a correction of our own clock for the way of the answer', async () => {
    const wire = createRecorder()
    const asked = requestClockSkew(wire, wire.clock, SERVICE)
    wire.clock.jump(3_600_000)
    wire.answer('result', time(new Date(wire.clock.now()).toISOString()))
    expect(await asked).toEqual({ ok: true, value: 0 })
  })

  it.each([time('noon'), time(''), '<time xmlns="urn:xmpp:time"/>', ''])(
    'is unknown after %s',
    async (content) => {
      const wire = createRecorder()
      const asked = requestClockSkew(wire, wire.clock, SERVICE)
      wire.answer('result', content)
      expect(await asked).toEqual({ ok: true, value: undefined })
    },
  )
})

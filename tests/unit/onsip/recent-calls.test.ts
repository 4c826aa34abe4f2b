import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeRecentCall } from '../../../app/onsip/recent-calls.ts'
import { ONSIP_RECENT_CALLS } from '../../../app/xmpp/namespaces.ts'
import { xml } from '../../../app/xmpp/xml.ts'

const anything = fc.string({ unit: 'binary' })

it('a record gives a call of a sane shape or a reason, whatever it holds', () => {
  const fields = fc.array(
    fc.tuple(
      fc.constantFrom('from-uri', 'to-uri', 'from-display', 'to-display', 'branch', 'junk'),
      fc.oneof(fc.constantFrom('sip:a@b', '"A" <sip:1415@b;x=1>'), anything),
    ),
    { maxLength: 6 },
  )
  const times = fc.record({
    start: fc.oneof(fc.constantFrom('2031-04-05T06:00:00Z', '2031-04-05 06:00:00.5+01:00'), anything),
    duration: fc.oneof(fc.nat().map(String), anything),
  })
  fc.assert(
    fc.property(fields, times, fc.oneof(fc.constant('/example.com/ann'), anything), (texts, time, node) => {
      const payload = xml(
        'recent-call',
        { xmlns: ONSIP_RECENT_CALLS },
        ...texts.map(([name, text]) => xml(name, {}, text)),
        xml('time', time),
      )
      const read = decodeRecentCall({ node, payload }, () => '')
      if (!read.ok) return
      expect(Number.isFinite(read.value.startedAtMs)).toBe(true)
      expect(Number.isInteger(read.value.durationS)).toBe(true)
      expect(read.value.outcome === 'answered').toBe(read.value.durationS > 0)
      expect(read.value.outcome === 'missed').toBe(
        read.value.direction === 'incoming' && read.value.durationS === 0,
      )
    }),
    { numRuns: 1_000 },
  )
})

it('a record that names its branch means the same as one that does not', () => {
  const read = (...branch: readonly string[]) =>
    decodeRecentCall(
      {
        node: '/example.com/ann',
        payload: xml(
          'recent-call',
          { xmlns: ONSIP_RECENT_CALLS },
          ...branch.map((text) => xml('branch', {}, text)),
          xml('to-uri', {}, 'sip:bob@example.com'),
          xml('time', { start: '2031-04-05T06:00:00Z', duration: '7' }),
        ),
      },
      () => '',
    )
  expect(read()).toMatchObject({ ok: true, value: { direction: 'outgoing', durationS: 7 } })
  expect(read('z9hG4bK-31aa.7d2f')).toEqual(read())
})

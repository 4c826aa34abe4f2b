import { describe, expect, it } from 'vitest'
import { createDeclineLesson } from '../../../app/onsip/decline-lesson.ts'
import type { RequestError } from '../../../app/xmpp/connection-types.ts'
import { xml } from '../../../app/xmpp/xml.ts'
import { createManualClock } from '../../clock.ts'

const leg = { node: '/example.com/ann', itemId: 'a1' }
const refusal: RequestError = {
  kind: 'stanza',
  type: 'modify',
  condition: 'bad-request',
  text: '',
  element: xml('iq', { type: 'error' }),
}
const away: RequestError = { ...refusal, type: 'cancel', condition: 'service-unavailable' }

function lesson(before: 'unknown' | 'yes' | 'no' = 'unknown') {
  const clock = createManualClock()
  const told: string[] = []
  const subject = createDeclineLesson(clock, before, () => told.push(subject.known))
  return { clock, told, subject }
}

describe('whether an incoming call can be declined', () => {
  it('is yes once the leg went within ten seconds of an accepted attempt', () => {
    const { clock, told, subject } = lesson()
    subject.begin(leg)
    subject.answered(leg, undefined)
    clock.advance(9_999)
    subject.retracted(leg)
    expect(told).toEqual(['yes'])
  })

  it('is yes also when the retract overtakes the answer', () => {
    const { told, subject } = lesson()
    subject.begin(leg)
    subject.retracted(leg)
    subject.answered(leg, undefined)
    expect(told).toEqual(['yes'])
  })

  it('stays unknown when the phone rang on for ten seconds', () => {
    const { clock, told, subject } = lesson()
    subject.begin(leg)
    subject.answered(leg, undefined)
    clock.advance(10_000)
    subject.retracted(leg)
    expect(told).toEqual([])
    expect(subject.known).toBe('unknown')
  })

  it('is no once the service refused', () => {
    const { told, subject } = lesson()
    subject.begin(leg)
    subject.answered(leg, refusal)
    expect(told).toEqual(['no'])
  })

  it.each<[string, RequestError]>([
    ['nobody answered', { kind: 'timeout' }],
    ['the link went', { kind: 'offline' }],
    ['the component is away', away],
  ])('stays unknown when %s', (_why, failure) => {
    const { told, subject } = lesson()
    subject.begin(leg)
    subject.answered(leg, failure)
    expect(told).toEqual([])
  })

  it('is not learned from a refusal for a call that had ended by itself', () => {
    const { told, subject } = lesson()
    subject.begin(leg)
    subject.retracted(leg)
    subject.answered(leg, refusal)
    expect(told).toEqual([])
  })

  it('stays yes after a later refusal', () => {
    const { told, subject } = lesson('yes')
    subject.begin(leg)
    subject.answered(leg, refusal)
    expect(told).toEqual([])
    expect(subject.known).toBe('yes')
  })

  it('is not learned from a leg that nobody tried to decline', () => {
    const { told, subject } = lesson()
    subject.begin(leg)
    subject.answered(leg, undefined)
    subject.retracted({ ...leg, itemId: 'b2' })
    expect(told).toEqual([])
  })

  it('is an open question again once it is forgotten', () => {
    const { told, subject } = lesson('no')
    subject.forget()
    subject.begin(leg)
    subject.answered(leg, refusal)
    subject.forget()
    subject.forget()
    expect(told).toEqual(['unknown', 'no', 'unknown'])
  })

  it('leaves no timer behind', () => {
    const { clock, subject } = lesson()
    subject.begin(leg)
    subject.dispose()
    expect(clock.pending).toBe(0)
  })
})

import { describe, expect, it } from 'vitest'
import { NO_CALLS } from '../../../app/calls/model.ts'
import { DEFAULT_SETTINGS } from '../../../app/contract/settings.ts'
import { attend, missedSince } from '../../../main/attention.ts'
import { leg, play, published, retracted, theCall } from '../calls/story.ts'

const alerts = DEFAULT_SETTINGS.alerts
const ring = leg('requested')
const talk = leg('confirmed')
const ringing = play([published(ring)])
const talking = play([published(ring), published(talk)])
const missed = play([published(ring), retracted(ring)])
const found = play([published(ring, 1_000, true)])
const foundAndMissed = play([published(ring, 1_000, true), retracted(ring)])
const over = play([published(ring), published(talk), retracted(talk)])
const calling = play([published(leg('created'))])

const ids = (calls: readonly { readonly id: string }[]): readonly string[] => calls.map(({ id }) => id)

describe('what a change asks of the user', () => {
  it.each([
    ['nothing happens', NO_CALLS, NO_CALLS, alerts, { cards: 0, missed: 0 }],
    ['a call comes', NO_CALLS, ringing, alerts, { cards: 1, missed: 0 }],
    ['it is answered', ringing, talking, alerts, { cards: 1, missed: 0 }],
    ['it ends', talking, over, alerts, { cards: 1, missed: 0 }],
    ['nobody answered', ringing, missed, alerts, { cards: 1, missed: 1 }],
    ['a call was there before us', NO_CALLS, found, alerts, { cards: 1, missed: 0 }],
    ['it ends unanswered', found, foundAndMissed, alerts, { cards: 1, missed: 0 }],
    ['the user calls', NO_CALLS, calling, alerts, { cards: 1, missed: 0 }],
    ['cards are off', NO_CALLS, ringing, { ...alerts, cards: false }, { cards: 0, missed: 0 }],
    [
      'cards are off and nobody answered',
      ringing,
      missed,
      { ...alerts, cards: false },
      { cards: 0, missed: 1 },
    ],
    [
      'the notification is off',
      ringing,
      missed,
      { ...alerts, missedNotification: false },
      { cards: 1, missed: 0 },
    ],
    [
      'cards for own calls are off',
      NO_CALLS,
      calling,
      { ...alerts, outgoingCards: false },
      { cards: 0, missed: 0 },
    ],
  ])('when %s', (_when, before, after, settings, expected) => {
    const attention = attend(before, after, settings, 'window')
    expect({ cards: attention.cards.length, missed: attention.missed.length }).toEqual(expected)
    expect(attention.announced).toEqual([])
  })

  it('is told once: the same calls again miss nothing', () => {
    expect(attend(missed, missed, alerts, 'window').missed).toEqual([])
    expect(missedSince(missed, missed)).toEqual([])
  })

  it('is a notification in place of the card where no card can be placed, for as long as it rings', () => {
    const { cards, announced } = attend(NO_CALLS, ringing, alerts, 'notification')
    expect({ cards, announced: ids(announced) }).toEqual({ cards: [], announced: [theCall(ringing).id] })
    expect(attend(ringing, talking, alerts, 'notification').announced).toEqual([])
    expect(attend(ringing, missed, alerts, 'notification').announced).toEqual([])
    expect(attend(NO_CALLS, calling, alerts, 'notification').announced).toEqual([])
    expect(attend(NO_CALLS, ringing, { ...alerts, cards: false }, 'notification').announced).toEqual([])
  })
})

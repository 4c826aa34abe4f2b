import { describe, expect, it } from 'vitest'
import { CHANNELS_OF, judgeCalls, type AlertRules, type Hush } from '../../../app/calls/alerting.ts'
import { NO_CALLS, type CallsState } from '../../../app/calls/model.ts'
import { DEFAULT_SETTINGS } from '../../../app/contract/settings.ts'
import { attend, missedSince, type Attention, type CardSurface } from '../../../main/attention.ts'
import { leg, play, published, requested, retracted, theCall } from '../calls/story.ts'

const USUAL: AlertRules = DEFAULT_SETTINGS.alerts
const ALL: AlertRules = { ...USUAL, ...CHANNELS_OF }
const ring = leg('requested')
const talk = leg('confirmed')
const ringing = play([published(ring)])
const talking = play([published(ring), published(talk)])
const missed = play([published(ring), retracted(ring)])
const found = play([published(ring, 1_000, true)])
const foundAndMissed = play([published(ring, 1_000, true), retracted(ring)])
const over = play([published(ring), published(talk), retracted(talk)])
const calling = play([published(leg('created'))])
const setup = play([requested('AbCd1234')])

interface Words {
  readonly surface?: CardSurface
  readonly hush?: Hush
}

/** The verdicts follow the calls as they do in life. */
function asked(before: CallsState, after: CallsState, rules: AlertRules, words: Words = {}): Attention {
  const moment = { hush: words.hush, nowMs: 1_000 }
  const verdicts = judgeCalls(judgeCalls({}, before, rules, moment), after, rules, moment)
  return attend(before, after, { settings: rules, verdicts, surface: words.surface ?? 'window' })
}

const counts = ({ cards, announced, missed: told, sound, flashing }: Attention) => ({
  cards: cards.length,
  announced: announced.map(({ kind }) => kind),
  missed: told.length,
  sound,
  flashing: flashing.length,
})
const NOTHING = { cards: 0, announced: [], missed: 0, sound: false, flashing: 0 }

describe('what a change asks of the user', () => {
  it.each<[string, CallsState, CallsState, AlertRules, Partial<ReturnType<typeof counts>>]>([
    ['nothing happens', NO_CALLS, NO_CALLS, USUAL, {}],
    ['a call comes', NO_CALLS, ringing, USUAL, { cards: 1 }],
    ['it is answered', ringing, talking, USUAL, { cards: 1 }],
    ['it ends', talking, over, USUAL, { cards: 1 }],
    ['nobody answered', ringing, missed, USUAL, { cards: 1, missed: 1 }],
    ['a call was there before us', NO_CALLS, found, USUAL, { cards: 1 }],
    ['it ends unanswered', found, foundAndMissed, USUAL, { cards: 1 }],
    ['the user calls', NO_CALLS, calling, USUAL, { cards: 1 }],
    ['the user calls from here', NO_CALLS, setup, USUAL, { cards: 1 }],
    ['cards are off', NO_CALLS, ringing, { ...USUAL, cards: false }, {}],
    ['cards are off and nobody answered', ringing, missed, { ...USUAL, cards: false }, { missed: 1 }],
    ['missed calls are not told', ringing, missed, { ...USUAL, missed: [] }, { cards: 1 }],
    ['own calls have no card', NO_CALLS, calling, { ...USUAL, outgoing: [] }, {}],
    ['own calls from here have none', NO_CALLS, setup, { ...USUAL, clickToCall: [] }, {}],
    [
      'everything is on and a call comes',
      NO_CALLS,
      ringing,
      ALL,
      { cards: 1, announced: ['incoming'], sound: true, flashing: 1 },
    ],
    ['it is answered, everything on', ringing, talking, ALL, { cards: 1 }],
    ['nobody answered, everything on', ringing, missed, ALL, { cards: 1, missed: 1, flashing: 1 }],
    ['the user calls, everything on', NO_CALLS, calling, ALL, { cards: 1, announced: ['outgoing'] }],
    ['the user calls from here, everything on', NO_CALLS, setup, ALL, { cards: 1, announced: ['setup'] }],
  ])('when %s', (_when, before, after, rules, expected) => {
    expect(counts(asked(before, after, rules))).toEqual({ ...NOTHING, ...expected })
  })

  it.each(['pause', 'quiet-hours', 'system'] as const)('nothing while held back by %s', (hush) => {
    expect(counts(asked(NO_CALLS, ringing, ALL, { hush }))).toEqual(NOTHING)
    expect(counts(asked(ringing, missed, ALL, { hush }))).toEqual(NOTHING)
  })

  it('no sound and no flash once its card was hidden', () => {
    const hidden = play([published(ring), { kind: 'card-hidden', callId: theCall(ringing).id }])
    expect(counts(asked(ringing, hidden, ALL))).toEqual(NOTHING)
  })

  it('is told once: the same calls again miss nothing', () => {
    expect(asked(missed, missed, ALL).missed).toEqual([])
    expect(missedSince(missed, missed)).toEqual([])
  })

  it.each<[string, CallsState, CallsState, AlertRules, readonly string[]]>([
    ['rings', NO_CALLS, ringing, USUAL, ['incoming']],
    ['is answered', ringing, talking, USUAL, ['answered']],
    ['ends', talking, over, USUAL, []],
    ['was missed', ringing, missed, USUAL, []],
    ['is placed here', NO_CALLS, setup, USUAL, ['setup']],
    ['rings with cards off', NO_CALLS, ringing, { ...USUAL, cards: false }, []],
    ['rings with cards off and told', NO_CALLS, ringing, { ...ALL, cards: false }, ['incoming']],
  ])(
    'where no card can be placed a notification follows the call: it %s',
    (_it, before, after, rules, kinds) => {
      const { cards, announced } = asked(before, after, rules, { surface: 'notification' })
      expect({ cards, announced: announced.map(({ kind }) => kind) }).toEqual({ cards: [], announced: kinds })
    },
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Knows } from '../../../app/dialing/known.ts'
import {
  MAX_DIAL_QUEUE,
  type DialingState,
  type DialRequest,
  type DialSource,
} from '../../../app/dialing/model.ts'
import { DEFAULT_PLAN } from '../../../app/dialing/plan.ts'
import { admission, reduceDialing, SAME_WISH_MS, type DialingEvent } from '../../../app/dialing/queue.ts'
import { requestFor } from '../../../app/dialing/request.ts'

const CONTEXT = { ...DEFAULT_PLAN, ownDomain: 'example.com' }
const STRANGER = () => undefined

const wish = (
  text: string,
  source: DialSource = 'clipboard',
  atMs = 1_000,
  waitSeconds: number | null = 2,
): DialRequest =>
  requestFor({ id: `${source} ${text} ${atMs}`, source, text, atMs }, CONTEXT, { waitSeconds }, STRANGER)

const proposed = (request: DialRequest): DialingEvent => ({ kind: 'proposed', request })
const play = (events: readonly DialingEvent[]): DialingState => events.reduce(reduceDialing, { queue: [] })

const ONE = '732-555-0100'
const OTHER = '732-555-0199'

describe('whether a wish goes ahead by itself', () => {
  test.each<[string, DialSource, string, number | null, unknown]>([
    [
      'the clipboard waits as long as the user wants',
      'clipboard',
      ONE,
      2,
      { kind: 'countdown', dialAtMs: 3_000 },
    ],
    ['or until Enter', 'clipboard', ONE, null, { kind: 'enter' }],
    ['or not at all', 'clipboard', ONE, 0, { kind: 'countdown', dialAtMs: 1_000 }],
    ['what was typed is dialled at once', 'field', ONE, 2, { kind: 'countdown', dialAtMs: 1_000 }],
    ['so is what was dialled before', 'redial', ONE, null, { kind: 'countdown', dialAtMs: 1_000 }],
    [
      'but not what rang here from abroad and is called back',
      'redial',
      '+44 20 7946 0958',
      2,
      { kind: 'countdown', dialAtMs: 3_000 },
    ],
    [
      'nor a premium number, where everything is asked about',
      'redial',
      '900-555-0100',
      null,
      { kind: 'enter' },
    ],
    ['a link waits for Enter in every setting', 'link', ONE, 0, { kind: 'enter' }],
    [
      'a command line is as good as the clipboard',
      'argument',
      ONE,
      2,
      { kind: 'countdown', dialAtMs: 3_000 },
    ],
    ['so is what is marked', 'selection', ONE, 2, { kind: 'countdown', dialAtMs: 3_000 }],
    ['a choice waits', 'field', `${ONE}, ${OTHER}`, 0, { kind: 'enter' }],
    ['nothing found waits', 'clipboard', 'hello', 0, { kind: 'enter' }],
    ['an emergency number waits though typed', 'field', '911', 0, { kind: 'enter' }],
    ['so does one that is written in codes', 'clipboard', 'sip:%39%31%31@example.com', 0, { kind: 'enter' }],
    ['a star code from the clipboard waits', 'clipboard', '*72', 0, { kind: 'enter' }],
    ['a star code that was typed does not', 'field', '*72', 0, { kind: 'countdown', dialAtMs: 1_000 }],
    ['what may be no number waits', 'clipboard', 'Order 7325550100', 0, { kind: 'enter' }],
  ])('%s', (_case, source, text, waitSeconds, wait) => {
    expect(wish(text, source, 1_000, waitSeconds).wait).toEqual(wait)
  })
})

describe('a number that nobody has to look at', () => {
  const waiting = (
    text: string,
    source: DialSource,
    plan: Partial<typeof CONTEXT> = {},
    knows: Knows = STRANGER,
  ) => {
    const { wait, reasons } = requestFor(
      { id: 'a', source, text, atMs: 0 },
      { ...CONTEXT, ...plan },
      { waitSeconds: 2 },
      knows,
    )
    return `${wait.kind === 'enter' ? 'enter' : String(wait.dialAtMs)} ${reasons.join()}`.trim()
  }
  const KNOWN: Knows = () => 'spoken'
  const LISTED: Knows = () => 'contacts'

  test.each<[string, string, DialSource, Partial<typeof CONTEXT>, Knows, string]>([
    ['a known one is dialled at once', ONE, 'clipboard', {}, KNOWN, '0'],
    ['a known one abroad too', '+44 20 7946 0958', 'clipboard', {}, KNOWN, '0'],
    [
      'an extension of the length that was told too',
      '7042',
      'clipboard',
      { extensionLength: 4 },
      STRANGER,
      '0',
    ],
    ['short digits wait while no length was told', '2026', 'clipboard', {}, STRANGER, '2000 first-time'],
    [
      'short digits of another length wait',
      '704',
      'clipboard',
      { extensionLength: 4 },
      STRANGER,
      '2000 odd-length,first-time',
    ],
    ['a stranger waits', ONE, 'clipboard', {}, STRANGER, '2000 first-time'],
    ['abroad waits', '+44 20 7946 0958', 'clipboard', {}, STRANGER, '2000 international,first-time'],
    ['a premium number waits', '1-900-555-0100', 'clipboard', {}, STRANGER, '2000 premium-rate,first-time'],
    [
      'a completed number waits',
      '555-0100',
      'clipboard',
      { areaCode: '732' },
      STRANGER,
      '2000 changed,first-time',
    ],
    ['letters wait', '1-800-FLOWERS', 'clipboard', {}, STRANGER, '2000 changed,first-time'],
    ['what was typed was seen', ONE, 'field', {}, STRANGER, '0 first-time'],
    [
      'what was typed and is abroad waits',
      '+44 20 7946 0958',
      'field',
      {},
      STRANGER,
      '2000 international,first-time',
    ],
    [
      'what was typed and costs more waits',
      '900-555-0100',
      'field',
      {},
      STRANGER,
      '2000 premium-rate,first-time',
    ],
    ['a known emergency number waits for Enter', '911', 'clipboard', {}, KNOWN, 'enter'],
    ['a known number from a link waits for Enter', ONE, 'link', {}, KNOWN, 'enter'],
    ['a known code waits for Enter', '*72', 'clipboard', {}, KNOWN, 'enter'],
    ['a contact’s number is dialled at once', ONE, 'clipboard', {}, LISTED, '0'],
    ['so is a short one of a list while no length was told', '2026', 'clipboard', {}, LISTED, '0'],
    [
      'a contact abroad who was never called waits',
      '+44 20 7946 0958',
      'clipboard',
      {},
      LISTED,
      '2000 international,first-time',
    ],
    [
      'a contact’s premium number waits',
      '1-900-555-0100',
      'clipboard',
      {},
      LISTED,
      '2000 premium-rate,first-time',
    ],
    [
      'a contact’s number waits when it was completed',
      '555-0100',
      'clipboard',
      { areaCode: '732' },
      LISTED,
      '2000 changed,first-time',
    ],
    [
      'a contact’s number of unusual length waits',
      '704',
      'clipboard',
      { extensionLength: 4 },
      LISTED,
      '2000 odd-length,first-time',
    ],
    ['a contact’s emergency number waits for Enter', '911', 'clipboard', {}, LISTED, 'enter'],
    ['a contact’s code waits for Enter', '*72', 'clipboard', {}, LISTED, 'enter'],
    ['a contact’s number from a link waits for Enter', ONE, 'link', {}, LISTED, 'enter'],
    [
      'a contact’s number that may be none waits for Enter',
      'Order 7325550100',
      'clipboard',
      {},
      LISTED,
      'enter',
    ],
    ['a choice between contacts waits for Enter', `${ONE} ${OTHER}`, 'clipboard', {}, LISTED, 'enter'],
  ])('%s', (_case, text, source, plan, knows, expected) => {
    expect(waiting(text, source, plan, knows)).toBe(expected)
  })

  test('a rule of the user’s holds up what it made of a contact’s number', () => {
    const rules = [{ kind: 'pattern', match: '732555XXXX', replace: '5XXXX', note: '' }] as const
    expect(waiting(ONE, 'clipboard', { rules }, LISTED)).toBe('2000 changed,first-time')
  })

  test('says by what it is known, each of several for itself', () => {
    const { candidates } = requestFor(
      { id: 'a', source: 'link', text: `${ONE} ${OTHER}`, atMs: 0 },
      CONTEXT,
      { waitSeconds: 2 },
      ({ display }) => (display.endsWith('0100') ? 'contacts' : undefined),
    )
    expect(candidates.map(({ known }) => known)).toEqual(['contacts', undefined])
  })

  test('a rule of the user’s is a reason to wait', () => {
    const rules = [{ kind: 'pattern', match: '732555XXXX', replace: '5XXXX', note: '' }] as const
    expect(waiting(ONE, 'clipboard', { rules })).toBe('2000 changed,first-time')
  })

  test('always asking means known numbers too, never waiting means none', () => {
    const wait = (waitSeconds: number | null, text: string, knows = KNOWN) =>
      requestFor({ id: 'a', source: 'clipboard', text, atMs: 0 }, CONTEXT, { waitSeconds }, knows).wait
    expect(wait(null, ONE)).toEqual({ kind: 'enter' })
    expect(wait(null, ONE, LISTED)).toEqual({ kind: 'enter' })
    expect(wait(0, '+44 20 7946 0958', STRANGER)).toEqual({ kind: 'countdown', dialAtMs: 0 })
    expect(wait(0, '911')).toEqual({ kind: 'enter' })
  })
})

describe('a request', () => {
  test('says so when only the beginning of its text was read', () => {
    expect(wish(`${ONE}${' x'.repeat(5_000)}`).cut).toBe(true)
    expect(wish(ONE).cut).toBeUndefined()
  })

  test('says so when nothing can be dialled', () => {
    expect(wish('hello')).toMatchObject({ candidates: [], problem: { code: 'no-number' } })
  })

  test('shows its text in one short line without tricks', () => {
    const { text } = wish(`\u202eevil\n\n${'x'.repeat(500)}`)
    expect(text).toMatch(/^evil x+$/)
    expect(text).toHaveLength(200)
  })
})

describe('the queue', () => {
  test.each([1_000, 1_000 + SAME_WISH_MS, 3_600_000])(
    'the same wish again at %s ms is one wish while it waits',
    (atMs) => {
      const state = play([proposed(wish(ONE)), proposed(wish(ONE, 'clipboard', atMs))])
      expect(state.queue).toHaveLength(1)
    },
  )

  const dialledAt = (request: DialRequest, atMs: number): readonly DialingEvent[] => [
    proposed(request),
    { kind: 'confirmed', requestId: request.id, atMs },
  ]

  test('what was just dialled is not dialled again by a key that is held, for however long', () => {
    const held = Array.from({ length: 100 }, (_none, index) =>
      proposed(wish(ONE, 'clipboard', 3_000 + index * 500)),
    )
    const state = play([...dialledAt(wish(ONE), 3_000), ...held])
    expect(state.queue).toEqual([])
    const later = wish(ONE, 'clipboard', 3_000 + 99 * 500 + SAME_WISH_MS + 1)
    expect(reduceDialing(state, proposed(later)).queue).toEqual([later])
  })

  test('what was stopped may be wished for again at once', () => {
    const request = wish(ONE)
    const again = wish(ONE, 'clipboard', 1_100)
    const stopped: DialingEvent = { kind: 'dismissed', requestId: request.id, atMs: 1_050 }
    expect(play([proposed(request), stopped, proposed(again)]).queue).toEqual([again])
  })

  test('another number may be dialled right after one', () => {
    expect(
      play([...dialledAt(wish(ONE), 3_000), proposed(wish(OTHER, 'clipboard', 3_100))]).queue,
    ).toHaveLength(1)
  })

  test('long texts that begin alike are told apart by what they dial', () => {
    const mail = `${'Dear Ann, '.repeat(30)} call `
    expect(play([proposed(wish(mail + ONE)), proposed(wish(mail + OTHER))]).queue).toHaveLength(2)
  })

  test('a text with a number takes the place of one that held none', () => {
    const next = wish(ONE, 'clipboard', 9_000)
    expect(play([proposed(wish('good morning')), proposed(next)]).queue).toEqual([next])
  })

  test.each([
    ['from elsewhere', wish(ONE, 'link')],
    ['another number', wish(OTHER)],
  ])('is two wishes: %s', (_case, second) => {
    expect(play([proposed(wish(ONE)), proposed(second)]).queue).toHaveLength(2)
  })

  test('is full at its limit, and says so', () => {
    const texts = Array.from({ length: MAX_DIAL_QUEUE }, (_none, index) =>
      proposed(wish(`7042${index}`, 'link')),
    )
    const state = play(texts)
    const request = wish(ONE)
    expect(admission(state, request)).toBe('full')
    expect(reduceDialing(state, proposed(request))).toBe(state)
  })

  test('what was typed goes before what waits', () => {
    const typed = wish(OTHER, 'field')
    expect(play([proposed(wish(ONE, 'link')), proposed(typed)]).queue[0]).toEqual(typed)
  })

  test('a count-down that was not on the screen starts anew when it comes there', () => {
    const link = wish(OTHER, 'link')
    const state = play([
      proposed(link),
      proposed(wish(ONE)),
      { kind: 'dismissed', requestId: link.id, atMs: 60_000 },
    ])
    expect(state.queue).toMatchObject([{ wait: { kind: 'countdown', dialAtMs: 62_000 } }])
  })

  test('a count-down on the screen is not touched by what goes behind it', () => {
    const link = wish(OTHER, 'link')
    const first = wish(ONE)
    const state = play([
      proposed(first),
      proposed(link),
      { kind: 'dismissed', requestId: link.id, atMs: 2_000 },
    ])
    expect(state.queue).toEqual([first])
  })

  test('what failed stays, says why, and never dials by itself again', () => {
    const request = wish(ONE)
    const error = { code: 'offline' } as const
    expect(play([proposed(request), { kind: 'failed', requestId: request.id, error }]).queue).toMatchObject([
      { problem: error, wait: { kind: 'enter' } },
    ])
  })

  test('what was dialled is gone', () => {
    const request = wish(ONE)
    expect(
      play([proposed(request), { kind: 'confirmed', requestId: request.id, atMs: 2_000 }]).queue,
    ).toEqual([])
  })

  test('news of a request that is gone changes nothing', () => {
    const state = play([proposed(wish(ONE))])
    const error = { code: 'offline' } as const
    expect(reduceDialing(state, { kind: 'failed', requestId: 'gone', error })).toBe(state)
    expect(reduceDialing(state, { kind: 'dismissed', requestId: 'gone', atMs: 1 })).toBe(state)
  })

  test('holds each request once and no more than its limit, whatever happens', () => {
    const requests = Array.from({ length: 14 }, (_none, index) =>
      wish(index % 3 === 0 ? ONE : `7042${index}`, index % 2 === 0 ? 'link' : 'field', index * 1_000),
    )
    const event = fc.nat(13).chain((index) => {
      const request = requests[index] ?? wish(ONE)
      return fc.constantFrom<DialingEvent>(
        proposed(request),
        { kind: 'dismissed', requestId: request.id, atMs: 20_000 },
        { kind: 'failed', requestId: request.id, error: { code: 'offline' } },
      )
    })
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const { queue } = play(events)
        expect(queue.length).toBeLessThanOrEqual(MAX_DIAL_QUEUE)
        expect(new Set(queue.map(({ id }) => id)).size).toBe(queue.length)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { guid } from '../../../app/core/guid.ts'
import { engineDigits, engineTarget } from '../../../app/dialing/engine-target.ts'
import { explainText } from '../../../app/dialing/explain.ts'
import { DEFAULT_PLAN } from '../../../app/dialing/plan.ts'
import { partyOf } from '../../../app/openzoep/address.ts'
import { isLoopback, openEngineSocket } from '../../../app/openzoep/engine-socket.ts'

const DIALLED = [
  ['(732) 555-0100', 'US', 'unknown/#0017325550100'],
  ['010 123 4567', 'NL', 'unknown/#0031101234567'],
  ['+44 (0)20 7946 0018', 'US', 'unknown/#00442079460018'],
  ['joe@jabber.example.com', 'US', 'joe@jabber.example.com/Zoep'],
  ['sip:joe@example.com:5061', 'US', undefined],
  ['204', 'US', undefined],
  ['*98', 'US', undefined],
  ['112', 'NL', undefined],
] as const

describe('whom the engine is asked to call', () => {
  it.each(DIALLED)('%s, read in %s, is %s', (text, country, target) => {
    const [candidate] = explainText(text, { ...DEFAULT_PLAN, country, ownDomain: 'example.com' })
    if (candidate === undefined) throw new Error('nothing found')
    expect(engineTarget(candidate)).toBe(target)
    expect(engineDigits(candidate)).toBe(target?.startsWith('unknown/#') ? target.slice(9) : undefined)
  })

  it('is a full JID or a number in full for any text, or nobody', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const candidate of explainText(text, {
          ...DEFAULT_PLAN,
          country: 'NL',
          ownDomain: 'example.com',
        })) {
          expect(engineTarget(candidate) ?? 'unknown/#001').toMatch(
            /^unknown\/#00\d+$|^[^@\s]+@[^@\s]+\/Zoep$/,
          )
        }
      }),
    )
  })
})

test('the engine gets the number itself, whatever the phone service wants before it', () => {
  const plan = { ...DEFAULT_PLAN, outsidePrefix: '9', internationalPrefix: '00', ownDomain: 'example.com' }
  const targets = ['(732) 555-0100', '+44 20 7946 0018'].flatMap((text) =>
    explainText(text, plan).map(engineTarget),
  )
  expect(targets).toEqual(['unknown/#0017325550100', 'unknown/#00442079460018'])
})

describe('who calls', () => {
  const written = (number: string): string => `<${number}>`
  it.each([
    ['suzan@jabber.example.com/Zoep', { address: 'suzan@jabber.example.com', number: '' }],
    ['unknown/#0031101234567', { address: '', number: '<+31101234567>' }],
    ['unknown/#anonymous', { address: '', number: '' }],
    ['a b@c/Zoep', { address: '', number: '' }],
  ])('%s', (peer, shown) => {
    expect(partyOf(peer, written)).toMatchObject(shown)
  })

  it('shows digits of no plan as they are', () => {
    expect(partyOf('unknown/#00999', () => '').number).toBe('+999')
  })
})

describe('the engine’s place', () => {
  it.each(['127.0.0.1', '127.8.0.1', '::1', 'localhost', 'LOCALHOST', '::ffff:127.0.0.1'])(
    '%s is here',
    (host) => {
      expect(isLoopback(host)).toBe(true)
    },
  )

  it.each(['', '0.0.0.0', '10.0.0.1', '127.0.0.1.example.com', 'localhost.example.com', '::2', 'fe80::1'])(
    '%s is elsewhere, and nothing is opened',
    async (host) => {
      expect(isLoopback(host)).toBe(false)
      const opened = await openEngineSocket({ host, port: 9 }, new AbortController().signal)
      expect(opened).toMatchObject({
        ok: false,
        error: { error: { code: 'engine-not-local' }, terminal: true },
      })
    },
  )
})

it('a call’s id is a random UUID of version 4', () => {
  const made = Array.from({ length: 200 }, () => guid(Math.random))
  for (const id of made)
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  expect(new Set(made).size).toBe(made.length)
})

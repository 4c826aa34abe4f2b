import { describe, expect, test } from 'vitest'
import { explainText } from '../../../app/dialing/explain.ts'
import type { DialCandidate } from '../../../app/dialing/model.ts'
import { DEFAULT_PLAN } from '../../../app/dialing/plan.ts'
import { heldSet } from './held-set.ts'

const CASES = heldSet()

/** `+17325550100x12`, `=7042`, `@bob@example.net`, with `?` before it where the user is asked. */
function told({ e164, dialString, rule, extension, caution }: DialCandidate): string {
  const asked = caution === 'doubtful' ? '?' : ''
  const what = rule === 'sip-address' ? `@${dialString}` : (e164 ?? `=${dialString}`)
  return `${asked}${what}${extension === undefined ? '' : `x${extension}`}`
}

/** What the service gets for a number by default (OnSIP developer wiki, "Calling the PSTN"), from the E.164 alone. */
const asSent = (e164: string): string => (e164.startsWith('+1') ? e164.slice(1) : `011${e164.slice(1)}`)

test('the held set has at least 400 cases of at least 60 countries, each with its source', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(400)
  expect(new Set(CASES.map(({ country }) => country)).size).toBeGreaterThanOrEqual(60)
  expect(CASES.filter(({ source }) => source === '')).toEqual([])
})

describe.each([...new Set(CASES.map(({ country }) => country))])('%s', (where) => {
  test.each(CASES.filter(({ country }) => country === where))(
    '$text ($source)',
    ({ country, text, meant }) => {
      const candidates = explainText(text, { ...DEFAULT_PLAN, country, ownDomain: 'example.com' })
      expect(candidates.map(told)).toEqual(meant)
      for (const { e164, dialString } of candidates) {
        if (e164 !== undefined) expect(dialString).toBe(asSent(e164))
      }
    },
  )
})

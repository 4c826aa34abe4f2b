import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { veiled, veiledCalls, veiledRow } from '../../../app/calls/veil.ts'
import { NOBODY, redialText } from '../../../app/calls/party.ts'
import {
  callText,
  partyDetail,
  partyOrganisation,
  partyTitle,
  transferLine,
} from '../../../app/contract/messages/calls.ts'
import { leg, party, play, published, theCall } from './story.ts'

const called = (display: string, number = '', address = '') => veiled({ ...NOBODY, display, number, address })

describe('what a veil shows', () => {
  it.each([
    ['Ann Carter', '(415) 555-1212', 'A. C.'],
    ['ann carter-jones of sales', '', 'A. C. J.'],
    ['Ärzte Öl', '', 'Ä. Ö.'],
    ['', '(415) 555-1212', '••• 12'],
    ['14155551212', '(415) 555-1212', '••• 12'],
    ['', '20', '•••'],
    ['!!!', '', '•••'],
  ])('%s %s is %s', (display, number, shown) => {
    expect(partyTitle(called(display, number))).toBe(shown)
    expect(partyDetail(called(display, number))).toBe('')
  })

  it('says that a number was withheld, since there is nothing to hide', () => {
    expect(partyTitle(veiled(NOBODY))).toBe(callText.withheld)
  })

  it('hides where they work', () => {
    const hidden = veiled({ ...NOBODY, display: 'Ann Carter', organisation: 'Carter & Sons' })
    expect(partyOrganisation(hidden)).toBe('')
    expect(JSON.stringify(hidden)).not.toContain('Sons')
  })

  it('leaves what is dialled', () => {
    expect(redialText(called('Ann', '(415) 555-1212'), 'me@example.com')).toBe('(415) 555-1212')
  })
})

describe('which calls are veiled', () => {
  const calls = play([published(leg('requested', { display: 'Ann Carter' }))])
  const { id } = theCall(calls)
  const title = (state: typeof calls): string => partyTitle(theCall(state).remote)

  it('none as a rule, and then nothing is made anew', () => {
    expect(veiledCalls(calls, { namesHidden: null, verdicts: {} })).toBe(calls)
  })

  it.each(['by-hand', 'program'] as const)('all while names are hidden: %s', (namesHidden) => {
    expect(title(veiledCalls(calls, { namesHidden, verdicts: {} }))).toBe('A. C.')
  })

  it('and whom one is transferred to', () => {
    const transfer = { to: '4155551212', shown: 'Bob Jones ((415) 555-1212)' }
    const moving = play([{ kind: 'intent-sent', callId: id, intent: 'transfer', transfer }], calls)
    const line = (namesHidden: 'by-hand' | null) =>
      transferLine(theCall(veiledCalls(moving, { namesHidden, verdicts: {} })))
    expect(line(null)).toContain('Bob Jones')
    expect(line('by-hand')).toBe('Transferring to B. J.…')
  })

  it('those of a person who is private', () => {
    const verdict = { channels: [], size: 'usual' } as const
    const veiling = (isPrivate: boolean) => ({
      namesHidden: null,
      verdicts: { [id]: isPrivate ? ({ ...verdict, isPrivate: true } as const) : verdict },
    })
    expect(title(veiledCalls(calls, veiling(true)))).toBe('A. C.')
    expect(veiledCalls(calls, veiling(false))).toBe(calls)
  })
})

it('rows of lists are veiled like calls', () => {
  const row = { remote: party('14155551212@pstn.example', 'Ann Carter'), at: 1 }
  const rule = { who: '14155551212', alerts: 'as-set', private: true } as const
  expect(veiledRow(row, null, [])).toBe(row)
  expect(partyTitle(veiledRow(row, 'by-hand', []).remote)).toBe('A. C.')
  expect(partyTitle(veiledRow(row, null, [rule]).remote)).toBe('A. C.')
  const nobody = { remote: undefined }
  expect(veiledRow(nobody, 'by-hand', [])).toBe(nobody)
})

test('a veil never shows more than three characters in a row of what it hides', () => {
  const word = fc.stringMatching(/^[A-Za-z]{4,12}$/u)
  fc.assert(
    fc.property(word, word, fc.stringMatching(/^\d{7,12}$/u), (first, last, number) => {
      const shown = partyTitle(called(`${first} ${last}`, number))
      for (const hidden of [first, last, number]) {
        for (let at = 0; at + 4 <= hidden.length; at += 1)
          expect(shown).not.toContain(hidden.slice(at, at + 4))
      }
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodedValues } from '../../../app/core/decoded-values.ts'
import { anyElement } from '../xmpp/any-element.ts'
import { stanza } from '../xmpp/parse.ts'

describe('a payload as names and values', () => {
  it('has its leaves by their path and its attributes behind an @', () => {
    const payload = stanza(
      `<recent-call xmlns='onsip:recent-calls' publish-time='2010-01-01T00:00:00Z'>
         <to-uri> sip:ann@example.com </to-uri><branch/>
         <time start='2010-01-01T00:00:00Z' duration='7'/><a><b>1</b><b>2</b></a></recent-call>`,
    )
    expect(decodedValues(payload).map(({ name, value }) => `${name}=${value}`)).toEqual([
      '@publish-time=2010-01-01T00:00:00Z',
      'to-uri=sip:ann@example.com',
      'branch=',
      'time@start=2010-01-01T00:00:00Z',
      'time@duration=7',
      'time=',
      'a/b=1',
      'a/b=2',
    ])
  })

  it('has none where there is no payload, and never more than can be read', () => {
    expect(decodedValues(undefined)).toEqual([])
    fc.assert(
      fc.property(anyElement, (element) => {
        expect(decodedValues(element).length).toBeLessThanOrEqual(200)
      }),
    )
    expect(decodedValues(stanza(`<a>${'<b/>'.repeat(500)}</a>`))).toHaveLength(200)
  })
})

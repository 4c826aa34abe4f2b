import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prettyXml } from '../../../app/xmpp/pretty-xml.ts'
import { anyElement } from './any-element.ts'
import { stanza } from './parse.ts'

describe('XML for people', () => {
  it('has one element a line, and leaves text where it is', () => {
    const iq = stanza("<iq type='set'>\n <a xmlns='urn:a' x='&quot;&lt;'><b>1 &amp; 2</b><c/>  </a></iq>")
    expect(prettyXml(iq, 1_000)).toEqual({
      text: [
        '<iq type="set">',
        '  <a xmlns="urn:a" x="&quot;&lt;">',
        '    <b>1 &amp; 2</b>',
        '    <c/>',
        '  </a>',
        '</iq>',
      ].join('\n'),
      cut: false,
    })
  })

  it('does not tear text and elements apart that belong together', () => {
    expect(prettyXml(stanza('<body>so <b>very</b> good</body>'), 100).text).toBe(
      '<body>so <b>very</b> good</body>',
    )
  })

  it('stops where it is told to, and says so', () => {
    const { text, cut } = prettyXml(stanza(`<a><b>${'x'.repeat(50)}</b><c/></a>`), 20)
    expect(text.length).toBeLessThanOrEqual(20)
    expect(cut).toBe(true)
  })

  it('is never longer than allowed, and whole where there is room', () => {
    fc.assert(
      fc.property(anyElement, fc.integer({ min: 1, max: 300 }), (element, room) => {
        const pretty = prettyXml(element, room)
        expect(pretty.text.length).toBeLessThanOrEqual(room)
        const whole = prettyXml(element, 1_000_000)
        expect(whole.cut).toBe(false)
        expect(whole.text.startsWith(pretty.text)).toBe(true)
      }),
    )
  })
})

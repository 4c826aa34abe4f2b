import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CLIENT } from '../../../app/xmpp/namespaces.ts'
import {
  attribute,
  child,
  childElements,
  children,
  childText,
  readStanzaError,
} from '../../../app/xmpp/stanza.ts'
import { anyElement } from './any-element.ts'
import { stanza } from './parse.ts'

describe('reading a stanza', () => {
  it('white space between elements is no child', () => {
    const message = stanza("<message>\n  <a xmlns='x'/>\n  <b xmlns='x'/>\n</message>")
    expect(childElements(message).map((element) => element.name)).toEqual(['a', 'b'])
  })

  it('an element of another namespace is another element', () => {
    const message = stanza("<message><a xmlns='one'/><a xmlns='two' n='2'/><a/></message>")
    expect(attribute(child(message, 'a', 'two') ?? message, 'n')).toBe('2')
    expect(child(message, 'a', 'three')).toBeUndefined()
    expect(children(message, 'a', CLIENT)).toHaveLength(1)
  })

  it('a prefix is as good as a default namespace', () => {
    const message = stanza("<message><p:a xmlns:p='one'>text</p:a></message>")
    expect(childText(message, 'a', 'one')).toBe('text')
  })

  it('text is trimmed and leaves out what lies deeper', () => {
    const message = stanza("<message><a xmlns='x'>\n one <b>deep</b> two\n</a></message>")
    expect(childText(message, 'a', 'x')).toBe('one  two')
    expect(childText(message, 'c', 'x')).toBeUndefined()
  })

  it('an attribute that is not there is not there, whatever JavaScript has by that name', () => {
    const message = stanza("<message id=''/>")
    expect(attribute(message, 'id')).toBe('')
    expect(attribute(message, 'to')).toBeUndefined()
    expect(attribute(message, 'constructor')).toBeUndefined()
  })
})

describe('an error stanza', () => {
  const ST = "xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'"

  it('names type, condition and the trimmed text', () => {
    const iq = stanza(
      `<iq type='error'><command xmlns='http://jabber.org/protocol/commands'/><error type='modify' code='400'>` +
        `<bad-request ${ST}/><text ${ST}>\n Execution Errors; terminate call failed\n</text></error></iq>`,
    )
    expect(readStanzaError(iq)).toEqual({
      type: 'modify',
      condition: 'bad-request',
      text: 'Execution Errors; terminate call failed',
      element: iq,
    })
  })

  it('takes the text for no condition, wherever it stands', () => {
    const iq = stanza(`<iq type='error'><error><text ${ST}>no</text><gone ${ST}/></error></iq>`)
    expect(readStanzaError(iq)).toMatchObject({ type: '', condition: 'gone', text: 'no' })
  })

  it('that says nothing is an undefined condition', () => {
    expect(readStanzaError(stanza("<iq type='error'/>"))).toMatchObject({
      type: '',
      condition: 'undefined-condition',
      text: '',
    })
  })

  it('can be read whatever it is made of', () => {
    fc.assert(fc.property(anyElement, (element) => void readStanzaError(element)))
  })
})

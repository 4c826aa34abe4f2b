import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeVoice, joinedStanza, joinStanza } from '../../../app/openzoep/voice.ts'
import { xml } from '../../../app/xmpp/xml.ts'
import { readXml } from '../../read-xml.ts'
import { anyElement } from '../xmpp/any-element.ts'

const read = (attributes: string) => decodeVoice(readXml(`<voice ${attributes}/>`))

describe('the voice stanza', () => {
  it('reads whatever it is given without throwing', () => {
    fc.assert(
      fc.property(anyElement, (element) => {
        const voice = decodeVoice(element)
        if (voice?.ok) expect(voice.value.id.length * voice.value.from.length).toBeGreaterThan(0)
      }),
    )
    const attributes = fc.dictionary(
      fc.constantFrom('id', 'from', 'to', 'type'),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(attributes, (given) => {
        const voice = decodeVoice(xml('voice', { xmlns: 'jabber:client', ...given }))
        if (voice?.ok) expect(voice.value.from).not.toMatch(/[\p{Cc}\p{Bidi_C}]/u)
      }),
    )
  })

  it('says what is wrong with one, and passes over what is none', () => {
    expect(read("from='a@b/Zoep' type='join'")).toEqual({ ok: false, error: 'id' })
    expect(read(`id='${'x'.repeat(201)}' from='a@b/Zoep'`)).toEqual({ ok: false, error: 'id' })
    expect(read("id='x' type='join'")).toEqual({ ok: false, error: 'from' })
    expect(read("id='x' from='a\u202eb@c/Zoep'")).toEqual({ ok: false, error: 'from' })
    expect(read(`id='x' from='a@b/Zoep' to='${'x'.repeat(4000)}'`)).toEqual({ ok: false, error: 'to' })
    expect(decodeVoice(readXml("<message id='x' from='a@b/Zoep'/>"))).toBeUndefined()
    expect(decodeVoice(readXml("<voice xmlns='urn:other' id='x' from='a@b/Zoep'/>"))).toBeUndefined()
  })

  it('takes every type but the two published ones for unknown', () => {
    for (const type of ["type='left'", "type=''", '', "type='JOIN'"]) {
      expect(read(`id='x' from='a@b/Zoep' ${type}`)).toMatchObject({ value: { type: 'unknown' } })
    }
  })

  it('survives the way over the wire with any id and address', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(text, text, (id, to) => {
        for (const stanza of [joinStanza(id, to), joinedStanza(id, to)]) {
          const back = readXml(stanza.toString())
          expect([back.attrs['id'], back.attrs['to']]).toEqual([id, to])
        }
      }),
    )
  })
})

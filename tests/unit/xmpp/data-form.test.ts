import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeForm, encodeSubmit, submitField, valueOf, valuesOf } from '../../../app/xmpp/data-form.ts'
import { DATA_FORM } from '../../../app/xmpp/namespaces.ts'
import { anyElement, anyInside } from './any-element.ts'
import { stanza } from './parse.ts'

describe('a submitted form', () => {
  it('has its fields in order, with a type only where one was given', () => {
    const form = encodeSubmit([
      submitField('sip-address', 'ann@example.com'),
      submitField('password', 'a<b', 'text-private'),
      { name: 'empty', values: [] },
      { name: 'two', values: ['1', '2'] },
    ])
    expect(form.toString()).toBe(
      `<x xmlns="${DATA_FORM}" type="submit">` +
        '<field var="sip-address"><value>ann@example.com</value></field>' +
        '<field var="password" type="text-private"><value>a&lt;b</value></field>' +
        '<field var="empty"/>' +
        '<field var="two"><value>1</value><value>2</value></field></x>',
    )
  })

  it('is read back as it was written', () => {
    const text = fc.string({ maxLength: 12 }).map((value) => value.trim())
    const field = fc.record({ name: text, values: fc.array(text, { maxLength: 3 }) })
    fc.assert(
      fc.property(fc.array(field, { maxLength: 5 }), (fields) => {
        const read = decodeForm(encodeSubmit(fields))
        expect(read.type).toBe('submit')
        expect(read.fields.map(({ name, values }) => ({ name, values }))).toEqual(fields)
      }),
    )
  })
})

describe('a form that came', () => {
  it('keeps fields that repeat', () => {
    const form = decodeForm(
      stanza(
        `<x xmlns='${DATA_FORM}' type='result'>
           <field type='fixed' var='expires'><value>2010-11-02T12:00:00Z</value></field>
           <field type='fixed' var='sip'><value>ann@example.com</value></field>
           <field type='fixed' var='sip'><value>
             desk@example.com </value></field>
         </x>`,
      ),
    )
    expect(valuesOf(form, 'sip')).toEqual(['ann@example.com', 'desk@example.com'])
    expect(valueOf(form, 'expires')).toBe('2010-11-02T12:00:00Z')
    expect(valueOf(form, 'nothing')).toBeUndefined()
  })

  it('tells what a person needs to fill it in', () => {
    const form = decodeForm(
      stanza(
        `<x xmlns='${DATA_FORM}' type='form'><title>Transfer</title><instructions>Fill in</instructions>
           <field var='target-uri' label='Target'><required/></field>
           <field var='endpoint' type='list-single' label='Endpoint'>
             <option label='Callee'><value>callee</value></option></field></x>`,
      ),
    )
    expect(form).toEqual({
      type: 'form',
      title: 'Transfer',
      instructions: ['Fill in'],
      fields: [
        { name: 'target-uri', type: 'text-single', label: 'Target', required: true, values: [], options: [] },
        {
          name: 'endpoint',
          type: 'list-single',
          label: 'Endpoint',
          required: false,
          values: [],
          options: [{ label: 'Callee', value: 'callee' }],
        },
      ],
    })
  })

  it('can be read whatever it is made of', () => {
    fc.assert(
      fc.property(fc.oneof(anyElement, anyInside('x', DATA_FORM)), (element) => {
        const { fields } = decodeForm(element)
        expect(fields.every(({ name, values }) => typeof name === 'string' && Array.isArray(values))).toBe(
          true,
        )
      }),
    )
  })
})

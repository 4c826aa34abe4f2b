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

  it('has fields of every type, with all that helps to fill them in', () => {
    const form = decodeForm(
      stanza(
        `<x xmlns='${DATA_FORM}' type='form'>
           <field type='hidden' var='state'><value> as it came\n</value></field>
           <field type='fixed'><value>Section</value></field>
           <field type='boolean' var='public' label='Public?'><value>1</value></field>
           <field type='text-multi' var='about'><value>  one</value><value/><value>three</value></field>
           <field type='text-private' var='pin'><desc> Four
             digits </desc><required/></field>
           <field type='list-multi' var='days'><value>mo</value><value>tu</value>
             <option label='Monday'><value>mo</value></option><option><value>tu</value></option></field>
           <field type='jid-single' var='owner'><value>ann@example.com</value></field>
           <field type='jid-multi' var='others'/>
         </x>`,
      ),
    )
    const common = { label: '', required: false, options: [] }
    expect(form.fields).toEqual([
      { ...common, name: 'state', type: 'hidden', values: [' as it came\n'] },
      { ...common, name: '', type: 'fixed', values: ['Section'] },
      { ...common, name: 'public', type: 'boolean', label: 'Public?', values: ['1'] },
      { ...common, name: 'about', type: 'text-multi', values: ['  one', '', 'three'] },
      {
        ...common,
        name: 'pin',
        type: 'text-private',
        values: [],
        required: true,
        desc: 'Four\n             digits',
      },
      {
        ...common,
        name: 'days',
        type: 'list-multi',
        values: ['mo', 'tu'],
        options: [
          { label: 'Monday', value: 'mo' },
          { label: '', value: 'tu' },
        ],
      },
      { ...common, name: 'owner', type: 'jid-single', values: ['ann@example.com'] },
      { ...common, name: 'others', type: 'jid-multi', values: [] },
    ])
  })

  it.each([
    ["datatype='xs:integer'><range min='1' max='9'/>", 'xs:integer', { method: 'range', min: '1', max: '9' }],
    ["datatype='xs:string'><regex> [a-z]+ </regex>", 'xs:string', { method: 'regex', regex: '[a-z]+' }],
    ['><open/>', 'xs:string', { method: 'open' }],
    ["datatype='xs:date'><list-range min='1'/>", 'xs:date', { method: 'basic', listMin: '1' }],
    ['><other/>', 'xs:string', { method: 'basic' }],
  ])('tells how the server will check a field: %s', (content, datatype, rest) => {
    const form = decodeForm(
      stanza(
        `<x xmlns='${DATA_FORM}' type='form'><field var='a'>
           <validate xmlns='http://jabber.org/protocol/xdata-validate' ${content}</validate></field></x>`,
      ),
    )
    expect(form.fields[0]?.validation).toEqual({ datatype, ...rest })
  })

  it('may be a table', () => {
    const form = decodeForm(
      stanza(
        `<x xmlns='${DATA_FORM}' type='result'>
           <reported><field var='name' label='Name'/></reported>
           <item><field var='name'><value>Ann</value></field></item>
           <item><field var='name'><value>Bob</value></field></item></x>`,
      ),
    )
    expect(form.fields).toEqual([])
    expect(form.reported?.map(({ label }) => label)).toEqual(['Name'])
    expect(form.items?.map((row) => row.flatMap(({ values }) => values))).toEqual([['Ann'], ['Bob']])
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

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DataForm, FormField } from '../../../app/contract/data-form.ts'
import { complaintsAbout, firstEntries, submittedFields } from '../../../app/contract/form-entry.ts'

const field = (over: Partial<FormField>): FormField => ({
  name: 'a',
  type: 'text-single',
  label: '',
  required: false,
  values: [],
  options: [],
  ...over,
})
const form = (...fields: readonly FormField[]): DataForm => ({
  type: 'form',
  title: '',
  instructions: [],
  fields,
})
const choice = (type: string, over: Partial<FormField> = {}): FormField =>
  field({
    type,
    options: [
      { label: 'One', value: '1' },
      { label: 'Two', value: '2' },
    ],
    ...over,
  })
const ruled = (datatype: string, rest: Partial<NonNullable<FormField['validation']>> = {}): FormField =>
  field({ validation: { datatype, method: 'basic', ...rest } })

describe('a form to fill in', () => {
  it('begins with the values that the server gave', () => {
    const entries = firstEntries(
      form(
        field({ values: ['x'] }),
        field({ type: 'boolean', values: ['1'] }),
        field({ type: 'boolean' }),
        field({ type: 'text-multi', values: ['one', '', 'three'] }),
        choice('list-multi', { values: ['1', '2'] }),
      ),
    )
    expect(entries).toEqual([['x'], ['true'], ['false'], ['one\n\nthree'], ['1', '2']])
  })

  it('sends what was filled in, hidden values as they came, and nothing that only shows text', () => {
    const filled = form(
      field({ type: 'fixed', name: 'note', values: ['Read this'] }),
      field({ type: 'hidden', name: 'state', values: [' x '] }),
      field({ name: 'from' }),
      field({ name: 'empty' }),
      field({ name: 'lines', type: 'text-multi' }),
      field({ name: 'jids', type: 'jid-multi' }),
      field({ name: 'on', type: 'boolean' }),
    )
    const entries = [['changed'], ['changed'], ['sip:a@b'], [''], ['1\n\n2'], [' a@b \n\nc@d'], ['true']]
    expect(submittedFields(filled, entries)).toEqual([
      { name: 'state', type: 'hidden', values: [' x '] },
      { name: 'from', type: 'text-single', values: ['sip:a@b'] },
      { name: 'lines', type: 'text-multi', values: ['1', '', '2'] },
      { name: 'jids', type: 'jid-multi', values: ['a@b', 'c@d'] },
      { name: 'on', type: 'boolean', values: ['true'] },
    ])
  })

  it.each<readonly [string, FormField, readonly string[], unknown]>([
    ['nothing where something is wanted', field({ required: true }), [''], { kind: 'required' }],
    ['nothing where nothing is wanted', field({}), [], undefined],
    ['a choice', choice('list-single'), ['1'], undefined],
    ['no choice', choice('list-single'), ['3'], { kind: 'not-an-option', value: '3' }],
    [
      'an own value in an open list',
      choice('list-single', { validation: { datatype: 'xs:string', method: 'open' } }),
      ['3'],
      undefined,
    ],
    ['a choice made twice', choice('list-multi'), ['1', '1'], { kind: 'twice', value: '1' }],
    ['a JID', field({ type: 'jid-single' }), ['a@b.c/d e'], undefined],
    ['no JID', field({ type: 'jid-single' }), ['a b@c'], { kind: 'not-a-jid', value: 'a b@c' }],
    ['one JID twice', field({ type: 'jid-multi' }), ['a@b\na@b'], { kind: 'twice', value: 'a@b' }],
    ['a whole number', ruled('xs:integer'), ['-7'], undefined],
    ['no whole number', ruled('xs:integer'), ['7.5'], { kind: 'not-of-type', datatype: 'xs:integer' }],
    ['a byte too many', ruled('xs:byte'), ['128'], { kind: 'not-of-type', datatype: 'xs:byte' }],
    ['a fraction', ruled('xs:decimal'), ['.5'], undefined],
    ['a day that is none', ruled('xs:date'), ['2024-13-01'], { kind: 'not-of-type', datatype: 'xs:date' }],
    ['a moment', ruled('xs:dateTime'), ['2024-02-29T12:00:00Z'], undefined],
    [
      'too much',
      ruled('xs:int', { method: 'range', min: '1', max: '9' }),
      ['10'],
      { kind: 'out-of-range', min: '1', max: '9' },
    ],
    ['enough', ruled('xs:int', { method: 'range', min: '1', max: '9' }), ['9'], undefined],
    [
      'too few',
      choice('list-multi', { validation: { datatype: 'xs:string', method: 'basic', listMin: '2' } }),
      ['1'],
      { kind: 'how-many', min: '2', max: '' },
    ],
    ['a datatype that nobody knows', ruled('x:thing'), ['?'], undefined],
    [
      'a pattern, which is the server’s to run',
      ruled('xs:string', { method: 'regex', regex: '(' }),
      ['x'],
      undefined,
    ],
  ])('with %s', (_what, one, entry, complaint) => {
    expect(complaintsAbout(form(one), [entry])).toEqual([complaint])
  })

  it('can be filled in with anything, and sends no field that the server did not name', () => {
    const types =
      'boolean fixed hidden jid-multi jid-single list-multi list-single text-multi text-private text-single x'
    const anyField = fc.record({
      name: fc.string({ maxLength: 3 }),
      type: fc.constantFrom(...types.split(' ')),
      label: fc.constant(''),
      required: fc.boolean(),
      values: fc.array(fc.string({ maxLength: 4 }), { maxLength: 3 }),
      options: fc.constant([]),
    })
    const anyEntry = fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 })
    fc.assert(
      fc.property(
        fc.array(anyField, { maxLength: 5 }),
        fc.array(anyEntry, { maxLength: 6 }),
        (fields, entries) => {
          const one = form(...fields)
          expect(complaintsAbout(one, entries)).toHaveLength(fields.length)
          const names = fields.filter(({ type }) => type !== 'fixed').map(({ name }) => name)
          for (const { name, values } of submittedFields(one, entries)) {
            expect(names).toContain(name)
            expect(values.length).toBeGreaterThan(0)
          }
        },
      ),
    )
  })
})

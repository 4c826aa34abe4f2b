/** Data forms (XEP-0004): what we submit, and what comes back. */
import type { DataForm, FieldValidation, FormField, SubmitField } from '../contract/data-form.ts'
import { attribute, child, childElements, children, childText, textOf } from './stanza.ts'
import { DATA_FORM, DATA_VALIDATE } from './namespaces.ts'
import { xml, type Element } from './xml.ts'

export type { DataForm, FormField, SubmitField } from '../contract/data-form.ts'

/** One field with one value, the usual case. */
export const submitField = (name: string, value: string, type?: string): SubmitField =>
  type === undefined ? { name, values: [value] } : { name, type, values: [value] }

/** `<x type='submit'/>` with the fields in the given order. */
export function encodeSubmit(fields: readonly SubmitField[]): Element {
  return xml(
    'x',
    { xmlns: DATA_FORM, type: 'submit' },
    ...fields.map(({ name, type, values }) =>
      xml(
        'field',
        type === undefined ? { var: name } : { var: name, type },
        ...values.map((value) => xml('value', {}, value)),
      ),
    ),
  )
}

/** Reads an `x` element of any form type. Total: what is missing is empty. */
export function decodeForm(x: Element): DataForm {
  const reported = child(x, 'reported', DATA_FORM)
  const items = children(x, 'item', DATA_FORM)
  return {
    type: attribute(x, 'type') ?? '',
    title: childText(x, 'title', DATA_FORM) ?? '',
    instructions: children(x, 'instructions', DATA_FORM).map(textOf),
    fields: fieldsOf(x),
    ...(reported ? { reported: fieldsOf(reported) } : {}),
    ...(items.length > 0 ? { items: items.map(fieldsOf) } : {}),
  }
}

const fieldsOf = (parent: Element): readonly FormField[] =>
  children(parent, 'field', DATA_FORM).map(decodeField)

/** Where white space is part of the value: a hidden one goes back as it came (XEP-0004 §3.3). */
const VERBATIM = ['hidden', 'text-multi', 'text-private']

function decodeField(field: Element): FormField {
  const type = attribute(field, 'type') ?? 'text-single'
  const desc = childText(field, 'desc', DATA_FORM) ?? ''
  const validate = child(field, 'validate', DATA_VALIDATE)
  return {
    name: attribute(field, 'var') ?? '',
    type,
    label: attribute(field, 'label') ?? '',
    required: child(field, 'required', DATA_FORM) !== undefined,
    values: children(field, 'value', DATA_FORM).map(VERBATIM.includes(type) ? wholeText : textOf),
    options: children(field, 'option', DATA_FORM).map((option) => ({
      label: attribute(option, 'label') ?? '',
      value: childText(option, 'value', DATA_FORM) ?? '',
    })),
    ...(desc === '' ? {} : { desc }),
    ...(validate ? { validation: decodeValidation(validate) } : {}),
  }
}

const wholeText = (element: Element): string =>
  element.children.filter((node): node is string => typeof node === 'string').join('')

/** XEP-0122 §3. A method that is not known counts as `basic`. */
function decodeValidation(validate: Element): FieldValidation {
  const found = childElements(validate).filter((part) => part.getNS() === DATA_VALIDATE)
  const part = (name: string): Element | undefined => found.find((each) => each.is(name, DATA_VALIDATE))
  const range = part('range')
  const regex = part('regex')
  const list = part('list-range')
  const present = (entries: Readonly<Record<string, string | undefined>>) =>
    Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined))
  return {
    datatype: attribute(validate, 'datatype') ?? 'xs:string',
    method: regex ? 'regex' : range ? 'range' : part('open') ? 'open' : 'basic',
    ...present({
      min: range && attribute(range, 'min'),
      max: range && attribute(range, 'max'),
      regex: regex && textOf(regex),
      listMin: list && attribute(list, 'min'),
      listMax: list && attribute(list, 'max'),
    }),
  }
}

/** Every value of every field of that name, in order. */
export const valuesOf = (form: DataForm, name: string): readonly string[] =>
  form.fields.filter((field) => field.name === name).flatMap((field) => field.values)

/** The first value of that name; undefined when the form has none. */
export const valueOf = (form: DataForm, name: string): string | undefined => valuesOf(form, name)[0]

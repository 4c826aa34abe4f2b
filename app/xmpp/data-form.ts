/** Data forms (XEP-0004): what we submit, and what comes back. */
import { attribute, child, children, childText, textOf } from './stanza.ts'
import { DATA_FORM } from './namespaces.ts'
import { xml, type Element } from './xml.ts'

/** One field to submit. Without values it goes out empty, which is how an optional field is left blank. */
export interface SubmitField {
  readonly name: string
  /** XEP-0004 §3.3, such as `text-single`, `text-private`, `hidden`; left out when undefined. */
  readonly type?: string
  readonly values: readonly string[]
}

export interface FormField {
  /** The wire's `var`; empty on a field that only shows text. */
  readonly name: string
  /** The wire's `type`, `text-single` when it names none (XEP-0004 §3.3). */
  readonly type: string
  readonly label: string
  readonly required: boolean
  readonly values: readonly string[]
  readonly options: readonly { readonly label: string; readonly value: string }[]
}

export interface DataForm {
  /** `form`, `submit`, `cancel` or `result`; whatever the wire says. */
  readonly type: string
  readonly title: string
  readonly instructions: readonly string[]
  /** In order. Fields of one name may repeat: the service lists authorised addresses so. */
  readonly fields: readonly FormField[]
}

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
  return {
    type: attribute(x, 'type') ?? '',
    title: childText(x, 'title', DATA_FORM) ?? '',
    instructions: children(x, 'instructions', DATA_FORM).map(textOf),
    fields: children(x, 'field', DATA_FORM).map(decodeField),
  }
}

function decodeField(field: Element): FormField {
  return {
    name: attribute(field, 'var') ?? '',
    type: attribute(field, 'type') ?? 'text-single',
    label: attribute(field, 'label') ?? '',
    required: child(field, 'required', DATA_FORM) !== undefined,
    values: children(field, 'value', DATA_FORM).map(textOf),
    options: children(field, 'option', DATA_FORM).map((option) => ({
      label: attribute(option, 'label') ?? '',
      value: childText(option, 'value', DATA_FORM) ?? '',
    })),
  }
}

/** Every value of every field of that name, in order. */
export const valuesOf = (form: DataForm, name: string): readonly string[] =>
  form.fields.filter((field) => field.name === name).flatMap((field) => field.values)

/** The first value of that name; undefined when the form has none. */
export const valueOf = (form: DataForm, name: string): string | undefined => valuesOf(form, name)[0]

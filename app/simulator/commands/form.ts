import { DATA_FORM } from '../../xmpp/namespaces.ts'
import { attr, xml, type Element } from '../stanza.ts'

/** One field of a command's form (XEP-0004). */
export interface FieldSpec {
  readonly name: string
  readonly type: 'text-single' | 'text-private' | 'list-single' | 'boolean' | 'hidden'
  readonly label: string
  readonly required: boolean
  readonly options?: readonly { readonly label: string; readonly value: string }[]
}

/** What was filled in: the first value of each field, trimmed of nothing. Empty fields are absent. */
export type FormInput = ReadonlyMap<string, string>

/** Reads the submitted form in a payload; `undefined` when there is none. */
export function readForm(payload: Element): FormInput | undefined {
  const form = payload.getChild('x', DATA_FORM)
  if (form === undefined || attr(form, 'type') !== 'submit') return undefined
  const input = new Map<string, string>()
  for (const field of form.getChildren('field')) {
    const name = attr(field, 'var')
    const value = field.getChildText('value')
    if (name !== undefined && value !== null && value !== '') input.set(name, value)
  }
  return input
}

/** The empty form to fill in (XEP-0004 section 3.1). */
export function blankForm(title: string, instructions: string, fields: readonly FieldSpec[]): Element {
  return xml(
    'x',
    { xmlns: DATA_FORM, type: 'form' },
    xml('title', {}, title),
    xml('instructions', {}, instructions),
    ...fields.map(blankField),
  )
}

function blankField(field: FieldSpec): Element {
  const element = xml('field', { type: field.type, label: field.label, var: field.name })
  for (const option of field.options ?? []) {
    element.append(xml('option', { label: option.label }, xml('value', {}, option.value)))
  }
  if (field.required) element.append(xml('required'))
  return element
}

/** The input as the service shows it back in an error: with its own types, unknown fields left out. */
export function echoedForm(fields: readonly FieldSpec[], input: FormInput): Element {
  const shown = fields.filter((field) => input.has(field.name))
  return xml(
    'x',
    { xmlns: DATA_FORM, type: 'submit' },
    ...shown.map((field) => filledField(field.type, field.name, input.get(field.name) ?? '')),
  )
}

/** A result form; a name may come several times (the `sip` fields of an authorisation do). */
export function resultForm(values: readonly (readonly [name: string, value: string])[]): Element {
  return xml(
    'x',
    { xmlns: DATA_FORM, type: 'result' },
    ...values.map(([name, value]) => filledField('fixed', name, value)),
  )
}

const filledField = (type: string, name: string, value: string): Element =>
  xml('field', { type, var: name }, xml('value', {}, value))

/** Filling in a server's data form (XEP-0004): what stands in it at first, what is wrong with it, what is sent. Pure. */
import type { DataForm, FormField, SubmitField } from './data-form.ts'

/** One list of values for each field of the form, by its place in it. */
export type FormEntries = readonly (readonly string[])[]

export type Complaint =
  | { readonly kind: 'required' }
  | { readonly kind: 'not-an-option'; readonly value: string }
  | { readonly kind: 'not-a-jid'; readonly value: string }
  | { readonly kind: 'twice'; readonly value: string }
  | { readonly kind: 'not-of-type'; readonly datatype: string }
  | { readonly kind: 'out-of-range'; readonly min: string; readonly max: string }
  | { readonly kind: 'how-many'; readonly min: string; readonly max: string }

export const isTrue = (value: string | undefined): boolean => value === 'true' || value === '1'

/** The server's own values; a switch that it left open is off. */
export const firstEntries = (form: DataForm): FormEntries =>
  form.fields.map(({ type, values }) => {
    if (type === 'boolean') return [isTrue(values[0]) ? 'true' : 'false']
    if (type === 'text-multi') return values.length === 0 ? [] : [values.join('\n')]
    return values
  })

/** What the server would refuse, as far as the form itself tells. Its pattern is not run: it may take for ever. */
export const complaintsAbout = (form: DataForm, entries: FormEntries): readonly (Complaint | undefined)[] =>
  form.fields.map((field, index) => complaintAbout(field, valuesFor(field, entries[index] ?? [])))

function complaintAbout(field: FormField, values: readonly string[]): Complaint | undefined {
  const { type, required, options, validation } = field
  if (type === 'fixed' || type === 'hidden' || type === 'boolean') return undefined
  if (values.length === 0) return required ? { kind: 'required' } : undefined
  const isList = type === 'list-single' || type === 'list-multi'
  const foreign = values.find((value) => !options.some((option) => option.value === value))
  if (isList && validation?.method !== 'open' && foreign !== undefined) {
    return { kind: 'not-an-option', value: foreign }
  }
  if (type === 'jid-single' || type === 'jid-multi') {
    const wrong = values.find((value) => !isJid(value))
    if (wrong !== undefined) return { kind: 'not-a-jid', value: wrong }
  }
  const twice = values.find((value, index) => values.indexOf(value) !== index)
  if ((type === 'jid-multi' || type === 'list-multi') && twice !== undefined) {
    return { kind: 'twice', value: twice }
  }
  return validation && complaintByRule(validation, values)
}

function complaintByRule(
  { datatype, method, min, max, listMin, listMax }: NonNullable<FormField['validation']>,
  values: readonly string[],
): Complaint | undefined {
  const compare = COMPARE[datatype]
  if (compare !== undefined) {
    if (values.some((value) => compare(value) === undefined)) return { kind: 'not-of-type', datatype }
    const [low, high] = [min, max].map((limit) => (limit === undefined ? undefined : compare(limit)))
    const outside = (value: number): boolean =>
      (low !== undefined && value < low) || (high !== undefined && value > high)
    if (method === 'range' && values.some((value) => outside(compare(value) ?? 0))) {
      return { kind: 'out-of-range', min: min ?? '', max: max ?? '' }
    }
  }
  const tooFew = listMin !== undefined && values.length < Number(listMin)
  const tooMany = listMax !== undefined && values.length > Number(listMax)
  return tooFew || tooMany ? { kind: 'how-many', min: listMin ?? '', max: listMax ?? '' } : undefined
}

const whole = (value: string): number | undefined =>
  /^[+-]?\d{1,15}$/.test(value.trim()) ? Number(value) : undefined
const between =
  (least: number, most: number) =>
  (value: string): number | undefined => {
    const number = whole(value)
    return number !== undefined && number >= least && number <= most ? number : undefined
  }
const fraction = (value: string): number | undefined =>
  /^[+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})(?:e[+-]?\d{1,3})?$/i.test(value.trim())
    ? Number(value)
    : undefined
const moment = (pattern: RegExp) => (value: string) => {
  const at = pattern.test(value.trim()) ? Date.parse(value.trim()) : NaN
  return Number.isNaN(at) ? undefined : at
}

/** Datatypes of XEP-0122 that have an order; all others are for the server to judge. */
const COMPARE: Readonly<Record<string, (value: string) => number | undefined>> = {
  'xs:integer': whole,
  'xs:long': whole,
  'xs:int': between(-2_147_483_648, 2_147_483_647),
  'xs:short': between(-32_768, 32_767),
  'xs:byte': between(-128, 127),
  'xs:decimal': fraction,
  'xs:double': fraction,
  'xs:date': moment(/^\d{4}-\d\d-\d\d$/),
  'xs:dateTime': moment(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/),
}

/** As far as a form can tell: something before an `@` if there is one, a domain, no white space (RFC 7622). */
const isJid = (text: string): boolean => /^(?:[^\s@/]+@)?[^\s@/]+(?:\/.+)?$/u.test(text)

/** Several lines in one box are several values; what is empty was left blank. */
function valuesFor({ type }: FormField, entry: readonly string[]): readonly string[] {
  const joined = entry.join('\n')
  if (type === 'text-multi') return joined === '' ? [] : joined.split('\n')
  if (type === 'jid-multi')
    return joined
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  return entry.filter((value) => value !== '')
}

/**
 * The fields to send, in the form's order. What only shows text stays here; what was left blank is left out, which the
 * service takes as well as an empty field (XEP-0004 §3.2).
 */
export const submittedFields = (form: DataForm, entries: FormEntries): readonly SubmitField[] =>
  form.fields.flatMap((field, index) => {
    if (field.type === 'fixed' || field.name === '') return []
    const values = field.type === 'hidden' ? field.values : valuesFor(field, entries[index] ?? [])
    return values.length === 0 ? [] : [{ name: field.name, type: field.type, values }]
  })

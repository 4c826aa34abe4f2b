import type { FieldSpec, FormInput } from './form.ts'

/**
 * The complaint about a form in the service's own manner, or `undefined` when it is filled in well. The wording of a
 * missing field and of a wrong choice is ours: no sample shows them.
 */
export function complaintAbout(fields: readonly FieldSpec[], input: FormInput): string | undefined {
  const complaints = fields.flatMap((field) => {
    const value = input.get(field.name)
    if (value === undefined) return field.required ? [`Field '${field.name}' is required`] : []
    const chosen = field.options === undefined || field.options.some((option) => option.value === value)
    return chosen ? [] : [invalidFormat(field.name, value)]
  })
  return complaints.length === 0 ? undefined : validationErrors(complaints)
}

/** Wording of the vendor's OXJS test fixtures. */
export const invalidFormat = (name: string, value: string): string =>
  `Field '${name}' is in an invalid format with value: ${value}`

export const validationErrors = (complaints: readonly string[]): string =>
  `Validation Errors; ${complaints.join('; ')}`

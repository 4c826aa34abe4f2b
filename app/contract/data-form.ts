/** A data form (XEP-0004) as plain data: what a server asks for, what a person fills in, what comes back. */

/** How the server says that it will check a field (XEP-0122). */
export interface FieldValidation {
  /** Such as `xs:integer`; `xs:string` when it names none. */
  readonly datatype: string
  /** `open` suggests the options and takes other values too. */
  readonly method: 'basic' | 'open' | 'range' | 'regex'
  readonly min?: string
  readonly max?: string
  /** The server's own expression. For reading: it is never run here, since it may take for ever. */
  readonly regex?: string
  /** How many values a list takes, as the server wrote it. */
  readonly listMin?: string
  readonly listMax?: string
}

export interface FormField {
  /** The wire's `var`; empty on a field that only shows text. */
  readonly name: string
  /** The wire's `type`, `text-single` when it names none (XEP-0004 §3.3). */
  readonly type: string
  readonly label: string
  readonly required: boolean
  /** In fields of several lines each line is a value. */
  readonly values: readonly string[]
  readonly options: readonly { readonly label: string; readonly value: string }[]
  /** The server's explanation of the field. */
  readonly desc?: string
  readonly validation?: FieldValidation
}

export interface DataForm {
  /** `form`, `submit`, `cancel` or `result`; whatever the wire says. */
  readonly type: string
  readonly title: string
  readonly instructions: readonly string[]
  /** In order. Fields of one name may repeat: the service lists authorised addresses so. */
  readonly fields: readonly FormField[]
  /** Head and rows of a table (XEP-0004 §3.4), in results of searches. */
  readonly reported?: readonly FormField[]
  readonly items?: readonly (readonly FormField[])[]
}

/** One field to submit. Without values it goes out empty, which is how an optional field is left blank. */
export interface SubmitField {
  readonly name: string
  /** XEP-0004 §3.3, such as `text-single`, `text-private`, `hidden`; left out when undefined. */
  readonly type?: string | undefined
  readonly values: readonly string[]
}

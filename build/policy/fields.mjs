// Every setting with its type, read from the schema.
import { z } from 'zod'
import { DEFAULT_SETTINGS, settingsPatchSchema } from '../../app/contract/settings.ts'
import { sectionName, settingName } from '../../app/contract/messages/setting-names.ts'

/**
 * @typedef {object} Field
 * @property {string} section
 * @property {string} key within its section
 * @property {string} name for a person
 * @property {string} about one or two sentences, or nothing
 * @property {unknown} value the default
 * @property {boolean} nullable
 * @property {FieldType} type
 *
 * @typedef {{ kind: 'boolean' }
 *   | { kind: 'integer', minimum: number, maximum: number }
 *   | { kind: 'choice', choices: readonly string[] }
 *   | { kind: 'text', maxLength: number, pattern: string | undefined }
 *   | { kind: 'list', of: string, maxItems: number | undefined }
 *   | { kind: 'json' }} FieldType
 *
 * @typedef {object} Section
 * @property {string} section
 * @property {string} name
 * @property {readonly Field[]} fields
 */

/** The part of JSON Schema that the settings take. */
const shape = z.object({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
  pattern: z.string().optional(),
  maxItems: z.number().optional(),
  get anyOf() {
    return z.array(shape).optional()
  },
  get items() {
    return shape.optional()
  },
})
const sectionsShape = z.object({
  properties: z.record(z.string(), z.object({ properties: z.record(z.string(), shape) })),
})

const DEFAULT_MAX_LENGTH = 1023
const TEXTS = 'texts'
export const OBJECTS = 'objects'

/** @returns {readonly Section[]} in the order of the schema */
export function policySections() {
  const json = z.toJSONSchema(settingsPatchSchema, { io: 'input', unrepresentable: 'any' })
  /** @type {Readonly<Record<string, unknown>>} */
  const defaults = DEFAULT_SETTINGS
  return Object.entries(sectionsShape.parse(json).properties).map(([section, { properties }]) => ({
    section,
    name: sectionName(section),
    fields: Object.entries(properties).map(([key, held]) => fieldOf(section, key, held, defaults[section])),
  }))
}

/**
 * @param {string} section
 * @param {string} key
 * @param {z.output<typeof shape>} held
 * @param {unknown} defaults of the section
 * @returns {Field}
 */
function fieldOf(section, key, held, defaults) {
  const { name, about = '' } = settingName(`${section}.${key}`)
  const others = held.anyOf?.filter(({ type }) => type !== 'null') ?? [held]
  const [only] = others
  return {
    ...{ section, key, name, about },
    value: z.record(z.string(), z.unknown()).parse(defaults)[key],
    nullable: others.length < (held.anyOf?.length ?? 1),
    type: only === undefined || others.length > 1 ? { kind: 'json' } : typeOf(only),
  }
}

/**
 * @param {z.output<typeof shape>} held
 * @returns {FieldType}
 */
function typeOf(held) {
  const choices = z.array(z.string()).safeParse(held.enum)
  if (choices.success) return { kind: 'choice', choices: choices.data }
  if (held.enum !== undefined) return { kind: 'json' }
  switch (held.type) {
    case 'boolean':
      return { kind: 'boolean' }
    case 'integer':
      return { kind: 'integer', minimum: held.minimum ?? 0, maximum: held.maximum ?? 4_294_967_295 }
    case 'string':
      return { kind: 'text', maxLength: held.maxLength ?? DEFAULT_MAX_LENGTH, pattern: held.pattern }
    case 'array':
      return { kind: 'list', of: itemsInWords(held.items), maxItems: held.maxItems }
    default:
      return { kind: 'json' }
  }
}

/** @param {z.output<typeof shape> | undefined} items */
function itemsInWords(items) {
  const choices = z.array(z.string()).safeParse(items?.enum)
  if (choices.success) return choices.data.join(', ')
  if (items?.type === 'string') return TEXTS
  return items?.type === 'integer' ? `whole numbers from ${items.minimum} to ${items.maximum}` : OBJECTS
}

/**
 * What may be written there, in words.
 * @param {Field} field
 */
export function typeInWords({ type, nullable }) {
  const orNull = nullable ? ' or null' : ''
  switch (type.kind) {
    case 'boolean':
      return 'true or false'
    case 'integer':
      return `whole number from ${type.minimum} to ${type.maximum}${orNull}`
    case 'choice':
      return `one of ${type.choices.join(', ')}${orNull}`
    case 'text':
      return `text of at most ${type.maxLength} characters${orNull}`
    case 'list':
      return `list of ${type.of}${type.maxItems === undefined ? '' : `, at most ${type.maxItems}`}${orNull}`
    default:
      return `JSON${orNull}`
  }
}

/**
 * The settings as a stranger may read them. Switches, numbers and choices out of a list are told as they are; of what a
 * person wrote only that it is there, or a pseudonym where it is an address.
 */
import { z } from 'zod'
import { settingsSchema, type Settings } from '../contract/settings.ts'
import type { Pseudonyms } from './pseudonyms.ts'

export type Told = string | number | boolean | null | readonly Told[] | { readonly [key: string]: Told }

/** Written by a person, and about nobody. */
const HARMLESS: ReadonlySet<string> = new Set([
  'dialing.country',
  'dialing.outsidePrefix',
  'dialing.internationalPrefix',
  'shortcuts.dialClipboard',
  'shortcuts.hangUp',
  'shortcuts.focusCard',
  'shortcuts.hideNames',
  'shortcuts.redial',
  'updates.version',
])

export function settingsWithoutSecrets(settings: Settings, names: Pseudonyms): Told {
  return tell(settings, settingsSchema, '')

  function tell(value: unknown, schema: z.core.$ZodType | undefined, path: string): Told {
    if (value === null || typeof value === 'boolean' || typeof value === 'number') return value
    if (typeof value === 'string') {
      if (value === '' || HARMLESS.has(path) || isChoice(schema)) return value
      return /^[^\s@/]+@[^\s@/]+$/u.test(value) ? names.address(value) : hidden(value)
    }
    const bare = unwrapped(schema)
    if (Array.isArray(value)) {
      const element = bare instanceof z.ZodArray ? bare.element : undefined
      return value.map((each) => tell(each, element, `${path}[]`))
    }
    if (typeof value !== 'object') return null
    const shape: Readonly<Record<string, z.core.$ZodType>> = bare instanceof z.ZodObject ? bare.shape : {}
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        // Keys of ours only: where anything may be a key, it is somebody's text as well.
        shape[key] === undefined ? names.id(key) : key,
        tell(each, shape[key], path === '' ? key : `${path}.${key}`),
      ]),
    )
  }
}

const hidden = (text: string): string => `(set, ${String(text.length)} characters)`

const isChoice = (schema: z.core.$ZodType | undefined): boolean => {
  const bare = unwrapped(schema)
  return bare instanceof z.ZodEnum || bare instanceof z.ZodLiteral
}

function unwrapped(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable
  ) {
    return unwrapped(schema.def.innerType)
  }
  return schema
}

/**
 * Values from where not every type can be written: a registry has no true, no null and no lists of objects, a property
 * list has no null. There a text that is no value of its setting is read as JSON, 0 and 1 stand for false and true. Pure.
 */
import { settingsPatchSchema } from '../app/contract/settings.ts'

/** @param tree part → section → key → value; what has another shape is left for the schema to refuse */
export const typedPolicy = (tree: unknown): unknown =>
  mapValues(tree, (part) =>
    mapValues(part, (section, name) => mapValues(section, (value, key) => typedValue(name, key, value))),
  )

function typedValue(section: string, key: string, value: unknown): unknown {
  const readings = [
    ...(value === 'null' ? [null] : []),
    value,
    ...(value === 0 || value === 1 ? [value === 1] : []),
    ...(typeof value === 'string' ? [fromJson(value)] : []),
    ...(Array.isArray(value)
      ? [value.map((each: unknown) => (typeof each === 'string' ? fromJson(each) : each))]
      : []),
  ]
  const at = readings.findIndex(
    (reading) =>
      reading !== undefined && settingsPatchSchema.safeParse({ [section]: { [key]: reading } }).success,
  )
  return at < 0 ? value : readings[at]
}

function mapValues(tree: unknown, map: (value: unknown, key: string) => unknown): unknown {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return tree
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]: [string, unknown]) => [key, map(value, key)]),
  )
}

function fromJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

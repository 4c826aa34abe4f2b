/** Values of unknown shape read as plain ones. Of D-Bus: variants opened, 64-bit integers as numbers, bytes counted. */
import { Variant } from '@jellybrick/dbus-next'

export type Plain =
  | string
  | number
  | boolean
  | null
  | { readonly bytes: number }
  | readonly Plain[]
  | { readonly [key: string]: Plain }

export function plain(value: unknown): Plain {
  if (value instanceof Variant) return plain(value.value)
  if (Buffer.isBuffer(value)) return { bytes: value.length }
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
  }
  return null
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
export const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

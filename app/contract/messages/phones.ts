/** Registered phones: the Phones view, and what is said of them before dialling and on cards. */
import type { PhoneRow } from '../phones.ts'
import { listOf } from './formatters.ts'
import { moment } from './time.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const phonesText = texts({
  title: m.phones_title,
  none: m.phones_none,
  noneHint: m.phones_none_hint,
  unknown: m.phones_unknown,
  unknownHint: m.phones_unknown_hint,
  unnamed: m.phones_unnamed,
  noExpiry: m.phones_no_expiry,
  empty: m.phones_empty,
  emptyHint: m.phones_empty_hint,
  /** Before dialling: nothing would ring, and the call can still be placed. */
  noneToRing: m.phones_none_to_ring,
})

type Device = Extract<PhoneRow, { readonly kind: 'phone' }>

export const deviceTitle = ({ device, host }: Device): string => device || host || phonesText.unnamed

/** Where it is, as far as the title does not say it already. */
export function devicePlace({ device, host, source }: Device): string {
  const places = [device === '' ? '' : host, source === '' ? '' : m.phones_device_place({ source })]
  return places.filter(Boolean).join(' · ')
}

/** Until when it is registered, or since when it is not. */
export function registration({ expiresAtMs, expired }: Device, nowMs: number): string {
  if (expiresAtMs === undefined) return phonesText.noExpiry
  return expired
    ? m.phones_expired_at({ time: moment(expiresAtMs, nowMs) })
    : m.phones_until({ time: moment(expiresAtMs, nowMs) })
}

/** An expired one is told as what it is: the service has not taken it back, but nothing keeps it there. */
export const expiredHint = (): string => m.phones_expired_hint()

/** On a card: which devices ring. Empty where nobody can tell. */
export const ringingLine = (devices: readonly string[]): string =>
  devices.length === 0 ? '' : m.phones_ringing_line({ list: listOf(devices) })

/** On a card: the user's own phones, one of which is to be lifted. Empty where none is known. */
export const phonesToLift = (devices: readonly string[]): string =>
  devices.length === 0 ? '' : m.phones_to_lift({ count: devices.length, list: listOf(devices) })

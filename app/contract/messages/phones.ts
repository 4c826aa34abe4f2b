/** Registered phones: the Phones view, and what is said of them before dialling and on cards. */
import type { PhoneRow } from '../phones.ts'
import { listOf } from './formatters.ts'
import { moment } from './time.ts'

export const phonesText = {
  title: 'Registered phones',
  none: 'No phone registered',
  noneHint: 'Calls to this address ring nowhere.',
  unknown: 'Phones not known yet',
  unknownHint: 'The service did not list them; one shows here as soon as it registers anew.',
  unnamed: 'Unnamed device',
  noExpiry: 'registered',
  empty: 'No address',
  emptyHint: 'The service has named no address of yours.',
  /** Before dialling: nothing would ring, and the call can still be placed. */
  noneToRing:
    'No phone is registered for the address you call from, so none would ring. You can call all the same.',
} as const

type Device = Extract<PhoneRow, { readonly kind: 'phone' }>

export const deviceTitle = ({ device, host }: Device): string => device || host || phonesText.unnamed

/** Where it is, as far as the title does not say it already. */
export function devicePlace({ device, host, source }: Device): string {
  const places = [device === '' ? '' : host, source === '' ? '' : `seen from ${source}`]
  return places.filter(Boolean).join(' · ')
}

/** Until when it is registered, or since when it is not. */
export function registration({ expiresAtMs, expired }: Device, nowMs: number): string {
  if (expiresAtMs === undefined) return phonesText.noExpiry
  return expired ? `expired at ${moment(expiresAtMs, nowMs)}` : `until ${moment(expiresAtMs, nowMs)}`
}

/** An expired one is told as what it is: the service has not taken it back, but nothing keeps it there. */
export const expiredHint = 'Not renewed: it does not ring.'

/** On a card: which devices ring. Empty where nobody can tell. */
export const ringingLine = (devices: readonly string[]): string =>
  devices.length === 0 ? '' : `ringing: ${listOf(devices)}`

/** On a card: the user's own phones, one of which is to be lifted. Empty where none is known. */
export const phonesToLift = (devices: readonly string[]): string =>
  devices.length === 0 ? '' : `your ${devices.length === 1 ? 'phone' : 'phones'}: ${listOf(devices)}`

/** In a notification: which devices rang. Empty where nobody can tell. */
export const rangOn = (devices: readonly string[]): string =>
  devices.length === 0 ? '' : `rang on ${listOf(devices)}`

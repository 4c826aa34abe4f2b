/** The rows of the Phones view. Pure. */
import { sameAddress } from '../calls/party.ts'
import { deviceName, hostOf, isExpired, type RegisteredPhone } from './phones.ts'

/** Of one own address, which each row names: a device, or that there is none. Devices of one address stand together. */
export type PhoneRow =
  | {
      readonly kind: 'phone'
      readonly id: string
      /** Own address, `user@domain`. */
      readonly address: string
      /** What the device calls itself; empty when it does not say. */
      readonly device: string
      /** `host:port` at which it wants to be called; empty when unknown. */
      readonly host: string
      /** `host:port` from which the service hears it, where that is another. */
      readonly source: string
      /** End of the registration by this machine's clock, epoch ms; undefined when the service does not tell. */
      readonly expiresAtMs: number | undefined
      /** Its time is over, and the service did not take it back: it does not ring. */
      readonly expired: boolean
    }
  /** Surely no phone. */
  | { readonly kind: 'none'; readonly id: string; readonly address: string }
  /** No phone was told of, and what there was before could not be asked for. */
  | { readonly kind: 'unknown'; readonly id: string; readonly address: string }

export interface PhonesSeen {
  /** With the item's id, which tells one from another. */
  readonly phones: readonly { readonly id: string; readonly phone: RegisteredPhone }[]
  /** Own addresses, `user@domain`, in the order in which they are shown. */
  readonly addresses: readonly string[]
  /** False while it cannot be told whether an address without a phone has none. */
  readonly whole: boolean
  readonly serverNowMs: number
  /** The service's clock minus ours. */
  readonly skewMs: number
}

/** Address by address, those that ring before those whose time is over, then by name. */
export function phoneRows(seen: PhonesSeen): readonly PhoneRow[] {
  return seen.addresses.flatMap((address): readonly PhoneRow[] => {
    const theirs = seen.phones
      .filter(({ phone }) => sameAddress(phone.owner, address))
      .map(({ id, phone }) => ({ id, phone, expired: isExpired(phone, seen.serverNowMs) }))
      .sort(
        (one, other) =>
          Number(one.expired) - Number(other.expired) ||
          deviceName(one.phone).localeCompare(deviceName(other.phone), undefined, { numeric: true }) ||
          one.id.localeCompare(other.id),
      )
    if (theirs.length === 0) return [{ kind: seen.whole ? 'none' : 'unknown', id: address, address }]
    return theirs.map(({ id, phone, expired }) => {
      const [host, source] = [hostOf(phone.contact), hostOf(phone.source)]
      return {
        kind: 'phone',
        id: `${address} ${id}`,
        address,
        device: phone.device,
        host,
        source: source === host ? '' : source,
        expiresAtMs: phone.expiresAtMs === undefined ? undefined : phone.expiresAtMs - seen.skewMs,
        expired,
      }
    })
  })
}

/** By what a call reached the user: the number, extension or alias that the caller gave, where it is no own address. */
import type { Call, Leg } from './model.ts'
import { sameAddress } from './party.ts'

/**
 * `to-uri` is what the caller asked for, `to-aor` the address that was reached (OnSIP developer wiki, "Active-Calls
 * Pubsub"). Where the service tells a phone's own contact in its place, nothing of it is for a person to read.
 * @returns each once, at most `MOST`, a number as the reader writes it
 */
export function calledAs(call: Pick<Call, 'direction' | 'legs' | 'owners'>): readonly string[] {
  if (call.direction !== 'incoming') return []
  const isOwn = (address: string): boolean => call.owners.some((owner) => sameAddress(owner, address))
  const asked = call.legs.flatMap(({ to, fromCallSetup }: Leg) => {
    if (fromCallSetup || to.address === '' || isOwn(to.address) || isContact(to.uri)) return []
    const isNear = call.owners.some((owner) => sameAddress(domainOf(owner), domainOf(to.address)))
    return to.number !== '' ? [to.number] : isNear ? [to.address] : []
  })
  return [...new Set(asked)].slice(0, MOST)
}

const MOST = 2

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

/** A phone where it stands: an IP address or a port, or what registrars put behind a contact (RFC 5626, RFC 7118). */
const isContact = (uri: string): boolean =>
  /@(?:\d{1,3}(?:\.\d{1,3}){3}|\[)|@[^;?>]*:\d+|\.invalid(?:[;?>:]|$)|;(?:transport|ob|rinstance)\b/i.test(
    uri,
  )

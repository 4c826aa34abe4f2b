/** SIP addresses as the service writes them: `user@domain` (an address of record) and `sip:user@domain` (a URI). */

const SIP_URI = /^sip:([^\s@:;?<>"/]+)@([^\s@:;?<>"/]+)$/i
const ADDRESS = /^([^\s@:;?<>"/]+)@([^\s@:;?<>"/]+)$/

/** The address in a SIP URI without parameters, host in lower case; `undefined` for any other text. */
export function addressOf(uri: string): string | undefined {
  const match = SIP_URI.exec(uri)
  return match?.[1] === undefined || match[2] === undefined
    ? undefined
    : `${match[1]}@${match[2].toLowerCase()}`
}

/** `user@domain` with the domain in lower case; `undefined` for any other text, a `sip:` URI included. */
export function normaliseAddress(text: string): string | undefined {
  const match = ADDRESS.exec(text.trim())
  return match?.[1] === undefined || match[2] === undefined
    ? undefined
    : `${match[1]}@${match[2].toLowerCase()}`
}

export const userOf = (address: string): string => address.slice(0, address.lastIndexOf('@'))

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

/** The pubsub leaf of an address: domain first (OnSIP developer wiki, XMPP API, "PubSub Node Descriptions"). */
export const leafOf = (address: string): string => `/${domainOf(address)}/${userOf(address)}`

import { parseJid } from '../jid.ts'
import { leafOf, normaliseAddress } from '../sip.ts'

/** The forms of a node's name (OnSIP developer wiki, XMPP API, "PubSub Node Descriptions"). */
export type NodePath =
  | { readonly is: 'root' }
  | { readonly is: 'domain'; readonly domain: string }
  /** Everything a bare JID may see. */
  | { readonly is: 'mine'; readonly jid: string }
  /** The same within one SIP domain. */
  | { readonly is: 'mine-in-domain'; readonly jid: string; readonly domain: string }
  | { readonly is: 'leaf'; readonly address: string }

/** Reads a node's name; `undefined` for a name of no known form. */
export function parseNode(name: string): NodePath | undefined {
  if (name === '/') return { is: 'root' }
  const parts = name.split('/')
  if (parts.shift() !== '' || parts.includes('')) return undefined
  const [first, second, third] = parts
  if (first === 'me' && second !== undefined && parts.length <= 3) {
    const jid = parseJid(second)
    if (jid === undefined || jid.local === '') return undefined
    if (third === undefined) return { is: 'mine', jid: jid.bare }
    return { is: 'mine-in-domain', jid: jid.bare, domain: third.toLowerCase() }
  }
  if (first === undefined || first === 'me' || parts.length > 2) return undefined
  if (second === undefined) return { is: 'domain', domain: first.toLowerCase() }
  const address = normaliseAddress(`${second}@${first}`)
  return address === undefined ? undefined : { is: 'leaf', address }
}

/** The one spelling under which a node is kept, whatever the case of the request. */
export function nodeName(path: NodePath): string {
  switch (path.is) {
    case 'root':
      return '/'
    case 'domain':
      return `/${path.domain}`
    case 'mine':
      return `/me/${path.jid}`
    case 'mine-in-domain':
      return `/me/${path.jid}/${path.domain}`
    case 'leaf':
      return leafOf(path.address)
  }
}

import { ONSIP_DIRECTORIES } from '../../xmpp/namespaces.ts'
import { xml, type Element } from '../stanza.ts'

/** One item of the directories service, ready to be published. */
export interface Entry {
  /** The leaf of the domain that it lies on. */
  readonly leaf: 'user' | 'alias-extension' | 'alias-phone-number' | 'time-switch'
  readonly id: string
  readonly payload: Element
}

/** Where the entries of one domain point to each other. */
export interface Place {
  /** JID of the directories service. */
  readonly service: string
  readonly domain: string
}

const element = (name: string, ...children: readonly Element[]): Element =>
  xml(name, { xmlns: ONSIP_DIRECTORIES }, ...children)

/** The service's own way to write the address of an item (OXJS, `test/directories.js`): no action, no encoding. */
const uriOf = ({ service, domain }: Place, leaf: Entry['leaf'], id: string): string =>
  `xmpp:${service}?node=/${domain}/${leaf};item=${id}`

/** @param parent id of the entry that this one is a further address of */
export function userEntry(place: Place, id: string, name: string, parent?: string): Entry {
  const payload = element(
    'entity',
    xml('sip-uri', {}, `sip:${id}@${place.domain}`),
    xml('name', {}, name),
    ...(parent === undefined ? [] : [xml('link', { rel: 'related', href: uriOf(place, 'user', parent) })]),
  )
  return { leaf: 'user', id, payload }
}

export const timeSwitchEntry = ({ domain }: Place, id: string, name: string): Entry => ({
  leaf: 'time-switch',
  id,
  payload: element('entity', xml('sip-uri', {}, `sip:${id}@${domain}`), xml('name', {}, name)),
})

/** @param to the leaf and id of whom it reaches */
export function extensionEntry(place: Place, digits: string, to: Pick<Entry, 'leaf' | 'id'>): Entry {
  return aliasEntry('alias-extension', digits, `sip:${digits}@${place.domain}`, uriOf(place, to.leaf, to.id))
}

/** @param digits with country code, without a plus: numbers of the public network live at `jnctn.net` */
export function numberEntry(place: Place, digits: string, to: Pick<Entry, 'leaf' | 'id'>): Entry {
  return aliasEntry('alias-phone-number', digits, `sip:${digits}@jnctn.net`, uriOf(place, to.leaf, to.id))
}

const aliasEntry = (leaf: Entry['leaf'], id: string, sipUri: string, xmppUri: string): Entry => ({
  leaf,
  id,
  payload: element('alias', xml('sip-uri', {}, sipUri), xml('xmpp-uri', {}, xmppUri)),
})

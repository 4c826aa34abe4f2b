/** The published samples as texts and trees, and comparing with them. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Element } from '../../../app/xmpp/xml.ts'
import { canonical, type Canonical } from '../../canonical.ts'
import type { RawClient } from '../../integration/simulator/raw-client.ts'
import { readXml } from '../../read-xml.ts'

/** Text replaced by text: what a sample leaves open, such as the call-id of a call that really exists. */
export type Replacements = Readonly<Record<string, string>>

/** @param name folder and case, such as `pubsub/list-two` */
export function sample(name: string, replacements: Replacements = {}): string {
  const text = readFileSync(path.join(import.meta.dirname, '..', `${name}.xml`), 'utf8').trim()
  return Object.entries(replacements).reduce((changed, [from, to]) => changed.split(from).join(to), text)
}

/** Made up anew by the service each time. */
const MADE_UP = ['sessionid', 'subid']

/**
 * What a stanza says, without identifiers that are made up each time and without the exact resource it is sent to
 * (the samples mix bare and full JIDs there).
 */
export function saying(element: Element): Canonical {
  return masked(canonical(element, element.name === 'iq' ? ['to'] : []))
}

function masked(node: Canonical): Canonical {
  const attributes = Object.fromEntries(
    Object.entries(node.attributes).map(([name, value]) => [
      name,
      MADE_UP.includes(name) ? 'made up' : value,
    ]),
  )
  return {
    ...node,
    attributes,
    children: node.children.map((child) => (typeof child === 'string' ? child : masked(child))),
  }
}

/** Sends a sample as it stands and returns what comes back under its id. */
export function exchange(client: RawClient, request: string): Promise<Element> {
  const { id } = readXml(request).attrs as Readonly<Record<string, string>>
  client.send(request)
  return client.next(
    `the answer to ${request}`,
    (element) => element.name === 'iq' && element.attrs['id'] === id,
  )
}

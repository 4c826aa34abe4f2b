/** Where the parts of the service listen (OnSIP developer wiki, "XMPP API": PubSub Services, Component Services). */
import { sameAddress } from '../calls/party.ts'

export interface Services {
  /** Takes `authorize-plain` and answers the entity time. */
  readonly auth: string
  /** Takes `create`, `terminate`, `transfer` and `cancel`. */
  readonly callCommands: string
  /** Publishes the calls. */
  readonly calls: string
  /** Publishes the record of calls that are over. */
  readonly recentCalls: string
  /** Publishes the registered phones. */
  readonly userAgents: string
  /** Publishes who there is. */
  readonly directories: string
  /** Publishes what is set for an address. */
  readonly preferences: string
  /** Takes `push-roster-groups`, and suggests contacts. */
  readonly rosters: string
  /** Takes `label`. */
  readonly recentCallCommands: string
  /** Publishes what lies in the mailboxes. */
  readonly voicemail: string
  /** Takes `cache` and `delete`. */
  readonly voicemailCommands: string
}

/** @param suffix the tail that every component's JID shares, e.g. `xmpp.onsip.com`. */
export const servicesOf = (suffix: string): Services => ({
  auth: `commands.auth.${suffix}`,
  callCommands: `commands.active-calls.${suffix}`,
  calls: `pubsub.active-calls.${suffix}`,
  recentCalls: `pubsub.recent-calls.${suffix}`,
  userAgents: `pubsub.user-agents.${suffix}`,
  directories: `pubsub.directories.${suffix}`,
  preferences: `pubsub.preferences.${suffix}`,
  rosters: `commands.rosters.${suffix}`,
  recentCallCommands: `commands.recent-calls.${suffix}`,
  voicemail: `pubsub.voicemail.${suffix}`,
  voicemailCommands: `commands.voicemail.${suffix}`,
})

/** The collection of every address that a bare JID is authorised for ("XMPP API", General PubSub Architecture). */
export const ownCollection = (bareJid: string): string => `/me/${bareJid}`

/** The leaf of one SIP address: the domain stands before the user. Undefined when it is no `user@domain`. */
export function leafOf(address: string): string | undefined {
  const at = address.lastIndexOf('@')
  return at > 0 && at < address.length - 1 ? `/${address.slice(at + 1)}/${address.slice(0, at)}` : undefined
}

/** The address whose leaf a node is, lower-case domain; undefined for collections and anything else. */
export function addressOfLeaf(node: string): string | undefined {
  const match = /^\/([^/]+)\/(.+)$/.exec(node)
  const [, domain, user] = match ?? []
  if (domain === undefined || user === undefined || domain === 'me') return undefined
  return `${user}@${domain.toLowerCase()}`
}

/**
 * Whether an event speaks of something that we subscribed to: the node itself, what lies below it by the event's own
 * header, or the leaf of an address that we may see.
 * @param addresses undefined before the first authorisation: only a subscription of an earlier stream can speak then,
 *   and it may; none where the grant named none, which says nothing about whose calls the service sends us
 * @param isLine whether an address is, or was, watched as a colleague's: in doubt it is not ours
 */
export function isWatched(
  event: { readonly node: string; readonly collections: readonly string[] },
  subscribedNode: string,
  addresses: readonly string[] = [],
  isLine: (address: string) => boolean = () => false,
): boolean {
  const owner = addressOfLeaf(event.node)
  const isOurs = (address: string): boolean => owner !== undefined && sameAddress(address, owner)
  const inDoubt = addresses.length === 0 && owner !== undefined && !isLine(owner)
  const own = inDoubt || addresses.some(isOurs)
  return own || event.node === subscribedNode || event.collections.includes(subscribedNode)
}

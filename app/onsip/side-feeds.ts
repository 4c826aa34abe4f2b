/** The services besides the calls, each with its own feed: which they are and whose leaves they have. */
import { FEED_NAMES, type FeedName } from '../contract/feeds.ts'
import type { Clock, Logger, Random } from '../ports.ts'
import type { Connection } from '../xmpp/connection-types.ts'
import { bareJid } from '../xmpp/jid.ts'
import type { Redirects } from '../xmpp/redirects.ts'
import { DIRECTORY_LEAVES } from './directories.ts'
import type { FeedTarget } from './item-table.ts'
import type { ServerTime } from './server-time.ts'
import { addressOfLeaf, isWatched, leafOf, ownCollection, type Services } from './services.ts'
import { domainPart } from './sip-address.ts'
import { createSideFeed, type FeedNews, type SideFeed } from './side-feed.ts'

export interface SideFeedsDeps {
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  readonly connection: Connection
  readonly redirects: Redirects
  readonly serverTime: ServerTime
  readonly services: Services
  /** Own full JID. */
  readonly jid: string
  /** Whether an address is, or was, watched as a colleague's. */
  readonly isLine: (address: string) => boolean
  readonly targets: Readonly<Record<FeedName, FeedTarget>>
  readonly tell: (name: FeedName, news: FeedNews) => void
}

export type SideFeeds = SideFeed

interface FeedPlace {
  /** JID of the pubsub service. */
  readonly service: string
  /** Whose leaves an own address opens there, as `user@domain`: its own, its mailbox's, … */
  readonly leavesOf: (address: string) => readonly string[]
  /** Asks for what is there in pages of so many items; all at once where left out. */
  readonly pageSize?: number
}

const ownLeaf = (address: string): readonly string[] => [address]

/** The directory of an address is that of its domain, with a leaf for each kind of entry. */
const directoryLeaves = (address: string): readonly string[] =>
  DIRECTORY_LEAVES.map((leaf) => `${leaf}@${domainPart(address)}`)
/** A page is a few hundred kilobytes, and read within a few frames. */
const DIRECTORY_PAGE = 1_000

/** A mailbox is the leaf of an address of its own (OnSIP developer wiki, Voicemail Pubsub). */
const mailboxLeaf = (address: string): readonly string[] => [`vm_${address}`]

const placesOf = (services: Services): Readonly<Record<FeedName, FeedPlace>> => ({
  recentCalls: { service: services.recentCalls, leavesOf: ownLeaf },
  userAgents: { service: services.userAgents, leavesOf: ownLeaf },
  voicemail: { service: services.voicemail, leavesOf: mailboxLeaf },
  directories: { service: services.directories, leavesOf: directoryLeaves, pageSize: DIRECTORY_PAGE },
  preferences: { service: services.preferences, leavesOf: ownLeaf },
})

export function createSideFeeds(deps: SideFeedsDeps): SideFeeds {
  const { clock, random, log, connection, redirects, serverTime, services, jid, targets, isLine, tell } = deps
  let owned: readonly string[] | undefined

  const feed = (name: FeedName, { service, leavesOf, pageSize }: FeedPlace): SideFeed =>
    createSideFeed({
      ...{ clock, random, log, connection, redirects, serverTime, jid, service, pageSize },
      node: ownCollection(bareJid(jid)),
      leaves: (addresses) => [
        ...new Set(addresses.flatMap(leavesOf).flatMap((address) => leafOf(address) ?? [])),
      ],
      watches: (node, collections, subscribed) =>
        isWatched({ node, collections }, subscribed, owned?.flatMap(leavesOf), isLine),
      ignores: (node) => isLine(addressOfLeaf(node) ?? ''),
      target: targets[name],
      tell(news) {
        tell(name, news)
      },
    })

  const places = placesOf(services)
  const feeds = FEED_NAMES.map((name) => feed(name, places[name]))
  return {
    grant(expiresAtMs, addresses) {
      owned = addresses
      for (const each of feeds) each.grant(expiresAtMs, addresses)
    },
    async end() {
      await Promise.all(feeds.map((each) => each.end()))
    },
    dispose() {
      for (const each of feeds) each.dispose()
    },
  }
}

/** The main account's session: besides the calls it brings history, voicemail, phones, people and watched lines. */
import { addressOfContact } from '../onsip/rosters.ts'
import type { Ports } from '../ports.ts'
import type { ConsoleTap } from '../xmpp/console-tap.ts'
import { createAccountSession, type AccountSession, type SessionSlot } from './account-session.ts'
import type { CallKeeper } from './call-keeper.ts'
import { createFeeds, type Feeds } from './feeds.ts'
import type { Lines } from './lines.ts'
import { createNumberFormat } from './number-format.ts'
import { createPeople, type People } from './people.ts'
import { createRosterKeeper, type RosterKeeper } from './roster.ts'
import type { Store } from './store.ts'
import { voicemailNews } from './voicemail-news.ts'

export interface CurrentSession {
  readonly session: AccountSession
  readonly people: People
  readonly roster: RosterKeeper
  /** What the services besides the calls have published. */
  readonly feeds: Pick<Feeds, 'tables' | 'touch'>
}

export interface CurrentSessionDeps {
  readonly ports: Ports
  readonly store: Store
  readonly calls: CallKeeper
  /** Told the addresses of contacts that were entered with the user's consent, `user@domain` each. */
  readonly entered?: (addresses: readonly string[]) => void
  /** Whatever is known of the account's services is nobody's business any more. */
  readonly forgotten: () => void
  /** Another account than the one before is opened: nothing that was kept of that one may be seen any more. */
  readonly otherAccount: () => void
  readonly lines: Pick<Lines, 'watched'>
  readonly tap: ConsoleTap
  /** The product's own. */
  readonly version: string
}

export function createCurrentSession(deps: CurrentSessionDeps): CurrentSession {
  const { ports, store, calls, lines, tap, version } = deps
  const { clock, log } = ports

  const people = createPeople({
    ...{ clock, store },
    recentCalls: () => feeds.tables.recentCalls.items().map(({ value }) => value),
    settled() {
      // Their rows bear names of the directory.
      feeds.touch('recentCalls')
      feeds.touch('voicemail')
    },
  })
  const feeds = createFeeds({
    ...{ clock, log, store, people, formatNumber: createNumberFormat(store) },
    voicemailArrived(item) {
      const news = voicemailNews(item, clock.now(), session.serverTime().skewMs)
      if (news !== undefined) calls.dispatch(news)
    },
  })
  const roster = createRosterKeeper({
    store,
    rosters: () => session.rosters,
    entered(contacts) {
      deps.entered?.(contacts.flatMap(({ jid }) => addressOfContact(jid) ?? []))
    },
  })
  const session = createAccountSession({
    ...{ ports, store, slot: mainSlot(store), calls: calls.dispatch, tap, version },
    forgetCalls() {
      calls.forget({ provider: 'onsip' })
    },
    isSimulated: () => store.state.account.simulated,
    extras: {
      ...{ targets: feeds.tables, lines: lines.watched, feed: feeds.hear, suggested: roster.suggested },
      otherAccount: deps.otherAccount,
      opening() {
        feeds.begin()
      },
      closing() {
        feeds.forget()
        roster.forget()
        deps.forgotten()
      },
    },
  })
  return { session, people, roster, feeds }
}

/** Windows have known the main account by these slices from the beginning. */
const mainSlot = (store: Store): SessionSlot => ({
  read: () => store.state,
  tell({ session, capabilities, figures }) {
    const { gaps } = store.state.health
    store.patch({
      ...(session === undefined ? {} : { session }),
      ...(capabilities === undefined ? {} : { capabilities }),
      ...(figures === undefined ? {} : { health: { gaps, ...figures } }),
    })
  },
})

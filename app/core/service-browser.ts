/** Looks at services by hand: what there is (XEP-0030), what lies on a node and who subscribed to it (XEP-0060). */
import type { CommandInput, CommandOutput } from '../contract/commands.ts'
import type { NodeSubscription, ServiceEntry } from '../contract/developer.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { FormatNumber } from '../onsip/active-calls.ts'
import { componentsOf } from '../onsip/components.ts'
import { shownError } from '../onsip/request-error.ts'
import type { Clock } from '../ports.ts'
import type { Connection } from '../xmpp/connection-types.ts'
import { requestDiscoInfo, requestDiscoItems } from '../xmpp/disco.ts'
import { followRedirects } from '../xmpp/follow-redirects.ts'
import { parseJid, sameJid } from '../xmpp/jid.ts'
import { maskStanza } from '../xmpp/mask-stanza.ts'
import { prettyXml } from '../xmpp/pretty-xml.ts'
import { listSubscriptions, requestItems, subscribe, unsubscribe } from '../xmpp/pubsub.ts'
import type { Subscription } from '../xmpp/subscription.ts'
import { itemValues } from './item-values.ts'
import type { Store } from './store.ts'

const MOST_ITEMS = 200
const MAX_ITEM_CHARS = 20_000
/** As long as an authorisation lasts; nobody renews what was subscribed to by hand. */
const BY_HAND_MS = 3_600_000

type Names =
  | 'developer.roots'
  | 'developer.items'
  | 'developer.info'
  | 'developer.nodeItems'
  | 'developer.subscriptions'
  | 'developer.subscribe'
  | 'developer.unsubscribe'

export type ServiceBrowser = {
  readonly [N in Names]: (input: CommandInput<N>) => Promise<Result<CommandOutput<N>, AppError>>
}

export interface ServiceBrowserDeps {
  readonly clock: Clock
  readonly store: Store
  readonly connection: () => Connection | undefined
  /** Of the service that is signed in to; the settings' while nobody is. */
  readonly suffix: () => string
  readonly formatNumber: FormatNumber
}

export function createServiceBrowser(deps: ServiceBrowserDeps): ServiceBrowser {
  const { clock, store, connection, suffix, formatNumber } = deps

  /** Ringside's own subscriptions are known by the handle that the service gave them. */
  const isStanding = (service: string, { subid }: { readonly subid?: string | undefined }): boolean =>
    subid !== undefined &&
    subid !== '' &&
    store.state.session.subscriptions.some((own) => sameJid(own.service, service) && own.subid === subid)

  const shown = (service: string, entry: Subscription, own: string): NodeSubscription => ({
    node: entry.node,
    jid: entry.jid,
    state: entry.state,
    subid: entry.subid ?? '',
    own: sameJid(entry.jid, own),
    standing: isStanding(service, entry),
  })

  async function online<T>(
    task: (stream: Connection, fullJid: string) => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> {
    const stream = connection()
    if (!stream) return err(appError('not-signed-in'))
    return stream.fullJid === undefined ? err(appError('offline')) : task(stream, stream.fullJid)
  }

  return {
    'developer.roots': async () => {
      const jid = connection()?.fullJid ?? ''
      return ok({ jid, domain: parseJid(jid)?.domain ?? '', suffix: suffix() })
    },
    'developer.items': (target) =>
      online(async (stream) => {
        const answer = await requestDiscoItems(stream, target)
        const isSuffix = target.node === undefined && sameJid(target.jid, suffix())
        if (!answer.ok && !isSuffix) return err(shownError(answer.error))
        const { items, left } = answer.ok ? answer.value : { items: [], left: 0 }
        const listed = items.map((item): ServiceEntry => ({ ...item, listed: true }))
        if (!isSuffix) return ok({ items: listed, left })
        // The host of the suffix may be nobody: the components below it answer for themselves.
        const documented = componentsOf(suffix())
          .filter((jid) => !listed.some((item) => sameJid(item.jid, jid)))
          .map((jid): ServiceEntry => ({ jid, node: '', name: '', listed: false }))
        return ok({ items: [...listed, ...documented], left })
      }),
    'developer.info': (target) =>
      online(async (stream) => {
        const answer = await requestDiscoInfo(stream, target)
        return answer.ok ? ok(answer.value) : err(shownError(answer.error))
      }),
    'developer.nodeItems': ({ jid, node }) =>
      online(async (stream) => {
        const answer = await followRedirects(jid, node, (where) => requestItems(stream, jid, where))
        if (!answer.ok) return err(shownError(answer.error))
        const all = answer.value.value.flatMap((group) => group.items.map((item) => ({ group, item })))
        return ok({
          node: answer.value.node,
          items: all.slice(0, MOST_ITEMS).map(({ group, item }) => {
            const payload = item.payload && maskStanza(item.payload, [])
            return {
              node: group.node,
              id: item.id,
              xml: payload ? prettyXml(payload, MAX_ITEM_CHARS).text : '',
              values: itemValues(
                { jid, suffix: suffix() },
                { node: group.node, itemId: item.id, payload },
                formatNumber,
              ),
            }
          }),
          left: Math.max(0, all.length - MOST_ITEMS),
        })
      }),
    'developer.subscriptions': ({ jid, node }) =>
      online(async (stream, own) => {
        const list = (where?: string) => listSubscriptions(stream, jid, where)
        const answer =
          node === undefined ? await list() : await followRedirects(jid, node, (where) => list(where))
        if (!answer.ok) return err(shownError(answer.error))
        const listed = 'node' in answer.value ? answer.value.value : answer.value
        return ok({ subscriptions: listed.map((entry) => shown(jid, entry, own)) })
      }),
    'developer.subscribe': ({ jid, node }) =>
      online(async (stream, own) => {
        const options = { expireAtMs: clock.now() + BY_HAND_MS }
        const answer = await followRedirects(jid, node, (where) =>
          subscribe(stream, { service: jid, node: where, jid: own }, options),
        )
        return answer.ok ? ok(shown(jid, answer.value.value, own)) : err(shownError(answer.error))
      }),
    'developer.unsubscribe': ({ jid, node, subscriber, subid, standing }) =>
      online(async (stream) => {
        if (!standing && isStanding(jid, { subid })) return err(appError('standing-subscription'))
        const handle = subid === '' ? {} : { subid }
        const answer = await unsubscribe(stream, { service: jid, node, jid: subscriber, ...handle })
        return answer.ok ? ok(null) : err(shownError(answer.error))
      }),
  }
}

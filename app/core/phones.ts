/** The user's own phones: listed on demand, and what of them stands beside calls and before dialling. */
import { callingAccount, diallerOf } from '../contract/carriers.ts'
import type { CommandInput } from '../contract/commands.ts'
import { pageOf, type Page } from '../contract/page.ts'
import type { PhoneRow } from '../contract/phones.ts'
import { ok, type Result } from '../contract/result.ts'
import { howItEnded } from '../calls/ending.ts'
import { isFirstLeg } from '../calls/setup.ts'
import { NO_CALLS } from '../calls/model.ts'
import { sameAddress } from '../calls/party.ts'
import type { AppState, PhonesState } from '../contract/state.ts'
import type { ItemTable } from '../onsip/item-table.ts'
import { contactOf } from '../onsip/sip-address.ts'
import { phoneRows } from '../people/phone-rows.ts'
import {
  deviceOfLeg,
  devicesOf,
  isExpired,
  nextExpiry,
  ringingDevices,
  type RegisteredPhone,
} from '../people/phones.ts'
import type { Clock, Dispose } from '../ports.ts'
import { ownAddress } from './own-address.ts'
import type { Store } from './store.ts'

export interface PhonesDeps {
  readonly clock: Clock
  readonly store: Store
  readonly table: Pick<ItemTable<RegisteredPhone>, 'items' | 'lacksItems'>
  /** The service's clock now, and what it is ahead of ours. */
  readonly serverTime: () => { readonly nowMs: number; readonly skewMs: number }
}

export interface Phones {
  readonly list: (input: CommandInput<'phones.list'>) => Result<Page<PhoneRow>, never>
}

/** A registration that ended is told at the latest so long after; the service's times are whole seconds. */
const EXPIRY_MARGIN_MS = 1_000
const LONGEST_WAIT_MS = 3_600_000

export function createPhones({ clock, store, table, serverTime }: PhonesDeps): Phones {
  /** As last authorised: they are known while the link is down too. */
  let addresses: readonly string[] = []
  let cancel: Dispose = () => undefined
  let { ended: seenEnded } = NO_CALLS

  const phones = (): readonly RegisteredPhone[] => table.items().map(({ value }) => value)

  function known(state: AppState): readonly string[] {
    if (state.session.authorization.status === 'valid') addresses = state.session.authorization.addresses
    else if (state.session.link.status === 'signed-out') addresses = []
    return addresses
  }

  function ownPhone(state: AppState, serverNowMs: number): PhonesState['own'] {
    const { status, partial } = state.feeds.userAgents
    // An engine on this computer rings no phone first.
    // Of another account's phones nothing is known.
    if (diallerOf(state.settings.values) !== 'onsip' || callingAccount(state)) return 'unknown'
    const address = ownAddress(state)
    if (status !== 'live' || !known(state).some((own) => sameAddress(own, address))) return 'unknown'
    const theirs = phones().filter(({ owner }) => sameAddress(owner, address))
    if (theirs.some((phone) => !isExpired(phone, serverNowMs))) return 'registered'
    return partial || table.lacksItems() ? 'unknown' : 'none'
  }

  function ringing(state: AppState, serverNowMs: number): PhonesState['ringing'] {
    if (state.feeds.userAgents.status !== 'live') return {}
    const live = phones().filter((phone) => !isExpired(phone, serverNowMs))
    return Object.fromEntries(
      state.calls.active.flatMap(({ id, legs }) => {
        const devices = ringingDevices(legs, live, contactOf)
        return devices.length === 0 ? [] : [[id, devices]]
      }),
    )
  }

  /** The service calls the address, hence every device that is registered there. */
  function toLift(state: AppState, serverNowMs: number): PhonesState['toLift'] {
    if (state.feeds.userAgents.status !== 'live') return {}
    const live = phones().filter((phone) => !isExpired(phone, serverNowMs))
    return Object.fromEntries(
      state.calls.active.flatMap((call) => {
        const devices = call.setup !== undefined && isFirstLeg(call) ? devicesOf(call.setup.from, live) : []
        return devices.length === 0 ? [] : [[call.id, devices]]
      }),
    )
  }

  /** Told at the end of a call and kept with it: who registers later did not speak. */
  function spokenOn(state: AppState, serverNowMs: number): PhonesState['spokenOn'] {
    const { ended } = state.calls
    const known = state.phones.spokenOn
    if (ended === seenEnded) return known
    const before = new Set(seenEnded)
    seenEnded = ended
    const isLive = state.feeds.userAgents.status === 'live'
    const live = isLive ? phones().filter((phone) => !isExpired(phone, serverNowMs)) : []
    return Object.fromEntries(
      ended.flatMap((call) => {
        const end = before.has(call)
          ? undefined
          : howItEnded(call, (leg) => deviceOfLeg(leg, live, contactOf))
        const device = before.has(call) ? known[call.id] : end?.is === 'talked' ? end.device : undefined
        return device === undefined ? [] : [[call.id, device]]
      }),
    )
  }

  function follow(): void {
    const { state } = store
    const { nowMs } = serverTime()
    const next: PhonesState = {
      own: ownPhone(state, nowMs),
      ringing: ringing(state, nowMs),
      toLift: toLift(state, nowMs),
      spokenOn: spokenOn(state, nowMs),
    }
    if (JSON.stringify(next) !== JSON.stringify(state.phones)) store.patch({ phones: next })
  }

  function awaitExpiry(): void {
    cancel()
    const { nowMs } = serverTime()
    const nextMs = nextExpiry(phones(), nowMs)
    if (nextMs === undefined) return
    cancel = clock.after(Math.min(nextMs - nowMs + EXPIRY_MARGIN_MS, LONGEST_WAIT_MS), () => {
      const { feeds } = store.state
      const { revision } = feeds.userAgents
      store.patch({ feeds: { ...feeds, userAgents: { ...feeds.userAgents, revision: revision + 1 } } })
    })
  }

  let { revision } = store.state.feeds.userAgents
  // For as long as the store lives. Without a session there are no phones, hence no timer.
  store.subscribe(({ feeds, calls, session, settings, account, accounts }) => {
    if (!(feeds ?? calls ?? session ?? settings ?? account ?? accounts)) return
    if (feeds !== undefined && feeds.userAgents.revision !== revision) {
      revision = feeds.userAgents.revision
      awaitExpiry()
    }
    follow()
  })

  return {
    list(part) {
      const { state } = store
      const { nowMs, skewMs } = serverTime()
      const { status, partial } = state.feeds.userAgents
      const rows = phoneRows({
        phones: table.items().map(({ id, value }) => ({ id, phone: value })),
        addresses: known(state),
        whole: (status === 'live' || status === 'stale') && !partial && !table.lacksItems(),
        ...{ serverNowMs: nowMs, skewMs },
      })
      return ok(pageOf(rows, part))
    },
  }
}

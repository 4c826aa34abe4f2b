import { expect, it } from 'vitest'
import { INITIAL_STATE } from '../../../app/contract/state.ts'
import { createPhones } from '../../../app/core/phones.ts'
import { createStore } from '../../../app/core/store.ts'
import { createItemTable } from '../../../app/onsip/item-table.ts'
import { decodeUserAgent } from '../../../app/onsip/user-agents.ts'
import { createManualClock } from '../../clock.ts'
import { stanza } from '../xmpp/parse.ts'
import { silentLog } from '../onsip/silent-log.ts'

const ADDRESSES = ['ann@example.com', 'sales@example.com']

/** @param most how many phones are kept; each address has one */
function phonesOf(most: number) {
  const clock = createManualClock()
  const store = createStore(INITIAL_STATE, silentLog)
  const table = createItemTable({
    ...{ service: 'user-agents', log: silentLog, decode: decodeUserAgent, most },
    changed: () => undefined,
  })
  const phones = createPhones({
    ...{ clock, store, table, serverTime: () => ({ nowMs: clock.now(), skewMs: 0 }) },
  })
  for (const user of ['ann', 'sales']) {
    const payload = stanza('<user-agent xmlns="onsip:user-agents"><device>Desk</device></user-agent>')
    table.hear({
      kind: 'items',
      node: `/example.com/${user}`,
      changes: [{ kind: 'publish', id: 'phone', payload }],
    })
  }
  store.patch({
    account: { ...INITIAL_STATE.account, address: 'sales@example.com' },
    session: {
      ...INITIAL_STATE.session,
      authorization: { status: 'valid', expiresAtMs: clock.now() + 3_600_000, addresses: ADDRESSES },
    },
    feeds: {
      ...INITIAL_STATE.feeds,
      userAgents: { ...INITIAL_STATE.feeds.userAgents, status: 'live', partial: false },
    },
  })
  return { own: store.state.phones.own, kinds: phones.list({ offset: 0, limit: 50 }) }
}

it('an address has no phone only where every phone is known', () => {
  expect(phonesOf(10)).toMatchObject({
    own: 'registered',
    kinds: { value: { rows: [{ kind: 'phone' }, { kind: 'phone' }] } },
  })
  expect(phonesOf(1)).toMatchObject({
    own: 'unknown',
    kinds: { value: { rows: [{ kind: 'phone' }, { kind: 'unknown' }] } },
  })
})

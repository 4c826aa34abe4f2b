import { createAccounts, defaultAccounts } from './accounts.ts'
import { createChance, createIdentifiers } from './chance.ts'
import { createSystemClock } from './clock.ts'
import { createFaults, type Conditions, type Faults } from './faults.ts'
import { createAccountOrders } from './orders/account-orders.ts'
import { createCallOrders } from './orders/call-orders.ts'
import { createFaultOrder } from './orders/fault-order.ts'
import { createPublishOrders } from './orders/publish-orders.ts'
import { createServerOrders } from './orders/server-orders.ts'
import { createRosterOrders } from './orders/roster-orders.ts'
import { createOrder } from './orders/order.ts'
import { createDoOrder } from './orders/orders.ts'
import { done } from './orders/reply.ts'
import { createStateOrder } from './orders/state-order.ts'
import { createVoicemailOrder } from './orders/voicemail-order.ts'
import { calmPubsub } from './pubsub/conditions.ts'
import { createOnsip } from './services/onsip.ts'
import { createOutage } from './services/outage.ts'
import { createServiceHost } from './services/service-host.ts'
import type { Simulator, SimulatorOptions } from './simulator.ts'
import { createStages } from './stages.ts'
import { attr } from './stanza.ts'
import { createComponent } from './wire/component.ts'
import { calmLine } from './wire/conditions.ts'

/** Which XMPP server to join, and the secret that it shares with its components. */
export interface JoinTarget {
  readonly host: string
  readonly port: number
  readonly secret: string
}

/** What somebody has to know who sets up the server's accounts and the clients. */
export interface JoinedReady extends Pick<Simulator['ready'], 'domain' | 'accounts' | 'services'> {
  /** The JIDs that joined. */
  readonly components: readonly string[]
}

export interface JoinedSimulator extends Pick<Simulator, 'do' | 'stop' | 'stopped'> {
  readonly ready: JoinedReady
}

type Options = Pick<
  SimulatorOptions,
  'domain' | 'suffix' | 'autoAnswerMs' | 'seed' | 'expiresS' | 'cancelIncoming' | 'directoryEntries' | 'onBug'
>

const HOUR_S = 3600
const STEP_MS = 20
const RESTART_MS = 500
/** Faults of a line to clients, which is the server's here, and of a server that is not ours. */
const NOT_HERE: readonly string[] = ['mute', 'drop', 'silence', 'half-open', 'slow', 'component-restart']

/**
 * The simulator's services as components (XEP-0114) of a real XMPP server, which has the accounts, the sessions and
 * the routing.
 *
 * @throws when the server cannot be reached or refuses a component
 */
export async function joinServer(target: JoinTarget, options: Options = {}): Promise<JoinedSimulator> {
  const domain = (options.domain ?? 'example.com').toLowerCase()
  const suffix = options.suffix ?? 'xmpp.onsip.com'
  const clock = createSystemClock()
  const identifiers = createIdentifiers(createChance(options.seed ?? Math.floor(Math.random() * 2 ** 32)))
  const accounts = createAccounts(defaultAccounts(domain, () => identifiers.word(16)))
  const conditions: Conditions = {
    line: calmLine(),
    pubsub: calmPubsub(),
    resultsLate: false,
    recordsAfterMs: 0,
  }
  const stages = createStages()
  const send: Parameters<typeof createServiceHost>[0]['send'] = (stanza) =>
    components.find(({ jid }) => jid === attr(stanza, 'from'))?.send(stanza)

  const { services, switchboard, phones, mailboxes, authorisations, pubsubs, ...onsip } = createOnsip({
    suffix,
    domain,
    directoryEntries: options.directoryEntries ?? 0,
    clock,
    identifiers,
    accounts,
    conditions,
    authorisationMs: (options.expiresS ?? HOUR_S) * 1000,
    approvalMs: STEP_MS,
    stepMs: STEP_MS,
    autoAnswerMs: options.autoAnswerMs,
    cancelIncoming: options.cancelIncoming ?? false,
    stages,
    send,
    onChange: () => undefined,
  })
  const host = createServiceHost({
    services,
    send,
    now: () => clock.now(),
    onBug: options.onBug ?? (() => undefined),
  })
  const components = host.jids.map((jid) =>
    createComponent({ ...target, jid, clock, onStanza: (stanza) => void host.receive(stanza) }),
  )

  let reportStopped: () => void = () => undefined
  const stopped = new Promise<void>((resolve) => (reportStopped = resolve))
  const stop = (): Promise<void> => {
    onsip.rest()
    components.forEach((component) => void component.leave())
    reportStopped()
    return stopped
  }
  try {
    await Promise.all(components.map(({ joined }) => joined))
  } catch (error) {
    await stop()
    throw error
  }

  const faults: Faults = {
    ...Object.fromEntries(
      Object.entries(
        createFaults({
          conditions,
          listeners: [],
          pubsubs,
          authorisations,
          clock,
          outage: createOutage(),
          stages,
        }),
      ).filter(([kind]) => !NOT_HERE.includes(kind)),
    ),
    /** `jid` names one component; without it all of them leave and join again. */
    restart: async ({ jid, forMs = RESTART_MS }) => {
      const leaving = components.filter((component) => jid === undefined || component.jid === jid)
      await Promise.all(leaving.map((component) => component.leave(forMs)))
    },
  }
  return {
    ready: { domain, accounts: accounts.list(), services: { suffix }, components: host.jids },
    do: createDoOrder({
      ...createCallOrders({ switchboard, phones, mailboxes }),
      ...createAccountOrders({ accounts, authorisations, phones, lines: onsip.lines }),
      voicemail: createVoicemailOrder(mailboxes, switchboard),
      ...createPublishOrders(pubsubs),
      ...createServerOrders({ ...onsip, switchboard, identifiers }),
      ...createRosterOrders(onsip.rosterPushes),
      fault: createFaultOrder(faults, stages),
      state: createStateOrder({
        switchboard,
        phones,
        pubsubs,
        authorisations,
        router: { sessions: () => [] },
      }),
      quit: createOrder({}, async () => {
        await stop()
        return done()
      }),
    }),
    stop,
    stopped,
  }
}

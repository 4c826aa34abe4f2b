import { tmpdir } from 'node:os'
import { createSecureContext } from 'node:tls'
import { colleagueAccounts, createAccounts, defaultAccounts, type Account } from './accounts.ts'
import { writeCaFile } from './ca-file.ts'
import { createCertificates } from './certificates.ts'
import { createChance, createIdentifiers } from './chance.ts'
import { createSystemClock, type SimulatorClock } from './clock.ts'
import { createFaults, type Conditions } from './faults.ts'
import { startEngine, type EngineReady } from './openzoep/stand-in.ts'
import { createAccountOrders } from './orders/account-orders.ts'
import { createBustleOrder } from './orders/bustle-order.ts'
import { createCallOrders } from './orders/call-orders.ts'
import { createFaultOrder } from './orders/fault-order.ts'
import { createPublishOrders } from './orders/publish-orders.ts'
import { createServerOrders } from './orders/server-orders.ts'
import { createRosterOrders } from './orders/roster-orders.ts'
import { createOrder } from './orders/order.ts'
import { createDoOrder, type DoOrder } from './orders/orders.ts'
import { done } from './orders/reply.ts'
import { createStateOrder } from './orders/state-order.ts'
import { createVoicemailOrder } from './orders/voicemail-order.ts'
import { createBustle } from './pbx/bustle.ts'
import { calmPubsub } from './pubsub/conditions.ts'
import { createOutage } from './services/outage.ts'
import { createServiceHost } from './services/service-host.ts'
import { createOnsip } from './services/onsip.ts'
import { asksToSubscribe, createStages, stageOfRequest, type Stage } from './stages.ts'
import { calmLine } from './wire/conditions.ts'
import { createHome } from './wire/home.ts'
import { createListener, HOST } from './wire/listener.ts'
import { createRouter } from './wire/router.ts'
import { MECHANISMS, type Mechanism } from './wire/sasl.ts'

export interface SimulatorOptions {
  /** TCP port on loopback; 0 or absent: chosen by the system. */
  readonly port?: number | undefined
  /** XMPP domain, `example.com` by default. */
  readonly domain?: string | undefined
  /** What the service names end in, `xmpp.onsip.com` by default. */
  readonly suffix?: string | undefined
  /** Own phones of a click-to-call and called sides pick up after so long; absent: they wait for an order. */
  readonly autoAnswerMs?: number | undefined
  /** The same seed gives the same identifiers and passwords; absent: new ones at every start. */
  readonly seed?: number | undefined
  /** Life of an authorisation in seconds, an hour by default. */
  readonly expiresS?: number | undefined
  /** `cancel` may decline a ringing incoming call. */
  readonly cancelIncoming?: boolean | undefined
  /** Ann (two addresses) and Bob by default. */
  readonly accounts?: readonly Account[] | undefined
  /** Generated entries of the directory, beside the company's own; none by default. */
  readonly directoryEntries?: number | undefined
  /** So many more people of the same company, each with an address and most with a phone. */
  readonly colleagues?: number | undefined
  readonly mechanisms?: readonly Mechanism[] | undefined
  /** Also listens on a second port that speaks TLS from the first byte (XEP-0368). */
  readonly directTls?: boolean | undefined
  /** Also stands in for an OpenZoep engine, on a port of its own. */
  readonly openzoep?: boolean | undefined
  readonly clock?: SimulatorClock | undefined
  /** From a subscription request's answer to the verdict, 20 ms by default. */
  readonly approvalMs?: number | undefined
  /** Between two steps of a call setup or a transfer, 20 ms by default. */
  readonly stepMs?: number | undefined
  /** Told of bugs that were caught while a client was served; printed nowhere by default. */
  readonly onBug?: ((error: unknown) => void) | undefined
}

/** What a client has to know to use the simulator. */
export interface Ready {
  readonly host: string
  readonly port: number
  /** Only with `directTls`. */
  readonly tlsPort?: number
  readonly domain: string
  /** Path of the authority's certificate, a PEM file that is gone after `stop`. */
  readonly ca: string
  readonly caPem: string
  readonly accounts: readonly Account[]
  readonly services: { readonly suffix: string }
  /** Only with `openzoep`. */
  readonly openzoep?: EngineReady
}

export interface Simulator {
  readonly ready: Ready
  /** Carries out an order such as `{ do: 'ring', from: 'sip:…', to: 'sip:…' }`; never throws on a bad one. */
  readonly do: DoOrder
  /** Calls `listener` after every change of a leg or a phone. The returned function ends that. */
  onChange(listener: () => void): () => void
  /** Calls `listener` whenever a stage is reached. The returned function ends that. */
  onStage(listener: (stage: Stage) => void): () => void
  /** Closes every connection and the port, and removes the certificate file. May be called twice. */
  stop(): Promise<void>
  /** Fulfilled once it has stopped, for whatever reason. */
  readonly stopped: Promise<void>
}

const HOUR_S = 3600
const STEP_MS = 20

/** @throws the system's error when the port cannot be used */
export async function createSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const domain = (options.domain ?? 'example.com').toLowerCase()
  const suffix = options.suffix ?? 'xmpp.onsip.com'
  const clock = options.clock ?? createSystemClock()
  const identifiers = createIdentifiers(createChance(options.seed ?? Math.floor(Math.random() * 2 ** 32)))
  const password = (): string => identifiers.word(16)
  const named = options.accounts ?? defaultAccounts(domain, password)
  const colleagues = colleagueAccounts(domain, options.colleagues ?? 0, password)
  const accounts = createAccounts([...named, ...colleagues])
  const conditions: Conditions = {
    line: calmLine(),
    pubsub: calmPubsub(),
    resultsLate: false,
    recordsAfterMs: 0,
  }
  const listeners = new Set<() => void>()
  const stages = createStages()
  const outage = createOutage()

  const onsip = createOnsip({
    suffix,
    domain,
    directoryEntries: options.directoryEntries ?? 0,
    clock,
    identifiers,
    accounts,
    conditions,
    authorisationMs: (options.expiresS ?? HOUR_S) * 1000,
    approvalMs: options.approvalMs ?? STEP_MS,
    stepMs: options.stepMs ?? STEP_MS,
    autoAnswerMs: options.autoAnswerMs,
    cancelIncoming: options.cancelIncoming ?? false,
    stages,
    send: (stanza) => {
      if (!outage.isOn) router.route(stanza)
    },
    onChange: () => listeners.forEach((listener) => listener()),
  })
  const host = createServiceHost({
    services: onsip.services,
    send: (stanza) => router.route(stanza),
    now: () => clock.now(),
    onBug: options.onBug ?? (() => undefined),
  })
  const router = createRouter({
    domain,
    identifiers,
    home: createHome({
      domain,
      now: () => clock.now(),
      serviceJids: () => host.jids,
      resourcesOf: (bareJid) => router.sessions().flatMap(({ jid }) => (jid.bare === bareJid ? [jid] : [])),
    }),
    toService: (_domain, stanza) => {
      const stage = stageOfRequest(stanza)
      if (stage !== undefined) stages.reached(stage)
      const answer = outage.answerTo(stanza)
      if (answer !== undefined) router.route(answer)
      else if (!host.receive(stanza)) return false
      if (asksToSubscribe(stanza)) stages.reached('subscribe-pending')
      return true
    },
  })

  // TLS libraries judge certificates by the machine's time, whatever clock the simulator runs on.
  const certificates = await createCertificates([domain, 'localhost', HOST], Date.now())
  const wire = {
    domain,
    secureContext: createSecureContext({ cert: certificates.certificatePem, key: certificates.keyPem }),
    mechanisms: options.mechanisms ?? MECHANISMS,
    passwordOf: (username: string) => accounts.byJid(`${username}@${domain}`)?.password,
    router,
    identifiers,
    clock,
    line: conditions.line,
    stages,
  }
  const plainPort = await createListener(options.port ?? 0, false, wire)
  const tlsPort = options.directTls === true ? await createListener(0, true, wire) : undefined
  const ports = [plainPort, ...(tlsPort === undefined ? [] : [tlsPort])]
  const engine = await startEngine(options.openzoep === true, {
    clock,
    identifiers,
    autoAnswerMs: options.autoAnswerMs,
  })
  const caFile = await writeCaFile(tmpdir(), certificates.caPem)

  let stopping = false
  let reportStopped: () => void = () => undefined
  const stopped = new Promise<void>((resolve) => (reportStopped = resolve))
  const stop = async (): Promise<void> => {
    if (stopping) return stopped
    stopping = true
    onsip.rest()
    bustle.stop()
    await Promise.all([...ports.map((port) => port.close()), engine.stop()])
    ports.flatMap((port) => port.connections()).forEach((connection) => connection.reset())
    await caFile.remove()
    reportStopped()
  }

  const { switchboard, phones, mailboxes, authorisations, pubsubs, lines } = onsip
  const bustle = createBustle({
    ...{ clock, switchboard, lines: colleagues.flatMap(({ addresses }) => addresses) },
    chance: createChance(options.seed ?? 1),
  })
  return {
    ready: {
      host: HOST,
      port: plainPort.port,
      ...(tlsPort === undefined ? {} : { tlsPort: tlsPort.port }),
      domain,
      ca: caFile.path,
      caPem: certificates.caPem,
      accounts: accounts.list(),
      services: { suffix },
      ...engine.ready,
    },
    do: createDoOrder({
      ...createCallOrders({ switchboard, phones, mailboxes }),
      ...createAccountOrders({ accounts, authorisations, phones, lines }),
      bustle: createBustleOrder(bustle, colleagues.length),
      ...engine.orders,
      ...createPublishOrders(pubsubs),
      ...createServerOrders({ ...onsip, identifiers }),
      ...createRosterOrders(onsip.rosterPushes),
      voicemail: createVoicemailOrder(mailboxes, switchboard),
      fault: createFaultOrder(
        createFaults({ conditions, listeners: ports, pubsubs, authorisations, clock, outage, stages }),
        stages,
      ),
      state: createStateOrder({ switchboard, phones, pubsubs, authorisations, router }),
      quit: createOrder({}, async () => {
        await stop()
        return done()
      }),
    }),
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onStage: (listener) => stages.on(listener),
    stop,
    stopped,
  }
}

/** The Test of the sign-in form: every stage with these values on a stream of its own; nothing of it stays. */
import type { StageResult } from '../contract/command-outputs.ts'
import { appError, type AppError } from '../contract/errors.ts'
import { STAGES, type Stage } from '../contract/state.ts'
import { authorize, type Credentials } from '../onsip/authorization.ts'
import { createEventGate } from '../onsip/event-gate.ts'
import { leafOf, ownCollection, servicesOf } from '../onsip/services.ts'
import { requestSnapshot } from '../onsip/snapshot.ts'
import { createSubscribing } from '../onsip/subscribing.ts'
import type { Clock, Logger } from '../ports.ts'
import type { Connection } from '../xmpp/connection-types.ts'
import { bareJid } from '../xmpp/jid.ts'
import { createRedirects } from '../xmpp/redirects.ts'

export interface StageTest {
  readonly stages: readonly StageResult[]
  /** What the service authorised. */
  readonly addresses: readonly string[]
}

export interface TryStagesDeps {
  readonly clock: Clock
  readonly log: Logger
  /** Not started yet; it is stopped in the end. */
  readonly connection: Connection
}

/** Long enough for the test; an hour is what the service grants anyway. */
const SUBSCRIPTION_MS = 5 * 60_000

interface Failure {
  readonly stage: Stage
  readonly error: AppError
}

export async function tryStages(
  { clock, log, connection }: TryStagesDeps,
  credentials: Credentials,
  suffix: string,
): Promise<StageTest> {
  let addresses: readonly string[] = []

  /** @returns undefined when every stage passed */
  async function firstFailure(): Promise<Failure | undefined> {
    const jid = await connected(connection)
    if (typeof jid !== 'string') return jid
    const services = servicesOf(suffix)
    const granted = await authorize(connection, services.auth, credentials)
    if (!granted.ok) return { stage: 'authorize', error: granted.error.error }
    addresses = granted.value.addresses

    const service = services.calls
    const redirects = createRedirects()
    const subscribing = createSubscribing(
      { requester: connection, redirects, clock, log, service, jid, beforeSubscribe: () => undefined },
      ownCollection(bareJid(jid)),
    )
    const disposeGate = connection.onStanza(
      createEventGate({
        log,
        service,
        jid,
        watches: () => true,
        items: () => undefined,
        subscription: (subscription) => void subscribing.hear(subscription),
      }),
    )
    try {
      const expireAtMs = granted.value.expiresAtMs ?? clock.now() + SUBSCRIPTION_MS
      const stood = await subscribing.stand(expireAtMs)
      if (!stood.ok) return { stage: 'subscribe', error: stood.error }
      const leaves = addresses.flatMap((address) => leafOf(address) ?? [])
      const { kind } = await requestSnapshot(
        { requester: connection, redirects },
        service,
        subscribing.node,
        leaves,
      )
      await subscribing.end()
      if (kind === 'whole') return undefined
      return { stage: 'snapshot', error: appError(kind === 'failed' ? 'timeout' : 'snapshot-unavailable') }
    } finally {
      disposeGate()
    }
  }

  const failure = await firstFailure()
  await connection.stop()
  return { stages: resultsUpTo(failure), addresses }
}

/** The full JID once there is one, else what stands in the way of the first attempt. */
function connected(connection: Connection): Promise<string | Failure> {
  return new Promise((resolve) => {
    const dispose = connection.onStatus((status) => {
      if (status.status === 'connected') settle(status.jid)
      if (status.status === 'waiting' || status.status === 'stopped') settle(status)
      if (status.status === 'idle') settle({ stage: 'resolve', error: appError('cancelled') })
    })
    const settle = (outcome: string | Failure): void => {
      dispose()
      resolve(outcome)
    }
    connection.start()
  })
}

function resultsUpTo(failure: Failure | undefined): readonly StageResult[] {
  const failedAt = failure === undefined ? STAGES.length : STAGES.indexOf(failure.stage)
  return STAGES.map((stage, index): StageResult => {
    if (index < failedAt) return { stage, status: 'passed' }
    if (index > failedAt || failure === undefined) return { stage, status: 'not-reached' }
    return { stage, status: 'failed', error: failure.error }
  })
}

/** Finds out that a link is dead. TCP alone would not notice a pulled cable for a quarter of an hour. */
import type { Clock, Dispose } from '../ports.ts'
import type { Requester } from './connection-types.ts'
import { PING } from './namespaces.ts'
import { xml } from './xml.ts'

const PING_EVERY_MS = 10_000
const PING_LIMIT_MS = 5_000

export interface Liveness {
  /** Pings now instead of at the next turn. */
  check(): void
  stop(): void
}

export interface LivenessDeps {
  readonly clock: Clock
  readonly requester: Requester
  /** Whom to ping: the own domain. */
  readonly domain: string
  /** How many bytes ever arrived: a slow link with a long answer on it is not a dead one. */
  readonly receivedBytes: () => number
  /** @param roundTripMs how long the answer took; undefined when other data proved life */
  readonly onAlive: (roundTripMs: number | undefined) => void
  readonly onSilent: () => void
}

/** XMPP ping (XEP-0199) every ten seconds; a refusal is as good a sign of life as an answer. */
export function createLiveness(deps: LivenessDeps): Liveness {
  const { clock, requester, domain, receivedBytes, onAlive, onSilent } = deps
  let stopped = false
  let pinging = false
  let cancelNext: Dispose = () => undefined

  const schedule = (): void => {
    cancelNext = clock.after(PING_EVERY_MS, ping)
  }

  function ping(): void {
    if (stopped || pinging) return
    pinging = true
    cancelNext()
    const heardBefore = receivedBytes()
    const askedAt = clock.monotonic()
    const query = xml('iq', { type: 'get', to: domain }, xml('ping', { xmlns: PING }))
    void requester.request(query, { timeoutMs: PING_LIMIT_MS }).then((answer) => {
      pinging = false
      if (stopped) return
      const answered = answer.ok || answer.error.kind === 'stanza'
      if (answered || receivedBytes() !== heardBefore) {
        onAlive(answered ? clock.monotonic() - askedAt : undefined)
        schedule()
      } else {
        onSilent()
      }
    })
  }

  schedule()
  return {
    check: ping,
    stop() {
      stopped = true
      cancelNext()
    },
  }
}

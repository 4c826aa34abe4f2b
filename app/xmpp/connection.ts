/**
 * Keeps one account connected: attempts, back-off, liveness, and one honest status. Each time a fresh
 * stream (no XEP-0198), the next attempt always scheduled, except where only the user can help.
 */
import { appError } from '../contract/errors.ts'
import { assertNever, err } from '../contract/result.ts'
import { attemptConnection, type AttemptFailure } from './attempt.ts'
import { createBackoff } from './backoff.ts'
import { announcePresence } from './bind.ts'
import type {
  Connection,
  ConnectionDeps,
  ConnectionStage,
  ConnectionStatus,
  ConnectionTarget,
  QueryAnswerer,
} from './connection-types.ts'
import { parseJid } from './jid.ts'
import { createLink, type Link } from './link.ts'
import { createListeners } from './listeners.ts'
import { logStatus } from './log-status.ts'
import type { BoundStream } from './negotiate.ts'
import { createPulse } from './pulse.ts'
import type { XmppStream } from './stream.ts'
import { createTrust } from './trust.ts'
import { webSocketEndpoint } from './websocket-url.ts'
import type { Element } from './xml.ts'

export type * from './connection-types.ts'

/** An attempt older than this when the machine wakes or changes its network may be stuck on what was before. */
const STALE_ATTEMPT_MS = 2_000

interface RunningAttempt {
  readonly controller: AbortController
  readonly startedAtMs: number
  /** By the wall clock: monotonic time may stand still while the machine sleeps, this one goes on. */
  readonly startedAtWallMs: number
}

interface Online {
  readonly stream: XmppStream
  readonly link: Link
}

export function createConnection(deps: ConnectionDeps, target: ConnectionTarget): Connection {
  const { clock, log } = deps
  const backoff = createBackoff(deps.random)
  const stanzaListeners = createListeners<Element>(log, 'stanza')
  const statusListeners = createListeners<ConnectionStatus>(log, 'status')
  const answerers = new Set<QueryAnswerer>()
  const pulse = createPulse(clock, log)
  const trust = createTrust(deps.network.systemCertificates(), target.caPem)

  let status: ConnectionStatus = { status: 'idle' }
  let attempt: RunningAttempt | undefined
  let online: Online | undefined
  let cancelRetry = (): void => undefined
  /** Set by `check`: a link that turns out dead is replaced at once and not after a pause. */
  let hurry = false

  function setStatus(next: ConnectionStatus): void {
    status = next
    logStatus(log, next)
    statusListeners.notify(next)
  }

  function begin(): void {
    const address = target.webSocketUrl === undefined ? undefined : webSocketEndpoint(target.webSocketUrl)
    if (!parseJid(target.jid)?.local) {
      setStatus({
        status: 'stopped',
        stage: 'resolve',
        error: appError('bad-input', 'not a JID with a user'),
      })
    } else if (!trust.ok) {
      setStatus({ status: 'stopped', stage: 'tls', error: trust.error })
    } else if (address?.ok === false) {
      setStatus({ status: 'stopped', stage: 'resolve', error: address.error })
    } else {
      tryNow()
    }
  }

  function tryNow(): void {
    cancelRetry()
    attempt?.controller.abort()
    const controller = new AbortController()
    attempt = { controller, startedAtMs: clock.monotonic(), startedAtWallMs: clock.now() }
    const isCurrent = (): boolean => attempt?.controller === controller
    void attemptConnection({
      deps,
      target,
      trust: trust.ok ? trust.value : undefined,
      signal: controller.signal,
      onStage(stage: ConnectionStage) {
        if (isCurrent()) setStatus({ status: 'connecting', stage, sinceMs: clock.now() })
      },
    }).then((outcome) => {
      if (!isCurrent()) {
        if (outcome.ok) void outcome.value.stream.close(clock)
        return
      }
      attempt = undefined
      if (outcome.ok) comeOnline(outcome.value)
      else retryOrStop(outcome.error)
    })
  }

  function comeOnline(bound: BoundStream): void {
    const { stream, jid } = bound
    const link = createLink(bound, {
      ...deps,
      onAlive(roundTripMs) {
        // Only a link that held for a while proves that trying again soon is right.
        hurry = false
        backoff.reset()
        pulse.alive(roundTripMs)
      },
      onHeard: pulse.heard,
      onQuery(iq) {
        for (const answerer of answerers) {
          const reply = answerer(iq)
          if (reply) return reply
        }
        return undefined
      },
      onStanza(stanza) {
        stanzaListeners.notify(stanza)
      },
    })
    online = { stream, link }
    pulse.heard()
    hurry = false
    announcePresence(stream)
    setStatus({ status: 'connected', sinceMs: clock.now(), jid })
    stream.onEnd((failure) => {
      link.end()
      if (online?.link !== link) return
      online = undefined
      // A lost link is a matter of connecting; that another session took our resource, one of binding it.
      retryOrStop({ stage: failure.terminal ? 'bind' : 'connect', ...failure })
    })
    link.listen()
  }

  function retryOrStop({ stage, error, terminal }: AttemptFailure): void {
    if (terminal) {
      setStatus({ status: 'stopped', stage, error })
      return
    }
    const delayMs = hurry ? 0 : backoff.next()
    hurry = false
    cancelRetry = clock.after(delayMs, tryNow)
    setStatus({ status: 'waiting', retryAtMs: clock.now() + delayMs, stage, error })
  }

  function isStale({ startedAtMs, startedAtWallMs }: RunningAttempt): boolean {
    return Math.max(clock.monotonic() - startedAtMs, clock.now() - startedAtWallMs) > STALE_ATTEMPT_MS
  }

  return {
    start() {
      if (status.status === 'idle' || status.status === 'stopped') {
        backoff.reset()
        begin()
      }
    },
    async stop() {
      cancelRetry()
      attempt?.controller.abort()
      attempt = undefined
      const last = online
      online = undefined
      last?.link.end()
      if (status.status !== 'idle') setStatus({ status: 'idle' })
      await last?.stream.close(clock)
    },
    check() {
      switch (status.status) {
        case 'connected':
          hurry = true
          backoff.reset()
          online?.link.check()
          return
        case 'connecting':
          backoff.reset()
          if (attempt && isStale(attempt)) tryNow()
          return
        case 'waiting':
          backoff.reset()
          tryNow()
          return
        case 'idle':
        case 'stopped':
          return
        default:
          assertNever(status)
      }
    },
    get fullJid() {
      return online?.link.jid
    },
    get status() {
      return status
    },
    request: (iq, options) => online?.link.request(iq, options) ?? Promise.resolve(err({ kind: 'offline' })),
    pulse,
    send(stanza) {
      online?.link.send(stanza)
    },
    onStanza: (listener) => stanzaListeners.add(listener),
    onQuery(answerer) {
      answerers.add(answerer)
      return () => {
        answerers.delete(answerer)
      }
    },
    onStatus: (listener) => statusListeners.add(listener),
  }
}

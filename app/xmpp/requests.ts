/** IQs on their way: each is answered by the one it was sent to, by its deadline, or by the end of the stream. */
import { assertNever, err, ok, type Result } from '../contract/result.ts'
import type { Clock, Random } from '../ports.ts'
import type { RequestError, Requester } from './connection-types.ts'
import { bareJid, comparableJid, parseJid } from './jid.ts'
import { attribute, readStanzaError } from './stanza.ts'
import type { Element } from './xml.ts'

const DEFAULT_TIMEOUT_MS = 10_000

export interface Requests extends Requester {
  /** Takes a result or error that somebody waits for; false when nobody does. */
  accept(answer: Element): boolean
  /** Every open request fails as off line, and every later one does. */
  end(): void
}

export interface RequestsDeps {
  readonly clock: Clock
  readonly random: Random
  readonly send: (iq: Element) => void
  /** Own full JID. */
  readonly jid: string
}

interface Pending {
  readonly from: ReadonlySet<string>
  readonly settle: (outcome: Outcome) => void
}

type Outcome = { readonly kind: 'answer'; readonly iq: Element } | { readonly kind: 'timeout' | 'offline' }

export function createRequests({ clock, random, send, jid }: RequestsDeps): Requests {
  const pending = new Map<string, Pending>()
  let sent = 0
  let ended = false
  // A stranger who guesses an id still fails on the sender's address; the prefix keeps sessions apart in logs.
  const prefix = Math.floor(random() * 36 ** 6).toString(36)

  return {
    request(iq, { timeoutMs = DEFAULT_TIMEOUT_MS } = {}) {
      if (ended) return Promise.resolve(err({ kind: 'offline' }))
      const id = `${prefix}-${String(++sent)}`
      iq.attrs['id'] = id
      return new Promise((resolve) => {
        const cancel = clock.after(timeoutMs, () => {
          settle({ kind: 'timeout' })
        })
        const settle = (outcome: Outcome): void => {
          if (!pending.delete(id)) return
          cancel()
          resolve(toResult(outcome))
        }
        pending.set(id, { from: answerers(attribute(iq, 'to') ?? '', jid), settle })
        send(iq)
      })
    },
    accept(answer) {
      const waiting = pending.get(attribute(answer, 'id') ?? '')
      if (!waiting?.from.has(comparableJid(attribute(answer, 'from') ?? ''))) return false
      waiting.settle({ kind: 'answer', iq: answer })
      return true
    },
    end() {
      ended = true
      for (const { settle } of [...pending.values()]) settle({ kind: 'offline' })
    },
  }
}

/** Who may answer, in comparable form. A server may speak for our own account in four ways (RFC 6120 §8.1.2.1). */
function answerers(to: string, own: string): ReadonlySet<string> {
  const domain = parseJid(own)?.domain ?? ''
  const ownNames = [bareJid(own), domain]
  const forAccount = to === '' || ownNames.some((name) => comparableJid(name) === comparableJid(to))
  return new Set((forAccount ? ['', own, ...ownNames, to] : [to]).map(comparableJid))
}

function toResult(outcome: Outcome): Result<Element, RequestError> {
  switch (outcome.kind) {
    case 'answer':
      return attribute(outcome.iq, 'type') === 'result'
        ? ok(outcome.iq)
        : err({ kind: 'stanza', ...readStanzaError(outcome.iq) })
    case 'timeout':
    case 'offline':
      return err({ kind: outcome.kind })
    default:
      return assertNever(outcome)
  }
}

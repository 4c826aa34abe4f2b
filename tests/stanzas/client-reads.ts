/** How the client understands each kind of stanza, reduced to plain data. */
import { legDirection } from '../../app/calls/direction.ts'
import type { Leg } from '../../app/calls/model.ts'
import { ok, type Result } from '../../app/contract/result.ts'
import { decodeActiveCall } from '../../app/onsip/active-calls.ts'
import { readAuthorization } from '../../app/onsip/authorization.ts'
import { decodeDirectoryEntry } from '../../app/onsip/directories.ts'
import { decodePreference } from '../../app/onsip/preferences.ts'
import { decodeRecentCall } from '../../app/onsip/recent-calls.ts'
import { decodeVoicemail, type VoicemailItem } from '../../app/onsip/voicemail.ts'
import { shownError } from '../../app/onsip/request-error.ts'
import { decodeUserAgent } from '../../app/onsip/user-agents.ts'
import { loginFailure, readMethod } from '../../app/openzoep/login.ts'
import { decodeVoice } from '../../app/openzoep/voice.ts'
import { commandCondition, readCommandReply } from '../../app/xmpp/command.ts'
import type { Requester, RequestError } from '../../app/xmpp/connection-types.ts'
import { requestClockSkew } from '../../app/xmpp/entity-time.ts'
import { followRedirects } from '../../app/xmpp/follow-redirects.ts'
import { pubsubCondition } from '../../app/xmpp/pubsub-error.ts'
import { decodeEvent, type EventPart } from '../../app/xmpp/pubsub-event.ts'
import { listSubscriptions, renew, requestItems, subscribe } from '../../app/xmpp/pubsub.ts'
import { readRosterExchange } from '../../app/xmpp/roster-exchange.ts'
import { attribute, readStanzaError } from '../../app/xmpp/stanza.ts'
import type { Element } from '../../app/xmpp/xml.ts'
import { createManualClock } from '../clock.ts'

type Reader = (stanza: Element) => unknown

/** Who asked for the stanza, for the functions that ask and read in one. */
const answering = (stanza: Element): Requester => ({
  request: () =>
    Promise.resolve(
      attribute(stanza, 'type') === 'error'
        ? { ok: false, error: { kind: 'stanza', ...readStanzaError(stanza) } }
        : ok(stanza),
    ),
})

const from = (stanza: Element) => ({ from: attribute(stanza, 'from') })
const value = async <T>(answer: Promise<Result<T, RequestError>>): Promise<T> => {
  const result = await answer
  if (!result.ok) throw new Error(`refused: ${result.error.kind}`)
  return result.value
}
const iso = (ms: number | undefined): string | null => (ms === undefined ? null : new Date(ms).toISOString())

/** How numbers look is another part's business; this shows that the user part got there. */
const formatNumber = (user: string): string =>
  /^1\d{10}$/.test(user) ? `(${user.slice(1, 4)}) ${user.slice(4, 7)}-${user.slice(7)}` : ''

const readLeg = (item: Parameters<typeof decodeActiveCall>[0]) => decodeActiveCall(item, formatNumber)
const plainLeg = ({ publishedAtMs, ...leg }: Leg) => ({
  ...leg,
  direction: legDirection({ ...leg, publishedAtMs }),
  publishedAt: iso(publishedAtMs),
})

function readLegs(items: Parameters<typeof decodeActiveCall>[0][]) {
  const read = items.map(readLeg)
  return {
    legs: read.flatMap((leg) => (leg.ok ? [plainLeg(leg.value)] : [])),
    refused: read.flatMap((leg) => (leg.ok ? [] : [leg.error])),
  }
}

function plainVoicemail(item: VoicemailItem): unknown {
  if (item.kind === 'labels') return item
  const { createdAtMs, ...rest } = item
  return { ...rest, createdAt: iso(createdAtMs) }
}

function plainPart(part: EventPart): unknown {
  if (part.kind === 'subscription') return { kind: part.kind, ...part.subscription }
  if (part.kind !== 'items') return part
  const { kind, node, changes } = part
  return {
    kind,
    node,
    put: changes.flatMap((change) =>
      change.kind === 'publish'
        ? [{ id: change.id, payload: change.payload?.getName(), namespace: change.payload?.getNS() }]
        : [],
    ),
    retract: changes.flatMap((change) => (change.kind === 'retract' ? [change.id] : [])),
  }
}

function readEvent(stanza: Element) {
  const event = decodeEvent(stanza)
  if (event === undefined) throw new Error('no event')
  return event
}

function readCalls(stanza: Element): unknown {
  const { service, to, collections, parts } = readEvent(stanza)
  const items = parts.flatMap((part) => (part.kind === 'items' ? [part] : []))
  const published = items.flatMap(({ node, changes }) =>
    changes.flatMap((change) =>
      change.kind === 'publish' ? [{ node, itemId: change.id, payload: change.payload }] : [],
    ),
  )
  const retracts = items.flatMap(({ node, changes }) =>
    changes.flatMap((change) => (change.kind === 'retract' ? [{ node, itemId: change.id }] : [])),
  )
  return { service, to, collections, ...readLegs(published), retracts }
}

function readEntries(items: Parameters<typeof decodeDirectoryEntry>[0][]) {
  const read = items.map(decodeDirectoryEntry)
  return {
    entries: read.flatMap((entry) => (entry.ok ? [entry.value] : [])),
    refused: read.flatMap((entry) => (entry.ok ? [] : [entry.error])),
  }
}

async function requested(stanza: Element) {
  const groups = await value(requestItems(answering(stanza), '', ''))
  return groups.flatMap(({ node, items }) => items.map(({ id, payload }) => ({ node, itemId: id, payload })))
}

/** Registered phones, as they stand in an event or in the answer to a request for items. */
async function readPhones(stanza: Element): Promise<unknown> {
  const isAnswer = stanza.is('iq')
  const heard = isAnswer
    ? []
    : readEvent(stanza).parts.flatMap((part) => (part.kind === 'items' ? [part] : []))
  const listed = isAnswer ? await value(requestItems(answering(stanza), '', '')) : []
  const items = [
    ...listed.flatMap(({ node, items: all }) => all.map((item) => ({ node, ...item }))),
    ...heard.flatMap(({ node, changes }) =>
      changes.flatMap((change) => (change.kind === 'publish' ? [{ node, ...change }] : [])),
    ),
  ]
  const read = items.map(({ id, node, payload }) => ({
    itemId: id,
    phone: decodeUserAgent({ node, payload }),
  }))
  return {
    service: attribute(stanza, 'from'),
    to: attribute(stanza, 'to'),
    phones: read.flatMap(({ itemId, phone }) => {
      if (!phone.ok) return []
      const { expiresAtMs, dialogAtMs, ...rest } = phone.value
      return [{ itemId, ...rest, expiresAt: iso(expiresAtMs), dialogAt: iso(dialogAtMs) }]
    }),
    refused: read.flatMap(({ phone }) => (phone.ok ? [] : [phone.error])),
    retracts: heard.flatMap(({ node, changes }) =>
      changes.flatMap((change) => (change.kind === 'retract' ? [{ node, itemId: change.id }] : [])),
    ),
  }
}

export const clientReads: Readonly<Record<string, Reader>> = {
  event: (stanza) => {
    const { service, to, parts } = readEvent(stanza)
    return { service, to, events: parts.map(plainPart) }
  },
  calls: readCalls,
  items: async (stanza) => {
    const groups = await value(requestItems(answering(stanza), '', ''))
    const items = groups.flatMap(({ node, items: all }) =>
      all.map(({ id, payload }) => ({ node, itemId: id, payload })),
    )
    return { ...from(stanza), ...readLegs(items) }
  },
  'recent-calls': async (stanza) => {
    const groups = await value(requestItems(answering(stanza), '', ''))
    const read = groups.flatMap(({ node, items }) =>
      items.map(({ payload }) => decodeRecentCall({ node, payload }, formatNumber)),
    )
    return {
      ...from(stanza),
      calls: read.flatMap((call) => {
        if (!call.ok) return []
        const { startedAtMs, ...rest } = call.value
        return [{ ...rest, startedAt: iso(startedAtMs) }]
      }),
      refused: read.flatMap((call) => (call.ok ? [] : [call.error])),
    }
  },
  'directory-event': (stanza) => {
    const { service, to, collections, parts } = readEvent(stanza)
    const items = parts.flatMap((part) =>
      part.kind === 'items'
        ? part.changes.map((change) => ({
            node: part.node,
            itemId: change.id,
            payload: change.kind === 'publish' ? change.payload : undefined,
          }))
        : [],
    )
    return { service, to, collections, ...readEntries(items) }
  },
  'directory-items': async (stanza) => ({ ...from(stanza), ...readEntries(await requested(stanza)) }),
  'preference-items': async (stanza) => ({
    ...from(stanza),
    items: (await requested(stanza)).flatMap((item) => {
      const read = decodePreference(item)
      return read.ok ? [read.value] : []
    }),
  }),
  suggestion: (stanza) => ({ ...from(stanza), ...readRosterExchange(stanza) }),
  voicemail: async (stanza) => {
    const groups = await value(requestItems(answering(stanza), '', ''))
    const read = groups.flatMap(({ node, items }) =>
      items.map(({ payload }) => decodeVoicemail({ node, payload }, formatNumber)),
    )
    return {
      ...from(stanza),
      items: read.flatMap((item) => (item.ok ? [plainVoicemail(item.value)] : [])),
      refused: read.flatMap((item) => (item.ok ? [] : [item.error])),
    }
  },
  'user-agents': readPhones,
  subscriptions: async (stanza) => {
    const listed = await value(listSubscriptions(answering(stanza), ''))
    return {
      ...from(stanza),
      subscriptions: listed.map(({ state, subid, jid }) => ({ state, subid, jid })),
    }
  },
  'subscribe-answer': async (stanza) => {
    const request = { service: '', node: 'asked', jid: 'asked' }
    const { state, jid, node } = await value(subscribe(answering(stanza), request, { expireAtMs: 0 }))
    return { ...from(stanza), state, jid, node }
  },
  'empty-result': async (stanza) => {
    const request = { service: '', node: '', jid: '', subid: '' }
    await value(renew(answering(stanza), request, { expireAtMs: 0 }))
    return from(stanza)
  },
  redirect: async (stanza) => {
    const service = attribute(stanza, 'from') ?? ''
    const asked: string[] = []
    await followRedirects(service, 'first', (node) => {
      asked.push(node)
      return asked.length === 1 ? answering(stanza).request(stanza) : Promise.resolve(ok(null))
    })
    return { ...from(stanza), service, node: asked[1] }
  },
  'command-form': (stanza) => {
    const { form, ...reply } = readCommandReply(stanza)
    return {
      ...from(stanza),
      status: reply.status,
      sessionId: reply.sessionId,
      actions: reply.actions,
      title: form?.title,
      instructions: form?.instructions,
      fields: form?.fields.map(({ name, type, label, required, options }) => ({
        name,
        type,
        label,
        required,
        options,
      })),
    }
  },
  'command-result': (stanza) => {
    const { form, status, sessionId } = readCommandReply(stanza)
    const values = (form?.fields ?? []).map(({ name, values: all }) => [name, all] as const)
    return { ...from(stanza), status, sessionId, values: Object.fromEntries(values) }
  },
  'command-error': (stanza) => {
    const error = readStanzaError(stanza)
    return {
      ...from(stanza),
      type: error.type,
      condition: error.condition,
      commandCondition: commandCondition(error.element),
      shown: shownError({ kind: 'stanza', ...error }),
    }
  },
  'pubsub-refusal': (stanza) => {
    const error = readStanzaError(stanza)
    const { type, condition, text } = error
    return { ...from(stanza), type, condition, text, pubsub: pubsubCondition({ kind: 'stanza', ...error }) }
  },
  authorization: (stanza) => {
    const { expiresAtMs, addresses } = readAuthorization(readCommandReply(stanza))
    return { ...from(stanza), expiresAt: iso(expiresAtMs), addresses }
  },
  voice: (stanza) => decodeVoice(stanza),
  'login-method': (stanza) => readMethod(stanza),
  'login-error': (stanza) => {
    const { error, terminal } = loginFailure({ kind: 'stanza', ...readStanzaError(stanza) })
    return { ...error, terminal }
  },
  time: async (stanza) => {
    const clock = createManualClock(0)
    return { ...from(stanza), utc: iso(await value(requestClockSkew(answering(stanza), clock, ''))) }
  },
}

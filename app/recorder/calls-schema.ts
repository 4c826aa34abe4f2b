/** Calls and their events as a file may hold them: nothing about it is believed. */
import { z } from 'zod'
import { MAX_ACTIVE, MAX_ENDED, MAX_LEGS, type CallEvent, type CallsState } from '../calls/model.ts'
import { ERROR_CODES } from '../contract/errors.ts'

/** An active call's fields have up to 2,048 letters each, and a pseudonym may be longer than what it stands for. */
const MAX_TEXT = 4_000
/** What a snapshot may list. */
const MAX_LISTED = 2_000

export const text = z.string().max(MAX_TEXT)
/** Epoch or other milliseconds. */
export const ms = z.number().min(-8.64e15).max(8.64e15)
export const error = z.strictObject({
  // A later version may know more.
  code: z.enum(ERROR_CODES).catch('internal'),
  detail: text.exactOptional(),
})
export const provider = z.enum(['onsip', 'openzoep'])

const direction = z.enum(['incoming', 'outgoing', 'unknown'])
const party = z.strictObject({ uri: text, address: text, display: text, number: text })
const account = text.exactOptional()
const key = z.strictObject({ account, node: text, itemId: text })
const setupState = z.enum(['requested', 'own-phone-ringing', 'own-phone-answered', 'placed', 'failed'])
const intent = z.enum(['end', 'transfer', 'accept'])
const transfer = z.strictObject({ to: text, shown: text })

/** JSON leaves out what is undefined; here its place is kept. */
const leg = key
  .extend({
    owner: text,
    provider: provider.exactOptional(),
    state: z.enum(['ringing', 'answered']),
    direction,
    callId: text,
    setupId: text,
    fromCallSetup: z.boolean(),
    from: party,
    to: party,
    toAor: text,
    fromTag: text,
    toTag: text,
    branch: text,
    publishedAtMs: ms.optional(),
  })
  .transform(({ publishedAtMs, ...rest }) => ({ ...rest, publishedAtMs }))

const pastLeg = key
  .extend({
    owner: text,
    callId: text,
    publishedAtMs: ms.optional(),
    answered: z.boolean(),
    ownPhone: z.boolean(),
    ownUri: text,
  })
  .transform(({ publishedAtMs, ...rest }) => ({ ...rest, publishedAtMs }))

const call = z.strictObject({
  id: text,
  provider: provider.exactOptional(),
  account,
  direction,
  state: z.enum(['ringing', 'answered', 'ended']),
  origin: z.enum(['phone', 'own-setup', 'foreign-setup']),
  remote: party,
  owners: z.array(text).max(MAX_LISTED),
  legs: z.array(leg).max(MAX_LEGS),
  pastLegs: z.array(pastLeg).max(MAX_LEGS),
  callIds: z.array(text).max(100),
  setupId: text,
  setup: z
    .strictObject({
      setupId: text,
      from: text,
      to: party,
      state: setupState,
      sinceMs: ms,
      failedAt: setupState.exactOptional(),
      error: error.exactOptional(),
    })
    .exactOptional(),
  startedAtMs: ms,
  answeredAtMs: ms.exactOptional(),
  endedAtMs: ms.exactOptional(),
  outcome: z.enum(['completed', 'missed', 'cancelled', 'failed', 'unknown']).exactOptional(),
  endedHere: z.literal(true).exactOptional(),
  leftVoicemail: z.literal(true).exactOptional(),
  silent: z.boolean(),
  uncertain: z.literal(true).exactOptional(),
  hidden: z.boolean(),
  cardOver: z.literal(true).exactOptional(),
  pending: intent.exactOptional(),
  problem: error.exactOptional(),
  failed: intent.exactOptional(),
  transfer: transfer.exactOptional(),
})

export const callsSchema: z.ZodType<CallsState> = z.strictObject({
  active: z.array(call).max(MAX_ACTIVE),
  ended: z.array(call).max(MAX_ENDED),
})

const kind = z.literal

export const eventSchema: z.ZodType<CallEvent> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: kind('leg-published'),
    leg,
    atMs: ms,
    silent: z.boolean(),
    skewMs: ms.exactOptional(),
  }),
  z.strictObject({
    kind: kind('leg-retracted'),
    key,
    atMs: ms,
    unexplained: z.literal(true).exactOptional(),
  }),
  z.strictObject({
    kind: kind('snapshot'),
    account,
    legs: z.array(leg).max(MAX_LISTED),
    seenSince: z.array(key).max(MAX_LISTED),
    nodes: z.array(text).max(MAX_LISTED).exactOptional(),
    atMs: ms,
    skewMs: ms.exactOptional(),
  }),
  z.strictObject({ kind: kind('setup-requested'), account, setupId: text, from: text, to: party, atMs: ms }),
  z.strictObject({ kind: kind('setup-accepted'), setupId: text, atMs: ms }),
  z.strictObject({ kind: kind('setup-failed'), setupId: text, error, atMs: ms }),
  z.strictObject({
    kind: kind('intent-sent'),
    callId: text,
    intent,
    transfer: transfer.exactOptional(),
  }),
  z.strictObject({ kind: kind('intent-settled'), callId: text, error: error.exactOptional() }),
  z.strictObject({ kind: kind('voicemail-arrived'), owner: text, from: text, atMs: ms }),
  z.strictObject({ kind: kind('ring-overdue'), callId: text }),
  z.strictObject({ kind: kind('card-hidden'), callId: text }),
])

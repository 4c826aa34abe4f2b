/** A recording as a file may hold it. */
import { z } from 'zod'
import { CHANNELS } from '../calls/alerting.ts'
import { violations } from '../calls/invariants.ts'
import { MOST_ACCOUNTS } from '../contract/accounts.ts'
import { STAGES } from '../contract/state.ts'
import { callsSchema, error, eventSchema, ms, provider, text } from './calls-schema.ts'
import type { Recording, Scene } from './recording.ts'

/** More than any recorder of ours holds. */
const MAX_ENTRIES = 20_000
const MAX_LENGTH_MS = 24 * 3_600_000
const MAX_LISTED = 2_000

const stage = z.enum(STAGES)
const kind = z.literal

const link = z.discriminatedUnion('status', [
  z.strictObject({ status: kind('signed-out') }),
  z.strictObject({ status: kind('connecting'), stage, sinceMs: ms }),
  z.strictObject({ status: kind('connected'), sinceMs: ms }),
  z.strictObject({ status: kind('waiting'), retryAtMs: ms, stage, error }),
  z.strictObject({ status: kind('stopped'), stage, error }),
])

const authorization = z.discriminatedUnion('status', [
  z.strictObject({ status: kind('none') }),
  z.strictObject({ status: kind('pending') }),
  z.strictObject({ status: kind('valid'), expiresAtMs: ms, addresses: z.array(text).max(MAX_LISTED) }),
  z.strictObject({ status: kind('failed'), error }),
])

const session = z.strictObject({
  link,
  authorization,
  subscriptions: z
    .array(
      z.strictObject({
        service: text,
        node: text,
        status: z.enum(['none', 'pending', 'subscribed', 'failed']),
        expiresAtMs: ms.exactOptional(),
        error: error.exactOptional(),
      }),
    )
    .max(MAX_LISTED),
  snapshot: z.enum(['none', 'pending', 'done', 'unavailable']),
  blindSinceMs: ms.exactOptional(),
  jid: text,
})

const capabilities = z.strictObject({
  create: z.boolean(),
  end: z.boolean(),
  endsHereOnly: z.literal(true).exactOptional(),
  transfer: z.boolean(),
  accept: z.boolean(),
  decline: z.enum(['unknown', 'yes', 'no']),
})

const step = z.enum(['register', 'open', 'configure', 'method', 'log-in', 'presence'])
const openzoep = z.strictObject({
  link: z.discriminatedUnion('status', [
    z.strictObject({ status: kind('off') }),
    z.strictObject({ status: kind('connecting'), step, sinceMs: ms }),
    z.strictObject({ status: kind('connected'), sinceMs: ms }),
    z.strictObject({ status: kind('waiting'), retryAtMs: ms, step, error }),
    z.strictObject({ status: kind('stopped'), step, error }),
  ]),
  capabilities,
  hasPassword: z.boolean(),
})

const byCall = <T extends z.ZodType>(value: T) => z.record(text, value)

const sceneParts = {
  session,
  openzoep,
  capabilities,
  accounts: z.strictObject({
    mainName: text,
    further: z
      .array(
        z.strictObject({
          ...{ id: text, name: text, address: text, session, capabilities },
          ...{ paused: z.boolean(), hasPassword: z.boolean() },
        }),
      )
      .max(MOST_ACCOUNTS),
  }),
  names: byCall(text),
  organisations: byCall(text),
  takenBy: byCall(text),
  callers: byCall(
    z.strictObject({
      nthToday: ms,
      missedToday: ms,
      lastSpoke: z.strictObject({ startedAtMs: ms, durationS: ms }).exactOptional(),
    }),
  ),
  phones: z.strictObject({
    own: z.enum(['registered', 'none', 'unknown']),
    ringing: byCall(z.array(text).max(MAX_LISTED)),
    toLift: byCall(z.array(text).max(MAX_LISTED)),
    spokenOn: byCall(text),
  }),
  verdicts: byCall(
    z.strictObject({
      channels: z.array(z.enum(CHANNELS)).max(CHANNELS.length),
      size: z.enum(['usual', 'small', 'large']),
      hushedBy: z.enum(['pause', 'quiet-hours', 'system', 'person']).exactOptional(),
      isPrivate: z.literal(true).exactOptional(),
      isOver: z.literal(true).exactOptional(),
    }),
  ),
  shown: z.strictObject({ cards: z.boolean(), tryDecline: z.boolean() }),
}

const scene: z.ZodType<Scene> = z.strictObject({
  ...sceneParts,
  // Recordings of earlier versions tell of none.
  accounts: sceneParts.accounts.default({ mainName: '', further: [] }),
  organisations: sceneParts.organisations.default({}),
  takenBy: sceneParts.takenBy.default({}),
})
const sceneChange: z.ZodType<Partial<Scene>> = z.strictObject({
  session: sceneParts.session.exactOptional(),
  openzoep: sceneParts.openzoep.exactOptional(),
  capabilities: sceneParts.capabilities.exactOptional(),
  accounts: sceneParts.accounts.exactOptional(),
  names: sceneParts.names.exactOptional(),
  organisations: sceneParts.organisations.exactOptional(),
  takenBy: sceneParts.takenBy.exactOptional(),
  callers: sceneParts.callers.exactOptional(),
  phones: sceneParts.phones.exactOptional(),
  verdicts: sceneParts.verdicts.exactOptional(),
  shown: sceneParts.shown.exactOptional(),
})

const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: kind('call'), event: eventSchema }),
  z.strictObject({ kind: kind('forget'), provider: provider.exactOptional(), account: text.exactOptional() }),
  z.strictObject({ kind: kind('scene'), scene: sceneChange }),
])

export const recordingSchema: z.ZodType<Recording> = z.strictObject({
  atMs: ms,
  lengthMs: z.number().min(0).max(MAX_LENGTH_MS),
  base: z.strictObject({
    calls: callsSchema.refine((calls) => violations(calls).length === 0, 'no calls that could have been'),
    scene,
  }),
  entries: z
    .array(z.strictObject({ afterMs: z.number().min(0).max(MAX_LENGTH_MS), atMs: ms, change }))
    .max(MAX_ENTRIES)
    .refine(
      (entries) =>
        entries.every(({ afterMs }, index) => index === 0 || (entries[index - 1]?.afterMs ?? 0) <= afterMs),
      'not in the order of time',
    ),
})

/** What a feed may say of a version, of all that a file of YAML can hold. What is not named here is dropped unread. */
import { z } from 'zod'
import { appError } from '../contract/errors.ts'
import type { Release } from '../contract/updates.ts'
import { FeedError } from './feed-error.ts'
import { pageIn, plainNotes } from './notes.ts'

/** No Ringside weighs that much: three times a package of today. */
export const MOST_UPDATE_BYTES = 400_000_000
/** A list of versions has a few hundred bytes, and notes. */
export const MOST_FEED_BYTES = 256_000

const SEMVER = /^\d{1,9}\.\d{1,9}\.\d{1,9}(?:-[0-9A-Za-z.-]{1,60})?$/u
/** 64 bytes in base64. */
const SHA512 = /^[A-Za-z0-9+/]{86}==$/u

const file = z.object({
  url: z.string().min(1).max(2_048),
  sha512: z.string().regex(SHA512),
  size: z.number().int().positive().max(MOST_UPDATE_BYTES).optional(),
  /** The Windows setup was made for all users. */
  isAdminRightsRequired: z.boolean().optional(),
})
const notes = z.string().max(100_000)

const feedInfo = z.object({
  version: z.string().regex(SEMVER),
  files: z.array(file).min(1).max(20),
  releaseNotes: z
    .union([notes, z.array(z.object({ version: z.string().max(70), note: notes.nullish() })).max(100)])
    .nullish(),
  stagingPercentage: z.number().min(0).max(100).optional(),
  minimumSystemVersion: z.string().max(60).optional(),
})
export type FeedInfo = z.output<typeof feedInfo>

/** @throws {FeedError} where it is no description of a version */
export function readFeedInfo(content: unknown): FeedInfo {
  const parsed = feedInfo.safeParse(content)
  if (parsed.success) return parsed.data
  // The place of the mistake, never the value: it may be anything.
  const at = parsed.error.issues[0]?.path.map(String).join('.') ?? ''
  const isTooLarge = parsed.error.issues.some(
    ({ code, path }) => code === 'too_big' && path.at(-1) === 'size',
  )
  throw new FeedError(appError(isTooLarge ? 'update-too-large' : 'update-feed-unreadable', at))
}

export function releaseOf({ version, releaseNotes }: Pick<FeedInfo, 'version' | 'releaseNotes'>): Release {
  const text =
    typeof releaseNotes === 'string'
      ? releaseNotes
      : (releaseNotes ?? []).map((part) => `${part.version}\n${part.note ?? ''}`).join('\n\n')
  const shown = plainNotes(text)
  return { version, notes: shown, page: pageIn(shown) }
}

/**
 * Favourites and notes as a file of the profile: the user's own work, so a damaged one is kept aside and told of. It is not
 * enciphered: a key that the system loses with a new keyring or a reset password would take the notes along, and whoever
 * can read this file as the user can ask the system for the key as well.
 */
import { z } from 'zod'
import { appError } from '../app/contract/errors.ts'
import { MAX_FAVOURITE_DIAL, MAX_FAVOURITE_NAME, MOST_FAVOURITES } from '../app/calls/favourites.ts'
import { MAX_NOTE, MOST_NOTES } from '../app/calls/notes.ts'
import { NO_KEEPSAKES } from '../app/contract/keepsakes.ts'
import { err, ok } from '../app/contract/result.ts'
import type { KeepsakeStore } from '../app/ports.ts'
import type { SettingsFile } from './settings-store.ts'

/** Accounts of which something is kept; of more, the one that was written longest ago goes. */
const MOST_ACCOUNTS = 20
const VERSION = 1

const favourite = z.strictObject({
  dial: z.string().min(1).max(MAX_FAVOURITE_DIAL),
  name: z.string().max(MAX_FAVOURITE_NAME),
})
const note = z.strictObject({
  text: z.string().min(1).max(MAX_NOTE),
  direction: z.enum(['incoming', 'outgoing', 'unknown']),
  address: z.string().max(2_048),
  startedAtMs: z.number(),
  silent: z.boolean(),
  callIds: z.array(z.string().max(2_048)).max(100),
  rowId: z.string().max(5_000),
})
const document = z.strictObject({
  version: z.literal(VERSION),
  /** The one that was written last stands last. */
  accounts: z
    .array(
      z.strictObject({
        address: z.string().max(320),
        favourites: z.array(favourite).max(MOST_FAVOURITES),
        notes: z.array(note).max(MOST_NOTES),
      }),
    )
    .max(MOST_ACCOUNTS),
})
type Accounts = z.output<typeof document>['accounts']

export function createKeepsakeStore(file: SettingsFile): KeepsakeStore {
  const { accounts: start, problem, stuck } = read(file)
  let accounts = start
  return {
    problem,
    of(address) {
      const found = accounts.find((each) => each.address === address)
      return found === undefined ? NO_KEEPSAKES : { favourites: found.favourites, notes: found.notes }
    },
    keep(address, { favourites, notes }) {
      const next = [
        ...accounts.filter((each) => each.address !== address),
        {
          address,
          favourites: [...favourites],
          notes: notes.map((each) => ({ ...each, callIds: each.callIds.slice(0, 100) })),
        },
      ].slice(-MOST_ACCOUNTS)
      if (stuck) return err(appError('keepsakes-not-written', problem?.detail))
      const whole = { version: VERSION, accounts: next }
      // What could not be read at the next start would take everything else along.
      if (!document.safeParse(whole).success) return err(appError('keepsakes-not-written'))
      try {
        file.write(whole)
      } catch (error) {
        return err(appError('keepsakes-not-written', error instanceof Error ? error.message : undefined))
      }
      accounts = next
      return ok(null)
    },
  }
}

interface Read {
  readonly accounts: Accounts
  readonly problem: KeepsakeStore['problem']
  /** What cannot be read is still in its place: it is never written over. */
  readonly stuck: boolean
}

function read(file: SettingsFile): Read {
  const stored = file.read()
  if (stored.ok && isEmpty(stored.value)) return { accounts: [], problem: undefined, stuck: false }
  const parsed = stored.ok ? document.safeParse(stored.value) : undefined
  if (parsed?.success === true) return { accounts: parsed.data.accounts, problem: undefined, stuck: false }
  try {
    return { accounts: [], problem: appError('keepsakes-damaged', file.setAside(false)), stuck: false }
  } catch (error) {
    const why = error instanceof Error ? error.message : undefined
    return { accounts: [], problem: appError('keepsakes-damaged', why), stuck: true }
  }
}

/** No file is as good as an empty one. */
const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0

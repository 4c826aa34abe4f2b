/** What calls ask of the user's attention, as settings: per kind of call, per person, by the hour. */
import { z } from 'zod'
import { CHANNELS_OF, type AlertKind } from '../calls/alerting.ts'
import { canMean, PERSON_ALERTS } from '../calls/person-rules.ts'
import { CLOCK_TIME } from '../calls/quiet-hours.ts'
import { LONGEST_PROGRAM, MOST_PEOPLE_RULES, MOST_PROGRAMS } from './attention.ts'

/** Sounds that the program brings, by the name of their file. */
export const RING_SOUNDS = ['ring', 'marimba', 'classic', 'pulse'] as const
export type RingSound = (typeof RING_SOUNDS)[number]

const channels = <K extends AlertKind>(kind: K) => z.array(z.enum(CHANNELS_OF[kind])).max(6)
const clockTime = z.string().regex(CLOCK_TIME)

export const personRule = z.strictObject({
  who: z.string().trim().min(2).max(320).refine(canMean, 'neither an address nor a number'),
  alerts: z.enum(PERSON_ALERTS),
  private: z.boolean(),
})

export const alertsSettings = z.strictObject({
  /** Off: calls are listed in the window only. */
  cards: z.boolean().default(true),
  incoming: channels('incoming').default(['card', 'tray']),
  internal: channels('internal').default(['card', 'tray']),
  outgoing: channels('outgoing').default(['card', 'tray']),
  clickToCall: channels('clickToCall').default(['card', 'tray']),
  missed: channels('missed').default(['notification', 'tray', 'badge']),
  people: z.array(personRule).max(MOST_PEOPLE_RULES).default([]),

  quietHours: z.boolean().default(false),
  /** `HH:MM` by the clock of this computer; the same as `quietTo` is the whole day. */
  quietFrom: clockTime.default('18:00'),
  quietTo: clockTime.default('08:00'),
  /** Days on which they begin; 0 is Sunday. */
  quietDays: z.array(z.number().int().min(0).max(6)).max(7).default([0, 1, 2, 3, 4, 5, 6]),
  /** The same caller twice within three minutes gets through. */
  quietRepeat: z.boolean().default(true),
  /** One notification of what came while alerts were held back, once they no longer are. */
  digest: z.boolean().default(true),
  /** Cards and sounds are held back too while the system's do-not-disturb is on. */
  followSystem: z.boolean().default(true),

  sound: z.enum(RING_SOUNDS).default('ring'),
  /** Chromium's id of the output; empty: the system's own choice. */
  soundDevice: z.string().max(200).default(''),
  /** Its name when it was chosen, shown when it is not plugged in. */
  soundDeviceName: z.string().max(200).default(''),
  /** Percent. */
  volume: z.number().int().min(0).max(100).default(100),
  silentOnCall: z.boolean().default(true),
  /** The tray's picture goes on and off until missed calls were looked at. */
  missedPulse: z.boolean().default(false),

  /** Keep the card window ready while nothing rings: faster first card, more memory. */
  keepCardReady: z.boolean().default(false),
  /** `named`: the one that `displayName` tells; the main one while that is not plugged in. */
  display: z.enum(['primary', 'cursor', 'named']).default('primary'),
  /** Its name and size, as the settings list it: `DELL U2720Q (2560 × 1440)`. */
  displayName: z.string().max(200).default(''),
})

export const privacySettings = z.strictObject({
  /** Names are hidden while one of these programs runs: its name, as the system lists it, without `.exe`. */
  hideNamesWhile: z.array(z.string().trim().min(1).max(LONGEST_PROGRAM)).max(MOST_PROGRAMS).default([]),
  /** Asks the system to leave the cards out of pictures of the screen; Linux cannot. */
  contentProtection: z.boolean().default(false),
})

/**
 * Every setting, its type, its default and its limits, in one schema. What is stored on disk, what an
 * administrator's file holds and what a window sends all pass through it.
 */
import { z } from 'zod'
import { accessibilitySettings } from './accessibility-settings.ts'
import { accountSettings, serverSettings, servicesSettings } from './account-settings.ts'
import { accountsSettings } from './accounts-settings.ts'
import { eventsSettings } from './event-settings.ts'
import { DEFAULT_PLAN, MAX_RULES, MAX_RULE_TEXT } from '../dialing/plan.ts'
import { problemOf } from '../dialing/rewrite.ts'
import { teamSettings } from './team-settings.ts'
import { LANGUAGES } from './messages/language.ts'
import { contactsSettings } from './contacts-settings.ts'
import { callListSettings } from './dial-list-settings.ts'
import { tourSettings } from './tour.ts'
import { alertsSettings, privacySettings } from './alerts-settings.ts'
import { updatesSettings } from './update-settings.ts'

/** Raised by one with each change of shape; `migrations.ts` has one function per step. */
export const SETTINGS_VERSION = 2

const text = (max: number) => z.string().trim().max(max)
const accelerator = z.union([text(80).min(1), z.null()])

/** One rule of the user's, as `rewrite.ts` carries it out; one that cannot be used is refused. */
export const rewriteRule = z
  .strictObject({
    kind: z.enum(['pattern', 'regex']),
    match: text(MAX_RULE_TEXT),
    replace: text(MAX_RULE_TEXT),
    note: text(80),
  })
  .refine((rule) => problemOf(rule) === undefined, 'this rule cannot be used')

export const rewriteRules = z.array(rewriteRule).max(MAX_RULES)

export const dialingSettings = z.strictObject({
  /** ISO 3166-1 alpha-2, upper case: how local numbers are read. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('US'),
  /** Own address that calls by default, `user@domain`. Empty: the account's address. */
  callFrom: text(320).default(''),
  /** Seconds that a number waits that is neither known nor internal; 0 never waits, null always asks. */
  waitSeconds: z.number().int().min(0).max(30).nullable().default(2),
  /** Own area without its zero; empty: local numbers are not completed. */
  areaCode: z
    .string()
    .regex(/^\d{0,6}$/)
    .default(DEFAULT_PLAN.areaCode),
  /** How many digits an extension has; null: not told. */
  extensionLength: z.number().int().min(2).max(8).nullable().default(DEFAULT_PLAN.extensionLength),
  /** Put before outside numbers, never before extensions, codes and emergency numbers. */
  outsidePrefix: z
    .string()
    .regex(/^\d{0,4}$/)
    .default(DEFAULT_PLAN.outsidePrefix),
  /** Put before the country code of numbers outside North America. */
  internationalPrefix: z
    .string()
    .regex(/^(?:\+|\d{0,6})$/)
    .default(DEFAULT_PLAN.internationalPrefix),
  /** The first that fits changes a number before it is dialled. */
  rules: rewriteRules.default([]),
})

export const callsSettings = z.strictObject({
  /** Draws Decline on ringing incoming calls; whether the service takes it is learned from its answer. */
  tryDecline: z.boolean().default(false),
})

/** A voice engine on this computer, beside the phone service. */
export const openzoepSettings = z.strictObject({
  enabled: z.boolean().default(false),
  /** This machine's own address: others are refused, since nothing is encrypted on this way. */
  host: text(253).min(1).default('127.0.0.1'),
  /** Where the engine takes and returns its stream; none is published. */
  port: z.number().int().min(1).max(65535).nullable().default(null),
  /** Jabber address `user@domain`; its domain is the server that the stream is addressed to. */
  account: text(640).default(''),
  /** Who places calls while the engine is switched on. */
  dialWith: z.enum(['onsip', 'openzoep']).default('onsip'),
})

export const shortcutsSettings = z.strictObject({
  /** Electron accelerators; null is off. */
  dialClipboard: accelerator.default('CommandOrControl+Shift+D'),
  /** Off until keys are recorded: one more key for the whole system is taken from every other program. */
  hangUp: accelerator.default(null),
  /** Registered only while a card is shown. */
  focusCard: accelerator.default('CommandOrControl+Shift+K'),
  /** Hides names and shows them again. Off until keys are recorded. */
  hideNames: accelerator.default(null),
  /** Dials again what was dialled last. Off until keys are recorded. */
  redial: accelerator.default(null),
})

export const appearanceSettings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** `system`: the first of the user's languages there that Ringside speaks, else English. */
  language: z.enum(['system', ...LANGUAGES]).default('system'),
})

export const developerSettings = z.strictObject({
  /** Shows the Developer view beside the others. */
  enabled: z.boolean().default(false),
})

export const settingsSchema = z.strictObject({
  version: z.literal(SETTINGS_VERSION).default(SETTINGS_VERSION),
  account: accountSettings.prefault({}),
  accounts: accountsSettings.prefault({}),
  server: serverSettings.prefault({}),
  services: servicesSettings.prefault({}),
  dialing: dialingSettings.prefault({}),
  alerts: alertsSettings.prefault({}),
  privacy: privacySettings.prefault({}),
  calls: callsSettings.prefault({}),
  openzoep: openzoepSettings.prefault({}),
  shortcuts: shortcutsSettings.prefault({}),
  appearance: appearanceSettings.prefault({}),
  accessibility: accessibilitySettings.prefault({}),
  team: teamSettings.prefault({}),
  events: eventsSettings.prefault({}),
  developer: developerSettings.prefault({}),
  contacts: contactsSettings.prefault({}),
  updates: updatesSettings.prefault({}),
  callList: callListSettings.prefault({}),
  tour: tourSettings.prefault({}),
})

type Bare<S extends z.ZodRawShape> = {
  [K in keyof S]: z.ZodOptional<S[K] extends z.ZodDefault<infer T> ? T : S[K]>
}

/** The same object with every key optional and no default filled in. */
function withoutDefaults<S extends Record<string, z.ZodDefault>>(
  object: z.ZodObject<S>,
): z.ZodObject<Bare<S>> {
  const shape = Object.fromEntries(
    Object.entries(object.shape).map(([key, field]) => [key, z.optional(field.unwrap())]),
  )
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the mapped type above says what `fromEntries` cannot
  return z.strictObject(shape as Bare<S>)
}

/** Any part of the settings, without defaults filled in: what a window sends and what `--config` holds. */
export const settingsPatchSchema = z.strictObject({
  account: withoutDefaults(accountSettings).optional(),
  accounts: withoutDefaults(accountsSettings).optional(),
  server: withoutDefaults(serverSettings).optional(),
  services: withoutDefaults(servicesSettings).optional(),
  dialing: withoutDefaults(dialingSettings).optional(),
  alerts: withoutDefaults(alertsSettings).optional(),
  privacy: withoutDefaults(privacySettings).optional(),
  calls: withoutDefaults(callsSettings).optional(),
  openzoep: withoutDefaults(openzoepSettings).optional(),
  shortcuts: withoutDefaults(shortcutsSettings).optional(),
  appearance: withoutDefaults(appearanceSettings).optional(),
  accessibility: withoutDefaults(accessibilitySettings).optional(),
  team: withoutDefaults(teamSettings).optional(),
  events: withoutDefaults(eventsSettings).optional(),
  developer: withoutDefaults(developerSettings).optional(),
  contacts: withoutDefaults(contactsSettings).optional(),
  updates: withoutDefaults(updatesSettings).optional(),
  callList: withoutDefaults(callListSettings).optional(),
  tour: withoutDefaults(tourSettings).optional(),
})

export type Settings = z.output<typeof settingsSchema>
export type SettingsPatch = z.output<typeof settingsPatchSchema>

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({})

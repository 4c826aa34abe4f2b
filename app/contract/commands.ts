/**
 * Every command there is, `noun.verb`. Windows, tray, links, shortcuts and the command line build these and nothing
 * else; all enter at one place. Inputs are checked against these schemas before any handler sees them.
 */
import { z } from 'zod'
import type { CommandOutputs, NOTHING } from './command-outputs.ts'
import { boardInputs } from './board-commands.ts'
import { accountInputs } from './account-commands.ts'
import { contactInputs } from './contact-commands.ts'
import { dialListInputs } from './dial-list-commands.ts'
import { eventInputs } from './event-commands.ts'
import { HISTORY_FILTERS } from './history.ts'
import { LINK_SCHEMES } from './links.ts'
import { MOST_ROWS } from './page.ts'
import { PAUSES } from './attention.ts'
import { developerInputs } from './developer-commands.ts'
import { keepsakeInputs } from './keepsake-commands.ts'
import { SPEEDS } from './replay.ts'
import { settingsPatchSchema } from './settings.ts'
import { signInSchema } from './sign-in-form.ts'
import { startAtLoginInputs } from './start-at-login.ts'
import { updateInputs } from './update-commands.ts'
import { tourInputs } from './tour.ts'

const id = z.string().min(1).max(300)
const none = z.strictObject({})
/** A part of a list that stays in main. */
const page = {
  offset: z.number().int().min(0).max(1_000_000),
  limit: z.number().int().min(1).max(MOST_ROWS),
}
/** A row of such a list: as opaque as the service's own ids, which know no limit. */
const rowId = z.string().min(1).max(5000)

export const commandInputs = {
  'state.get': none,

  'session.signIn': signInSchema,
  /** Goes through every stage with these values and stores nothing. */
  'session.test': signInSchema,
  'session.signOut': none,
  /** Tries now instead of at the end of the back-off. */
  'session.retry': none,
  /** Starts the built-in simulator and signs in to it. */
  'session.tryIt': none,

  'call.create': z.strictObject({ to: z.string().min(1).max(600), from: z.string().max(320).optional() }),
  'call.end': z.strictObject({ callId: id }),
  /** Takes a ringing call, where its provider can. */
  'call.accept': z.strictObject({ callId: id }),
  /** `to` is text as typed: it is read like any other number. */
  'call.transfer': z.strictObject({ callId: id, to: z.string().min(1).max(600) }),
  'call.hide': z.strictObject({ callId: id }),
  /** Ends the one call that is answered or being set up, or asks which; never one that rings here. */
  'call.hangUp': z.strictObject({ from: z.enum(['key', 'outside']) }),
  /** The answer to that question. */
  'hangUp.pick': z.strictObject({ callId: id }),
  'hangUp.dismiss': none,

  /** Sets up the voice engine of this computer and connects to it. `password`: empty uses the stored one. */
  'engine.signIn': z.strictObject({
    account: z.string().trim().min(3).max(640),
    host: z.string().trim().min(1).max(253),
    port: z.number().int().min(1).max(65535),
    password: z.string().max(1024),
  }),
  /** Tries now instead of at the end of the back-off. */
  'engine.retry': none,

  'dial.propose': z.strictObject({
    text: z.string().max(1_000_000),
    source: z.enum(['field', 'clipboard', 'link', 'argument', 'redial']),
    /** Beside the clipboard's text: what is marked. Where both hold numbers and not the same ones, both are offered. */
    marked: z.string().max(1_000_000).optional(),
  }),
  'dial.confirm': z.strictObject({ requestId: id, index: z.number().int().min(0).max(8) }),
  'dial.dismiss': z.strictObject({ requestId: id }),
  /** What a text would dial, without dialling: for previews. */
  'dial.explain': z.strictObject({ text: z.string().max(10_000) }),

  /** People of the directory and late callers, the best first. */
  'people.search': z.strictObject({ text: z.string().max(600), limit: z.number().int().min(1).max(50) }),
  /** Who was spoken with of late, the latest first, and what was dialled last. */
  'people.recent': z.strictObject({ limit: z.number().int().min(1).max(50) }),
  /** The directory by name; with a text, who fits it, the best first. */
  'people.list': z.strictObject({ text: z.string().max(600), ...page }),
  /** Asks the service to suggest contacts; they come by themselves. */
  'roster.ask': none,
  'roster.suggestions': z.strictObject(page),
  /** Enters all that is suggested into the contact list that the server keeps. */
  'roster.accept': none,
  'roster.ignore': none,
  'preferences.list': z.strictObject(page),
  /** Registered phones of the own addresses, address by address. */
  'phones.list': z.strictObject(page),

  /** Watched lines, in the order of the list. */
  'team.list': z.strictObject(page),
  /** Addresses, SIP URIs or names in the own domain, between white space or commas; those watched already stay. */
  'team.add': z.strictObject({ text: z.string().min(1).max(400_000) }),
  'team.remove': z.strictObject({ address: z.string().min(1).max(320) }),
  /** `to`: its index afterwards. */
  'team.move': z.strictObject({
    address: z.string().min(1).max(320),
    to: z.number().int().min(0).max(1_000),
  }),
  /** Rules from a file that the user chooses, put behind those that are there; what is no rule is refused whole. */
  'rules.import': none,
  /** The user's rules as a file that the user names. */
  'rules.export': none,

  'settings.set': z.strictObject({ patch: settingsPatchSchema }),
  'settings.reset': z.strictObject({
    section: z.enum([
      'dialing',
      'alerts',
      'privacy',
      'calls',
      'shortcuts',
      'appearance',
      'accessibility',
      'updates',
    ]),
  }),

  /** Calls that are over by the service's record, newest first. */
  'history.list': z.strictObject({
    ...page,
    filter: z.enum(HISTORY_FILTERS),
    /** Part of a name or of a number; empty: everybody. */
    search: z.string().max(200),
  }),
  'history.label': z.strictObject({ id: rowId, label: z.string().trim().min(1).max(100) }),
  /** The history is on the screen and has the user's attention: what it shows is seen. */
  'history.seen': none,

  /** Messages, newest first. An empty `mailbox` or `label` stands for all of them. */
  'voicemail.list': z.strictObject({ ...page, mailbox: z.string().max(2048), label: z.string().max(200) }),
  /** Asks the service for it once it can no longer be undone. */
  'voicemail.delete': z.strictObject({ id: rowId }),
  'voicemail.undelete': z.strictObject({ id: rowId }),
  /** Asks the service to prepare a message for being listened to; the row tells what it answered. */
  'voicemail.fetch': z.strictObject({ id: rowId }),

  /** Takes a gap report away once read. */
  'gap.dismiss': z.strictObject({ gapId: id }),

  'notice.dismiss': z.strictObject({ noticeId: id }),

  ...developerInputs,
  ...updateInputs,
  ...startAtLoginInputs,
  ...contactInputs,
  ...accountInputs,
  ...eventInputs,
  ...keepsakeInputs,
  ...boardInputs,
  ...dialListInputs,
  ...tourInputs,

  // The shell's own: they concern windows and keys, not calls.
  'window.open': z.strictObject({
    view: z.enum([
      'calls',
      'team',
      'history',
      'voicemail',
      'phones',
      'people',
      'settings',
      'health',
      'sign-in',
      'report',
    ]),
  }),
  /** While a new key is recorded no shortcut fires. */
  'shortcut.suspend': z.strictObject({ suspended: z.boolean() }),
  /** Paints a test card on each display, one after the other, and notes when it was seen there. */
  'health.testCards': none,
  /** Reads again what the system says: notifications, link owners, displays. */
  'health.refresh': none,
  /** Rings the user's own phone through the service, or a phone of the simulator. */
  'health.ringMe': none,
  /**
   * A card is on the screen for the first time with what the service told of its call; null: a test card is. What was
   * received → painted is measured by it.
   */
  'card.painted': z.strictObject({ callId: id.nullable() }),
  /** The clipboard's text goes to `dial.propose` with source `clipboard`. */
  'dial.clipboard': none,
  'file.choose': z.strictObject({ purpose: z.enum(['ca-file', 'contacts', 'call-list']) }),
  'link.open': z.strictObject({ target: z.enum(['help', 'privacy']) }),
  /** The card or dial window tells its content's height in CSS pixels, so that the window fits. */
  'card.resize': z.strictObject({ height: z.number().int().min(0).max(4000) }),
  /** Asks for the keyboard for the card window (X11 swaps in a focusable twin); `open`: with this field open. */
  'card.focus': z.strictObject({ callId: id, open: z.enum(['transfer', 'note']).optional() }),
  /** Puts a report together of what is remembered now, and keeps it to be read and saved. */
  'report.prepare': none,
  /** The user's own words, put into the report that was prepared last. */
  'report.note': z.strictObject({ note: z.string().max(5_000) }),
  /** Saves what was shown last where the user says. */
  'report.save': none,
  /** A report that the user chooses, opened beside this program: it goes on seeing calls meanwhile. */
  'recording.open': none,
  /** Where a recording is played: goes on, stops, goes elsewhere. */
  'replay.set': z.strictObject({
    playing: z.boolean().optional(),
    speed: z.literal(SPEEDS).optional(),
    positionMs: z.number().min(0).max(86_400_000).optional(),
  }),
  /** Where a recording is played: the other parts of its file. */
  'replay.parts': none,
  /** Asks the system who opens which links; the state tells. */
  'links.read': none,
  /** Makes Ringside the program that opens these links, as far as the system lets it. */
  'links.claim': z.strictObject({ scheme: z.enum(LINK_SCHEMES) }),
  /** Gives them back to whoever had them before. */
  'links.release': z.strictObject({ scheme: z.enum(LINK_SCHEMES) }),
  /** Holds alerts back for a while, or no longer. */
  'alerts.pause': z.strictObject({ pause: z.enum(PAUSES) }),
  /** Callers by their initials, wherever calls are shown; or no longer. */
  'names.hide': z.strictObject({ hidden: z.boolean() }),
  /** The card window plays the ring once, as it is set. */
  'sound.play': none,
  /** For some seconds the page may read what the loudspeakers are called. */
  'sound.devices': none,
  'app.quit': none,
} as const

export type CommandName = keyof typeof commandInputs
export type CommandInput<N extends CommandName> = z.output<(typeof commandInputs)[N]>
export type CommandOutput<N extends CommandName> = N extends keyof CommandOutputs
  ? CommandOutputs[N]
  : typeof NOTHING

/** Commands that need a window, a key or the system: the shell answers them, the core never sees them. */
export const SHELL_COMMANDS = [
  'state.get',
  'session.tryIt',
  'window.open',
  'shortcut.suspend',
  'health.testCards',
  'health.refresh',
  'health.ringMe',
  'card.painted',
  'dial.clipboard',
  'file.choose',
  'rules.import',
  'rules.export',
  'history.export',
  'history.showExport',
  'event.run',
  'event.preview',
  'event.try',
  'program.choose',
  'link.open',
  'card.resize',
  'card.focus',
  'links.read',
  'links.claim',
  'links.release',
  'developer.open',
  'developer.close',
  'developer.save',
  'report.prepare',
  'report.note',
  'report.save',
  'recording.open',
  'replay.set',
  'replay.parts',
  'startAtLogin.read',
  'startAtLogin.set',
  'update.check',
  'update.download',
  'update.cancel',
  'update.install',
  'update.page',
  'update.read',
  'tour.show',
  'tour.end',
  'alerts.pause',
  'names.hide',
  'sound.play',
  'sound.devices',
  'app.quit',
] as const satisfies readonly CommandName[]
export type ShellCommandName = (typeof SHELL_COMMANDS)[number]
export type CoreCommandName = Exclude<CommandName, ShellCommandName>

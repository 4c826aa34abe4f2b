/** What the shell remembers between starts and nobody sets: who this installation is, where the window stood. */
import { z } from 'zod'
import { LINK_SCHEMES } from '../app/contract/links.ts'
import { SHORTCUT_NAMES } from '../app/contract/shortcuts.ts'
import type { LessonMemory, Logger, Random, SeenMemory } from '../app/ports.ts'
import { readKept } from './kept-file.ts'
import type { RunMark } from './last-run.ts'
import type { PauseMemory } from './alerts.ts'
import type { Rectangle } from './placement.ts'
import type { SettingsFile } from './settings-store.ts'
import type { TourMemory } from './tour.ts'

const rectangleSchema = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
})
/** Accounts of which something was learned; the oldest goes first. */
const MOST_ACCOUNTS = 20
/** More than anybody has rules for. */
const MOST_PROGRAMS = 50

const memorySchema = z.strictObject({
  /** Tail of the XMPP resource, stable so that a restart replaces its own old session. */
  installId: z.string().regex(/^[a-z0-9]{8}$/u),
  mainWindow: rectangleSchema.optional(),
  /** Shortcuts that were really pressed: with which keys, and when (epoch ms). */
  provenShortcuts: z
    .partialRecord(
      z.enum(SHORTCUT_NAMES),
      z.strictObject({ accelerator: z.string().max(100), atMs: z.number() }),
    )
    .optional(),
  /** Who opened links before Ringside took them, as the system names them; empty: nobody. */
  formerLinkOwners: z.partialRecord(z.enum(LINK_SCHEMES), z.string().max(300)).optional(),
  /** When the history was last looked at, and of which account: another account's is nobody's. */
  historySeen: z.strictObject({ address: z.string().max(320), atMs: z.number() }).optional(),
  /** Since when a run is under way that has not ended in order; epoch ms. */
  runningSinceMs: z.number().optional(),
  /** Until when alerts are paused, epoch ms. */
  pausedUntilMs: z.number().optional(),
  /** Whether the service lets an account decline, as it was seen to; the latest last. */
  declines: z
    .array(z.strictObject({ address: z.string().max(320), lesson: z.enum(['yes', 'no']) }))
    .max(MOST_ACCOUNTS)
    .optional(),
  /** Programs that the user chose in the system's own dialog, oldest first: rules may run these. */
  chosenPrograms: z.array(z.string().max(4_096)).max(MOST_PROGRAMS).optional(),
  /** The tour is still to be shown; profiles of earlier versions have no such mark, and their users need none. */
  tour: z.literal('due').optional(),
})
type Memory = z.output<typeof memorySchema>
export type FormerLinkOwners = NonNullable<Memory['formerLinkOwners']>
export type ProvenShortcuts = NonNullable<Memory['provenShortcuts']>

export interface ShellMemory extends SeenMemory, RunMark, PauseMemory, LessonMemory, TourMemory {
  readonly installId: string
  mainWindow(): Rectangle | undefined
  rememberMainWindow(place: Rectangle): void
  provenShortcuts(): ProvenShortcuts
  rememberProven(shortcuts: ProvenShortcuts): void
  formerLinkOwners(): FormerLinkOwners
  rememberFormerLinkOwners(owners: FormerLinkOwners): void
  chosenPrograms(): readonly string[]
  rememberProgram(path: string): void
}

/** What cannot be read is made anew: nothing in it is anybody's work. */
export function createShellMemory(file: SettingsFile, random: Random, log: Logger): ShellMemory {
  const parsed = memorySchema.safeParse(readKept(file, log))
  let memory: Memory = parsed.success ? parsed.data : { installId: makeInstallId(random), tour: 'due' }
  const keep = (): void => {
    try {
      file.write(memory)
    } catch (error) {
      log.warn('memory-not-written', { why: error instanceof Error ? error.message : 'unknown' })
    }
  }
  if (!parsed.success) keep()
  return {
    installId: memory.installId,
    mainWindow: () => memory.mainWindow,
    rememberMainWindow({ x, y, width, height }) {
      memory = { ...memory, mainWindow: { x, y, width, height } }
      keep()
    },
    historySeenAtMs: (address) =>
      memory.historySeen?.address === address ? memory.historySeen.atMs : undefined,
    rememberHistorySeen(address, atMs) {
      memory = { ...memory, historySeen: { address, atMs } }
      keep()
    },
    runningSinceMs: () => memory.runningSinceMs,
    rememberRunning(sinceMs) {
      const { runningSinceMs: _before, ...rest } = memory
      memory = sinceMs === undefined ? rest : { ...rest, runningSinceMs: sinceMs }
      keep()
    },
    formerLinkOwners: () => memory.formerLinkOwners ?? {},
    rememberFormerLinkOwners(formerLinkOwners) {
      memory = { ...memory, formerLinkOwners }
      keep()
    },
    pausedUntilMs: () => memory.pausedUntilMs,
    rememberPause(untilMs) {
      const { pausedUntilMs: _before, ...rest } = memory
      memory = untilMs === undefined ? rest : { ...rest, pausedUntilMs: untilMs }
      keep()
    },
    declineKnown: (address) => memory.declines?.find((each) => each.address === address)?.lesson,
    rememberDecline(address, lesson) {
      const others = (memory.declines ?? []).filter((each) => each.address !== address)
      memory = { ...memory, declines: [...others, { address, lesson }].slice(-MOST_ACCOUNTS) }
      keep()
    },
    forgetDecline(address) {
      memory = { ...memory, declines: (memory.declines ?? []).filter((each) => each.address !== address) }
      keep()
    },
    chosenPrograms: () => memory.chosenPrograms ?? [],
    rememberProgram(path) {
      const others = (memory.chosenPrograms ?? []).filter((other) => other !== path)
      memory = { ...memory, chosenPrograms: [...others, path].slice(-MOST_PROGRAMS) }
      keep()
    },
    tourIsDue: () => memory.tour === 'due',
    endTour() {
      const { tour: _due, ...rest } = memory
      memory = rest
      keep()
    },
    provenShortcuts: () => memory.provenShortcuts ?? {},
    rememberProven(provenShortcuts) {
      memory = { ...memory, provenShortcuts }
      keep()
    },
  }
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789'

const makeInstallId = (random: Random): string =>
  Array.from({ length: 8 }, () => ALPHABET[Math.floor(random() * ALPHABET.length)] ?? 'a').join('')

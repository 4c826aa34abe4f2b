/** The commands of the Developer view. */
import { z } from 'zod'
import type {
  CommandEntry,
  CommandStage,
  ConsoleEntry,
  ConsolePage,
  EntityInfo,
  NodeItems,
  NodeSubscription,
  ServiceEntries,
  ServiceRoots,
} from './developer.ts'

const none = z.strictObject({})
const jid = z.string().trim().min(1).max(3071)
const node = z.string().max(4096)
const filter = z.strictObject({
  kinds: z
    .array(z.enum(['message', 'presence', 'iq', 'other']))
    .max(4)
    .readonly(),
  directions: z
    .array(z.enum(['in', 'out']))
    .max(2)
    .readonly(),
  jid: z.string().max(300),
  text: z.string().max(300),
})
const entity = z.strictObject({ jid, node: node.optional() })

export const developerInputs = {
  /** Begins to keep what crosses the stream, behind what was kept before, and tells this page of it. */
  'developer.open': none,
  /** Ends that. What was kept stays until it is cleared or the page is gone. */
  'developer.close': none,
  'developer.clear': none,
  /** Entries that match: those after `after`, or before `before`; without either the newest. */
  'developer.entries': z.strictObject({
    filter,
    after: z.number().int().min(0).optional(),
    before: z.number().int().min(0).optional(),
    limit: z.number().int().min(1).max(200),
  }),
  /** One entry with all of its text. */
  'developer.entry': z.strictObject({ id: z.number().int().min(0) }),
  /** All that matches as one text, to copy. */
  'developer.text': z.strictObject({ filter }),
  /** The same into a file that the user names in the system's dialog. */
  'developer.save': z.strictObject({ filter }),
  /** Sends one stanza that was typed. */
  'developer.send': z.strictObject({ xml: z.string().max(200_000) }),

  'developer.roots': none,
  'developer.items': entity,
  'developer.info': entity,
  'developer.nodeItems': z.strictObject({ jid, node }),
  'developer.subscriptions': z.strictObject({ jid, node: node.optional() }),
  'developer.subscribe': z.strictObject({ jid, node }),
  /** `standing`: also the one by which Ringside sees calls. */
  'developer.unsubscribe': z.strictObject({
    jid,
    node,
    subscriber: z.string().max(3071),
    subid: z.string().max(300),
    standing: z.boolean(),
  }),

  'developer.commands': z.strictObject({ jid }),
  /** One stage: without fields it asks for the form. */
  'developer.run': z.strictObject({
    jid,
    node,
    sessionId: z.string().max(1000).optional(),
    action: z.enum(['execute', 'next', 'prev', 'complete', 'cancel']).optional(),
    fields: z
      .array(
        z.strictObject({
          name: z.string().max(1000),
          type: z.string().max(40).optional(),
          values: z.array(z.string().max(100_000)).max(1000).readonly(),
        }),
      )
      .max(200)
      .readonly()
      .optional(),
  }),
} as const

export interface DeveloperOutputs {
  'developer.entries': ConsolePage
  /** Null: it was let go meanwhile. */
  'developer.entry': ConsoleEntry | null
  'developer.text': { readonly text: string }
  /** Null: the user changed their mind. */
  'developer.save': { readonly path: string | null }
  'developer.roots': ServiceRoots
  'developer.items': ServiceEntries
  'developer.info': EntityInfo
  'developer.nodeItems': NodeItems
  'developer.subscriptions': { readonly subscriptions: readonly NodeSubscription[] }
  'developer.subscribe': NodeSubscription
  'developer.commands': { readonly commands: readonly CommandEntry[] }
  'developer.run': CommandStage
}

/** Lists of contacts that the user or an administrator set up, in the order in which their names count. */
import { z } from 'zod'
import { COLUMN_USES, DEFAULT_LDAP_ATTRIBUTES, DEFAULT_LDAP_FILTER, MOST_COLUMNS } from '../people/contact.ts'

export const MOST_SOURCES = 20

const text = (max: number) => z.string().trim().max(max)
const attributes = (preset: string) => text(200).default(preset)

const title = text(60).min(1)

/** @param id of the list: an empty one is given when it is stored */
const sources = (id: z.ZodString) =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('file'),
      id,
      title,
      /** Absolute. vCard or values with separators: what it is shows in the file. */
      path: text(4096).min(1),
      /** What a table's columns hold where it is not what their headings say. */
      columns: z
        .array(z.strictObject({ title: text(80), use: z.enum(COLUMN_USES) }))
        .max(MOST_COLUMNS)
        .default([]),
    }),
    z.strictObject({
      kind: z.literal('carddav'),
      id,
      title,
      /** https: an address book, an account's place, or the server alone. */
      url: text(2048).min(1),
      user: text(320).min(1),
    }),
    z.strictObject({
      kind: z.literal('ldap'),
      id,
      title,
      host: text(253).min(1),
      port: z.number().int().min(1).max(65535),
      /** Never in the clear. */
      security: z.enum(['tls', 'starttls']),
      /** Distinguished name; empty: anonymous. */
      user: text(1000).default(''),
      base: text(1000).default(''),
      filter: text(2000).default(DEFAULT_LDAP_FILTER),
      attributes: z
        .strictObject({
          name: attributes(DEFAULT_LDAP_ATTRIBUTES.name),
          organisation: attributes(DEFAULT_LDAP_ATTRIBUTES.organisation),
          work: attributes(DEFAULT_LDAP_ATTRIBUTES.work),
          mobile: attributes(DEFAULT_LDAP_ATTRIBUTES.mobile),
          home: attributes(DEFAULT_LDAP_ATTRIBUTES.home),
          sip: attributes(DEFAULT_LDAP_ATTRIBUTES.sip),
        })
        .prefault({}),
    }),
  ])

const storedSource = sources(z.string().regex(/^[a-z0-9]{4,16}$/u))
/** As a form sends it. */
export const sourceInput = sources(z.string().regex(/^(?:[a-z0-9]{4,16})?$/u))

export type ContactSource = z.output<typeof storedSource>

export const contactsSettings = z.strictObject({
  sources: z
    .array(storedSource)
    .max(MOST_SOURCES)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two lists have the same id')
    .default([]),
})

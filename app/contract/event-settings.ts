/** What is stored of the rules that open a page, run a program or post a report when something happens to a call. */
import { z } from 'zod'
import {
  EVENT_MOMENTS,
  MAX_ARGUMENTS,
  MAX_EVENT_LINES,
  MAX_EVENT_NAME,
  MAX_EVENT_RULES,
  MAX_EVENT_TEXT,
} from '../calls/events/rule.ts'
import { problemOfRule } from '../calls/events/problem.ts'

const text = z.string().trim().max(MAX_EVENT_TEXT)

const action = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('page'), url: text }),
  z.strictObject({
    kind: z.literal('program'),
    path: text,
    args: z.array(z.string().max(MAX_EVENT_TEXT)).max(MAX_ARGUMENTS).default([]),
  }),
  z.strictObject({ kind: z.literal('post'), url: text }),
])

/** One rule; one that could not be carried out is refused. */
export const eventRule = z
  .strictObject({
    name: z.string().trim().min(1).max(MAX_EVENT_NAME),
    when: z.enum(EVENT_MOMENTS),
    start: z.enum(['click', 'itself']).default('click'),
    direction: z.enum(['any', 'incoming', 'outgoing']).default('any'),
    colleagues: z.boolean().default(false),
    lines: z.array(z.string().trim().min(3).max(320)).max(MAX_EVENT_LINES).default([]),
    action,
  })
  .refine((rule) => problemOfRule(rule) === undefined, 'this rule cannot be carried out')

const areNamesApart = (rules: readonly { readonly name: string }[]): boolean =>
  new Set(rules.map(({ name }) => name.toLowerCase())).size === rules.length

/** None as long as nobody writes one: nothing is opened, run or posted by itself. */
export const eventsSettings = z.strictObject({
  rules: z
    .array(eventRule)
    .max(MAX_EVENT_RULES)
    .refine(areNamesApart, 'two rules have the same name')
    .default([]),
})

/** The shape of `measured.json`. */
import { z } from 'zod'

const measuredAt = { machine: z.string(), date: z.string() }

export const measuredSchema = z.object({
  budgets: z.object({
    ...measuredAt,
    rows: z.array(
      z.object({
        what: z.string(),
        measured: z.string(),
        floor: z.string(),
        allowed: z.string(),
        kept: z.boolean(),
      }),
    ),
  }),
  soak: z.object({
    ...measuredAt,
    hours: z.number(),
    scale: z.number(),
    rows: z.array(
      z.object({
        what: z.string(),
        middle: z.number(),
        growth: z.number(),
        allowed: z.number(),
        isFlat: z.boolean(),
      }),
    ),
  }),
  /** Of the package that was last looked at, in bytes. */
  size: z.array(z.object({ what: z.string(), bytes: z.number() })).default([]),
})
export type Measured = z.output<typeof measuredSchema>

/** Bytes by path in a package. */
export const sizesSchema = z.record(z.string(), z.number())
export type Sizes = z.output<typeof sizesSchema>

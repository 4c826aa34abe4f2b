/**
 * What a second start hands to the first. Chromium rewrites and reorders the command line that it passes on itself
 * (`--dial "555 0100"` arrives as `--dial --some-switch 555 0100`), so each start sends its own copy and only that is read.
 */
import { z } from 'zod'
import { parseArguments, type StartArguments } from './arguments.ts'

const MAX_ARGUMENTS = 500

const handoverSchema = z.object({
  argv: z.array(z.string().max(20_000)).max(MAX_ARGUMENTS),
  asks: z.boolean().optional(),
})

export interface Handover {
  readonly argv: readonly string[]
  /** It wants an answer, and asks for it by the socket. */
  readonly asks: boolean
}

/** @param argv without the executable */
export const handOver = (argv: readonly string[], asks: boolean): Handover => ({
  argv: argv.slice(0, MAX_ARGUMENTS).map((argument) => argument.slice(0, 20_000)),
  asks,
})

/** @returns undefined when it is not what a start of ours would hand over, and when nothing is to be done about it */
export function readHandover(data: unknown): StartArguments | undefined {
  const parsed = handoverSchema.safeParse(data)
  if (!parsed.success) return undefined
  const start = parseArguments(parsed.data.argv)
  if (parsed.data.asks !== true) return start
  const links = start.wishes.filter((wish) => wish.kind === 'dial' && wish.source === 'link')
  return links.length === 0 && start.refused.length === 0 ? undefined : { ...start, wishes: links }
}

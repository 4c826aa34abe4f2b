/**
 * What a second start hands to the first. Chromium rewrites and reorders the command line that it passes on itself
 * (`--dial "555 0100"` arrives as `--dial --some-switch 555 0100`), so each start sends its own copy and only that is read.
 */
import { z } from 'zod'
import { parseArguments, type StartArguments } from './arguments.ts'

const MAX_ARGUMENTS = 500

const handoverSchema = z.object({
  argv: z.array(z.string().max(20_000)).max(MAX_ARGUMENTS),
})

export interface Handover {
  readonly argv: readonly string[]
}

/** @param argv without the executable */
export const handOver = (argv: readonly string[]): Handover => ({
  argv: argv.slice(0, MAX_ARGUMENTS).map((argument) => argument.slice(0, 20_000)),
})

/** @returns undefined when it is not what a start of ours would hand over */
export function readHandover(data: unknown): StartArguments | undefined {
  const parsed = handoverSchema.safeParse(data)
  return parsed.success ? parseArguments(parsed.data.argv) : undefined
}

/**
 * What a second start asks of the program that runs, over a socket in the profile folder: one line of JSON each way, then
 * the connection is over.
 */
import { z } from 'zod'

/** A dial text of 10,000 characters, every one of them escaped. */
export const MAX_REQUEST_BYTES = 64_000
export const MAX_ANSWER_BYTES = 256_000

const requestSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('status') }),
  z.strictObject({ do: z.literal('hang-up') }),
  z.strictObject({ do: z.literal('dial-clipboard') }),
  z.strictObject({ do: z.literal('dial'), text: z.string().min(1).max(10_000) }),
])
const answerSchema = z.strictObject({
  /** One of `EXIT`. */
  code: z.number().int().min(0).max(255),
  /** For standard output. */
  out: z.string().max(MAX_ANSWER_BYTES),
  /** For standard error. */
  say: z.string().max(2_000),
})

export type ControlRequest = z.output<typeof requestSchema>
export type ControlAnswer = z.output<typeof answerSchema>

/** @returns undefined for anything that is no request of ours */
export const readRequest = (line: string): ControlRequest | undefined => read(requestSchema, line)

/** @returns undefined for anything that is no answer of ours */
export const readAnswer = (line: string): ControlAnswer | undefined => read(answerSchema, line)

function read<T>(schema: z.ZodType<T>, line: string): T | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(line))
    return parsed.success ? parsed.data : undefined
  } catch {
    // No JSON at all.
    return undefined
  }
}

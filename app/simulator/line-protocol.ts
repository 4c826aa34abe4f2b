import type { DoOrder } from './orders/orders.ts'
import { refused, type Reply } from './orders/reply.ts'

/** An order is a few hundred characters; whatever is longer is a mistake. */
export const LONGEST_LINE = 1_048_576

/**
 * Carries out one line of JSON. Any text gets an answer, white space alone gets none.
 *
 * @returns one line of JSON without its line end, or `undefined`
 */
export async function answerLine(line: string, doOrder: DoOrder): Promise<string | undefined> {
  if (line.trim() === '') return undefined
  return JSON.stringify(await replyTo(line, doOrder))
}

async function replyTo(line: string, doOrder: DoOrder): Promise<Reply> {
  if (line.length > LONGEST_LINE) return refused('the line is too long')
  let order: unknown
  try {
    order = JSON.parse(line)
  } catch {
    return refused('the line is not JSON')
  }
  return doOrder(order)
}

import { z } from 'zod'
import { normaliseAddress } from '../sip.ts'
import { refused, type Reply } from './reply.ts'

/** One thing that the simulator can be told to do. */
export interface Order {
  /** @param fields everything of the order's line */
  run(fields: Readonly<Record<string, unknown>>): Reply | Promise<Reply>
}

/** An order whose fields are checked before it runs; fields that it does not know are ignored. */
export function createOrder<Shape extends z.ZodRawShape>(
  shape: Shape,
  run: (fields: z.infer<z.ZodObject<Shape>>) => Reply | Promise<Reply>,
): Order {
  const schema = z.object(shape)
  return {
    run: (fields) => {
      const read = schema.safeParse(fields)
      if (read.success) return run(read.data)
      const [issue] = read.error.issues
      return refused(`field ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}`)
    },
  }
}

/** Field types that several orders share. */
export const field = {
  sipUri: () =>
    z
      .string()
      .max(1000)
      .regex(/^sip:[^\s@<>"]+@[^\s@<>"]+$/i, 'expected a SIP URI such as sip:ann@example.com'),
  address: () =>
    z
      .string()
      .max(1000)
      .transform((text, context) => {
        const address = normaliseAddress(text.replace(/^sip:/i, ''))
        if (address !== undefined) return address
        context.addIssue({ code: 'custom', message: 'expected an address such as ann@example.com' })
        return z.NEVER
      }),
  text: () => z.string().max(2000),
  xml: () => z.string().min(1).max(200_000),
  device: () => z.string().min(1).max(200),
  callId: () => z.string().min(1).max(200),
  /** The length of a message. */
  seconds: () => z.number().int().min(0).max(86_400),
  milliseconds: () => z.number().int().min(0).max(86_400_000),
} as const

import { z } from 'zod'
import type { Bustle } from '../pbx/bustle.ts'
import { createOrder, type Order } from './order.ts'
import { done, refused } from './reply.ts'

const EVERY_MS = 500

/** Colleagues who call and are called by themselves. @param colleagues how many there are */
export const createBustleOrder = (bustle: Bustle, colleagues: number): Order =>
  createOrder(
    { calls: z.number().int().min(0).max(1_000), everyMs: z.number().int().min(1).max(60_000).optional() },
    ({ calls, everyMs = EVERY_MS }) => {
      if (colleagues === 0) return refused('there are no colleagues: start with some')
      bustle.run(calls, everyMs)
      return done()
    },
  )

/** Whether a quantity that was sampled again and again stayed where it was. Pure. */
import { median } from '../bench/statistics.ts'

/** How much one quantity may grow over the last three quarters of a run. */
export interface Allowance {
  /** Of its own median, e.g. 0.03. */
  readonly share?: number
  /** In its own unit. */
  readonly count?: number
}

export interface Flatness {
  /** Median of the samples that count. */
  readonly middle: number
  /** What the slope adds from the first to the last of them. */
  readonly growth: number
  readonly allowed: number
  readonly isFlat: boolean
}

/** What warms up in the first quarter (caches, lists that fill up to their bounds) is no growth. */
const WARM_UP = 0.25

/** The fewest samples of which a slope says anything. */
export const FEWEST = 8

/**
 * The slope is the median of the slopes between any two samples (Theil and Sen), which a single burst does not bend.
 * @param samples in the order in which they were taken, at even distances
 * @throws {Error} on fewer than {@link FEWEST} samples
 */
export function flatnessOf(samples: readonly number[], allowance: Allowance): Flatness {
  if (samples.length < FEWEST) throw new Error(`${String(samples.length)} samples say nothing`)
  const counted = samples.slice(Math.floor(samples.length * WARM_UP))
  const slopes = counted.flatMap((from, i) => counted.slice(i + 1).map((to, j) => (to - from) / (j + 1)))
  const growth = median(slopes) * (counted.length - 1)
  const middle = median(counted)
  const allowed = Math.max((allowance.share ?? 0) * middle, allowance.count ?? 0)
  return { middle, growth, allowed, isFlat: growth <= allowed }
}

/** Order statistics of small samples. */

/** @param share 0.5 for the median, 0.95 for what one in twenty exceeds (nearest rank) */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))
  return sorted[at] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** The medians of the first, second, third and last quarter, in the order in which the values came. */
export function quarterMedians(values: readonly number[]): readonly [number, number, number, number] {
  const quarter = (index: number): number =>
    median(
      values.slice(Math.floor((values.length * index) / 4), Math.floor((values.length * (index + 1)) / 4)),
    )
  return [quarter(0), quarter(1), quarter(2), quarter(3)]
}

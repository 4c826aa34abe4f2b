/** How soon a subscription that the service ended is asked for again: at once, but not in circles. */
import { retryDelay } from './renewal.ts'

export interface Comeback {
  /** @param cutShort it ended long before its time. @returns ms to wait; longer each time in a row that it was */
  delayMs(cutShort: boolean): number
}

export function createComeback(): Comeback {
  let cutsInARow = 0
  return {
    delayMs(cutShort) {
      cutsInARow = cutShort ? cutsInARow + 1 : 0
      return cutsInARow <= 1 ? 0 : retryDelay(cutsInARow - 1)
    },
  }
}

/** Regions that are read aloud must be in the page, empty, before their text: one that comes with it is often not read. */

/** Long enough for the page to be drawn and handed to whoever reads it, and too short to be missed. */
const SETTLE_MS = 100

export interface Standing {
  /** Whether what is said now will be heard. */
  readonly yes: boolean
}

/** Of the component that calls it, from its mounting. */
export function createStanding(): Standing {
  let stands = $state(false)
  $effect(() => {
    const timer = setTimeout(() => {
      stands = true
    }, SETTLE_MS)
    return () => {
      clearTimeout(timer)
    }
  })
  return {
    get yes() {
      return stands
    },
  }
}

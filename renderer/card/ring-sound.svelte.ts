/** The ring: played in a loop while something rings, by the card window alone. */

/** Generated when the program is built. */
const RING = 'sounds/ring.wav'

/** @param ringing followed as it changes */
export function createRingSound(ringing: () => boolean): void {
  const rings = $derived(ringing())

  $effect(() => {
    if (!rings) return
    const audio = new Audio(RING)
    audio.loop = true
    const stop = (): void => {
      audio.pause()
      audio.removeAttribute('src')
    }
    // No sound device, or stopped before it began: the card is there all the same.
    audio.play().catch(stop)
    return stop
  })
}

/** The ring: played in a loop while something rings, by the card window alone. */
import type { AppState } from '../../app/contract/state.ts'
import type { AppBridge } from '../bridge.ts'

/** As long as the loop of every sound lasts. */
const ONE_RING_MS = 3_000

interface Ring {
  /** Generated when the program is built. */
  readonly file: string
  /** Chromium's id; empty: the system's own choice. */
  readonly device: string
  /** 0 to 1. */
  readonly volume: number
}

/** @param app followed as it changes; undefined until there is a state */
export function createRingSound(bridge: AppBridge, app: () => AppState | undefined): void {
  let trying = $state(false)
  const rings = $derived(app() !== undefined && (trying || isRinging(app())))
  // One value each, so that no other news begins the loop anew.
  const file = $derived(`sounds/${app()?.settings.values.alerts.sound ?? 'ring'}.wav`)
  const device = $derived(app()?.settings.values.alerts.soundDevice ?? '')
  const volume = $derived((app()?.settings.values.alerts.volume ?? 100) / 100)

  $effect(() =>
    bridge.subscribe((event) => {
      if (event.kind === 'ui' && event.do === 'play-ring') trying = true
    }),
  )

  $effect(() => {
    if (!trying) return
    const timer = setTimeout(() => (trying = false), ONE_RING_MS)
    return () => clearTimeout(timer)
  })

  $effect(() => {
    if (rings) return play({ file, device, volume })
    return undefined
  })
}

const isRinging = (app: AppState | undefined): boolean =>
  app?.calls.active.some(
    ({ id, state, hidden }) =>
      state === 'ringing' && !hidden && app.attention.verdicts[id]?.channels.includes('sound'),
  ) ?? false

/** @returns ends it */
function play({ file, device, volume }: Ring): () => void {
  const audio = new Audio(file)
  audio.loop = true
  audio.volume = volume
  let ended = false
  const stop = (): void => {
    ended = true
    audio.pause()
    audio.removeAttribute('src')
  }
  const begin = (): Promise<void> => (ended ? Promise.resolve() : audio.play())
  // A loudspeaker that is not plugged in now: then the system's own choice.
  const chosen = device === '' ? Promise.resolve() : audio.setSinkId(device).catch(() => undefined)
  // No sound device, or stopped before it began: the card is there all the same.
  chosen.then(begin).catch(stop)
  return stop
}

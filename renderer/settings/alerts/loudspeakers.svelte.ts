/** The loudspeakers that a ring can be played on, by their names; followed as they are plugged in and out. */
import type { AppBridge } from '../../bridge.ts'

export interface Loudspeaker {
  /** Chromium's id, the same in every page of ours. */
  readonly id: string
  readonly name: string
}

export interface Loudspeakers {
  /** Without the entries that stand for the system's own choice. */
  readonly all: readonly Loudspeaker[]
  /** False until they were listed. */
  readonly known: boolean
}

/** More outputs than any machine has. */
const MOST = 50

export function createLoudspeakers(bridge: AppBridge): Loudspeakers {
  let all = $state.raw<readonly Loudspeaker[]>([])
  let known = $state(false)

  async function list(): Promise<void> {
    // Without this there are no names, only numbers.
    await bridge.invoke('sound.devices', {})
    const devices = await navigator.mediaDevices.enumerateDevices()
    all = devices
      .filter(
        ({ kind, deviceId }) =>
          kind === 'audiooutput' && !['', 'default', 'communications'].includes(deviceId),
      )
      .slice(0, MOST)
      .map(({ deviceId, label }, at) => ({ id: deviceId, name: label || String(at + 1) }))
    known = true
  }

  $effect(() => {
    const follow = (): void => void list().catch(() => undefined)
    follow()
    navigator.mediaDevices.addEventListener('devicechange', follow)
    return () => navigator.mediaDevices.removeEventListener('devicechange', follow)
  })

  return {
    get all() {
      return all
    },
    get known() {
      return known
    },
  }
}

/** The main window's button in the taskbar: it flashes while a call rings, and after a missed one until somebody looks. */
import type { AppState } from '../app/contract/state.ts'
import type { MainWindow } from './main-window.ts'

export interface Flash {
  /** @param flashing calls that ask for it now */
  follow(flashing: readonly string[], state: Pick<AppState, 'calls' | 'badges'>): void
}

export function createFlash(window: Pick<MainWindow, 'flash'>): Flash {
  let asking: readonly string[] = []
  let isOn = false
  let forMissed = false

  function turn(on: boolean): void {
    if (on === isOn) return
    isOn = on
    window.flash(on)
  }

  return {
    follow(flashing, { calls, badges }) {
      const isNew = flashing.some((id) => !asking.includes(id))
      asking = flashing
      if (badges.missedSinceLook === 0) forMissed = false
      if (flashing.some((id) => calls.ended.some((call) => call.id === id))) forMissed = true
      // The system stops by itself once the window was looked at: each new call asks anew.
      if (isNew) isOn = false
      turn(flashing.length > 0 || forMissed)
    },
  }
}

/** Which display the cards are on: chosen when the first one comes up, kept until the last one has gone. */
import type { Point } from 'electron'
import type { Dispose } from '../app/ports.ts'

export interface CardDisplay {
  /** Id of the display; chosen now if none is. */
  current(): number
  /** No card is shown: the next one chooses anew. */
  release(): void
  /** Hears when a display went away (another one is chosen then) or changed its size, place or scale. */
  onChange(listener: () => void): Dispose
}

/** As much of a display as tells it from the others. */
interface Known {
  readonly id: number
}

interface Removals {
  (event: 'display-removed', listener: (event: unknown, gone: Known) => void): unknown
  (event: 'display-metrics-changed', listener: () => void): unknown
}

/** As much of Electron's `screen` as is asked here. */
export interface Displays {
  getPrimaryDisplay(): Known
  getCursorScreenPoint(): Point
  getDisplayNearestPoint(point: Point): Known
  readonly on: Removals
  readonly off: Removals
}

export function createCardDisplay(screen: Displays, choice: () => 'primary' | 'cursor'): CardDisplay {
  let chosen: number | undefined

  function choose(): number {
    const display =
      choice() === 'primary'
        ? screen.getPrimaryDisplay()
        : screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
    return display.id
  }

  return {
    current: () => (chosen ??= choose()),
    release() {
      chosen = undefined
    },
    onChange(listener) {
      const onRemoved = (_event: unknown, gone: Known): void => {
        // Cards stay where they are read, whatever else is unplugged.
        if (gone.id === chosen) chosen = undefined
        listener()
      }
      screen.on('display-removed', onRemoved)
      screen.on('display-metrics-changed', listener)
      return () => {
        screen.off('display-removed', onRemoved)
        screen.off('display-metrics-changed', listener)
      }
    },
  }
}

/** Which display the cards are on: chosen when the first one comes up, kept until the last one has gone. */
import type { Point } from 'electron'
import type { Settings } from '../app/contract/settings.ts'
import { assertNever } from '../app/contract/result.ts'
import type { Dispose } from '../app/ports.ts'
import { displayKeys, type Measured } from './display-key.ts'

/** As the settings have it; a display that is not there is as if the main one had been chosen. */
export type DisplayChoice = Pick<Settings['alerts'], 'display' | 'displayName'>

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
  getAllDisplays(): readonly Measured[]
  getPrimaryDisplay(): Known
  getCursorScreenPoint(): Point
  getDisplayNearestPoint(point: Point): Known
  readonly on: Removals
  readonly off: Removals
}

export function createCardDisplay(screen: Displays, choice: () => DisplayChoice): CardDisplay {
  let chosen: number | undefined

  function choose(): number {
    const { display, displayName } = choice()
    switch (display) {
      case 'primary':
        return screen.getPrimaryDisplay().id
      case 'cursor':
        return screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).id
      case 'named':
        return idOf(displayName) ?? screen.getPrimaryDisplay().id
      default:
        return assertNever(display)
    }
  }

  const idOf = (wanted: string): number | undefined =>
    [...displayKeys(screen.getAllDisplays())].find(([, key]) => key === wanted)?.[0]

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

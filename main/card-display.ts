/** Which display the cards are on: chosen when the first one comes up, kept until the last one has gone. */
import type { Screen } from 'electron'
import type { Dispose } from '../app/ports.ts'

export interface CardDisplay {
  /** Id of the display; chosen now if none is. */
  current(): number
  /** No card is shown: the next one chooses anew. */
  release(): void
  /** Hears when a display went away (another one is chosen then) or changed its size, place or scale. */
  onChange(listener: () => void): Dispose
}

export function createCardDisplay(screen: Screen, choice: () => 'primary' | 'cursor'): CardDisplay {
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
      const onRemoved = (): void => {
        chosen = undefined
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

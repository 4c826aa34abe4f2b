/** How large the pages are drawn: as Chromium's zoom, so that everything keeps its proportions. */
import type { BrowserWindow } from 'electron'

export interface TextSize {
  /** 1 is the system's own size; the cards and the dial window grow by it. */
  readonly factor: number
  /** @param percent as in the settings. The same again changes nothing. @returns whether it is another one now */
  apply(percent: number): boolean
}

/** @param windows those that exist now; later ones are made with `factor` */
export function createTextSize(
  windows: () => readonly Pick<BrowserWindow, 'isDestroyed' | 'webContents'>[],
): TextSize {
  let factor = 1
  return {
    get factor() {
      return factor
    },
    apply(percent) {
      if (factor === percent / 100) return false
      factor = percent / 100
      for (const window of windows()) {
        if (!window.isDestroyed()) window.webContents.setZoomFactor(factor)
      }
      return true
    },
  }
}

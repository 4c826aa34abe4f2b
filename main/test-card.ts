/** A card window that shows that cards can be shown: the calls' own page in a window of the same kind, without a call. */
import type { BrowserWindow } from 'electron'
import { createCardPanel, type CardPanelDeps } from './card-panel.ts'
import type { KnownWindows } from './known-windows.ts'

export interface TestCardDeps extends CardPanelDeps {
  readonly windows: KnownWindows
}

export function openTestCard(deps: TestCardDeps, displayId: number): BrowserWindow {
  const panel = createCardPanel(deps, false)
  deps.windows.tell(panel.webContentsId, { kind: 'ui', do: 'show-test-card' })
  panel.window.once('ready-to-show', () => {
    if (panel.window.isDestroyed()) return
    panel.place(displayId)
    panel.showInactive()
  })
  return panel.window
}

/** What every page may do. Most are Electron's defaults; they are stated so that no change of a default changes us. */

export const WEB_PREFERENCES = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  enableWebSQL: false,
} as const

/** The card rings without a click, and is up to date the moment it is shown. */
export const CARD_PREFERENCES = {
  ...WEB_PREFERENCES,
  autoplayPolicy: 'no-user-gesture-required',
  backgroundThrottling: false,
} as const

/** Where what was built lies, beside the program's package.json, in a checkout and in a package alike. */
import path from 'node:path'

export interface Folders {
  readonly preload: string
  readonly askThread: string
  /** Has a folder of pages for each language. */
  readonly renderer: string
  readonly sounds: string
  readonly tray: string
  readonly icons: string
}

/** @param app absolute folder of package.json */
export const foldersOf = (app: string): Folders => ({
  preload: path.join(app, 'out', 'main', 'preload.cjs'),
  askThread: path.join(app, 'out', 'main', 'ask-thread.cjs'),
  renderer: path.join(app, 'out', 'renderer'),
  sounds: path.join(app, 'out', 'sounds'),
  tray: path.join(app, 'out', 'tray'),
  icons: path.join(app, 'out', 'icons'),
})

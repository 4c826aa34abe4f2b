/** The language in force, as the user or an administrator chose it; a page has one language, so it is loaded again in another. */
import { chosenLanguage, language, speak, type LanguageChoice } from '../app/contract/messages/language.ts'
import type { KnownWindows } from './known-windows.ts'

/** As much of a `BrowserWindow` as is needed to load its page again. */
interface Reloaded {
  isDestroyed(): boolean
  readonly webContents: { readonly id: number; reload(): void }
}

export interface SpokenLanguageDeps {
  /** The system's, the most wanted first. */
  readonly system: readonly string[]
  readonly known: Pick<KnownWindows, 'silence'>
  /** Those that exist now; later ones are made in the language in force. */
  readonly windows: () => readonly Reloaded[]
  /** Whatever else was said once and stays: the application's menu. */
  readonly sayAnew: () => void
}

export interface SpokenLanguage {
  /** The same again changes nothing. */
  apply(choice: LanguageChoice): void
}

export function createSpokenLanguage({
  system,
  known,
  windows,
  sayAnew,
}: SpokenLanguageDeps): SpokenLanguage {
  return {
    apply(choice) {
      const wanted = chosenLanguage(choice, system)
      if (wanted === language()) return
      speak(wanted)
      sayAnew()
      for (const window of windows()) {
        if (window.isDestroyed()) continue
        // Until the new page has asked for the state, wishes wait. What the old one showed stays to be seen so long.
        known.silence(window.webContents.id)
        window.webContents.reload()
      }
    },
  }
}

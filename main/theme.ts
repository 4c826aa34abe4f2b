/** Light or dark, for the pages and for the moment before they have painted. */
import type { NativeTheme } from 'electron'
import type { Settings } from '../app/contract/settings.ts'

type ThemeChoice = Settings['appearance']['theme']

/** The pages follow by `prefers-color-scheme`. */
export function applyTheme(nativeTheme: Pick<NativeTheme, 'themeSource'>, choice: ThemeChoice): void {
  if (nativeTheme.themeSource !== choice) nativeTheme.themeSource = choice
}

/** The pages' own background, so that a window that opens does not flash. */
export const backgroundOf = (nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors'>): string =>
  nativeTheme.shouldUseDarkColors ? '#1b1f26' : '#ffffff'

/**
 * The language that texts are in. It is one for a whole process, as its windows and menus are: whoever starts a process
 * or a page sets it before anything is said.
 */

/** In the order in which they are offered. English is the one that all others fall back to. */
export const LANGUAGES = ['en', 'de', 'es', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

/** By its own name each: whoever looks for it reads no other. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
}

/** `system`: whichever of the system's there are texts for. */
export type LanguageChoice = 'system' | Language

let inForce: Language = 'en'

export const language = (): Language => inForce

export function speak(chosen: Language): void {
  inForce = chosen
}

/**
 * @param wanted BCP 47 tags, the most wanted first, as the system tells them: `de-AT`, `pt`
 * @returns the first of them that there are texts for, whatever the country; English where there is none
 */
export function firstSpoken(wanted: readonly string[]): Language {
  const languages = wanted.map((tag) => tag.toLowerCase().split(/[-_]/)[0])
  return languages.flatMap((tag) => LANGUAGES.filter((known) => known === tag))[0] ?? 'en'
}

/** @param wanted what the system tells, as for `firstSpoken` */
export const chosenLanguage = (choice: LanguageChoice, wanted: readonly string[]): Language =>
  choice === 'system' ? firstSpoken(wanted) : choice

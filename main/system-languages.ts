/** Which languages the user of this system reads. */
import type { App } from 'electron'

export interface SystemLanguagesDeps {
  readonly app: Pick<App, 'getPreferredSystemLanguages'>
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * Before `ready`, too: the command line answers without it.
 * @returns tags, the most wanted first: `de-AT`, on Linux also `de_AT`
 */
export const systemLanguages = ({ app, platform, env }: SystemLanguagesDeps): readonly string[] =>
  platform === 'linux' ? languagesOfEnvironment(env) : app.getPreferredSystemLanguages()

/**
 * As gettext reads it (GNU gettext manual, "Locale Environment Variables"): the first of `LC_ALL`, `LC_MESSAGES` and `LANG`
 * that says something is the locale, and `LANGUAGE` is a list of what is wanted instead, unless the locale is `C`.
 */
export function languagesOfEnvironment(env: SystemLanguagesDeps['env']): readonly string[] {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(Boolean) ?? ''
  if (['', 'C', 'POSIX'].includes(bare(locale))) return []
  return [...(env['LANGUAGE'] ?? '').split(':'), locale].map(bare).filter((tag) => tag !== '')
}

/** Without the character set and the variant: `de_AT.UTF-8@euro` → `de_AT` */
const bare = (locale: string): string => locale.replace(/[.@].*$/u, '')

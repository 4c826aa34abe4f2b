/** What the settings say about updates, made usable. Pure. */
import { appError, type AppError } from '../contract/errors.ts'
import { err, ok, type Result } from '../contract/result.ts'
import type { SettingsState } from '../contract/state.ts'

export interface FeedWish {
  /** https; undefined: the package's own. */
  readonly url: string | undefined
  readonly channel: 'stable' | 'beta'
  /** A version that begins so; empty: any. */
  readonly version: string
  readonly allowOlder: boolean
}

export function feedWish({ values, locked }: SettingsState): Result<FeedWish, AppError> {
  const { feedUrl, channel, version, allowOlder } = values.updates
  const url = feedUrl === '' ? ok(undefined) : httpsUrl(feedUrl)
  if (!url.ok) return url
  return ok({
    url: url.value,
    channel,
    version,
    // An older version is how a known hole comes back: no file that the user can write may ask for it.
    allowOlder: allowOlder && locked['updates.allowOlder'] !== undefined,
  })
}

function httpsUrl(text: string): Result<string, AppError> {
  const refusal = err(appError('update-feed-address', text))
  try {
    const url = new URL(text)
    // A password in an address would be written down wherever the address is.
    return url.protocol === 'https:' && url.username === '' && url.password === '' ? ok(url.href) : refusal
  } catch {
    return refusal
  }
}

/** `1.4` stands for 1.4.0 and 1.4.2, and not for 1.40.0. */
export const isWanted = (version: string, wanted: string): boolean =>
  wanted === '' || version === wanted || version.startsWith(`${wanted}.`) || version.startsWith(`${wanted}-`)

/** What locked updates off, as a file's path or a registry key; undefined: nobody did. */
export const switchedOffBy = ({ values, locked }: SettingsState): string | undefined =>
  values.updates.check ? undefined : locked['updates.check']

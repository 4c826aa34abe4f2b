/** What brings updates, as the rest needs it: electron-updater in the program. */
import type { AppError } from '../contract/errors.ts'
import type { Result } from '../contract/result.ts'
import type { NothingNew, Release } from '../contract/updates.ts'
import type { FeedWish } from './wish.ts'

export type Offer =
  | { readonly kind: 'release'; readonly release: Release }
  | { readonly kind: 'nothing'; readonly found: Exclude<NothingNew, 'held'>; readonly version: string }

export interface Updater {
  /** What the feed offers to this installation. Never rejects. */
  check(wish: FeedWish): Promise<Result<Offer, AppError>>
  /**
   * Downloads what the last check offered, and proves that it is what was announced. What fails leaves nothing behind.
   * @param progress percent, 0 to 100
   * @param installOnQuit macOS is told now, and does it by itself then
   * @returns `cancelled` after `cancel`
   */
  download(
    progress: (percent: number) => void,
    installOnQuit: boolean,
  ): Promise<Result<'downloaded' | 'cancelled', AppError>>
  cancel(): void
  /** Where the version that is in place now will be kept; empty: nowhere. */
  readonly previous: string
  /**
   * Puts it in place, or sees to it that this happens when the program has ended.
   * @param restart starts the new version then
   */
  install(restart: boolean): Result<null, AppError>
}

/** A port to updates whose answers a test gives when it wants to. It stands where electron-updater does. */
import type { AppError } from '../../../app/contract/errors.ts'
import { ok, type Result } from '../../../app/contract/result.ts'
import type { Offer, Updater } from '../../../app/updates/port.ts'
import type { FeedWish } from '../../../app/updates/wish.ts'

export interface ScriptedUpdater extends Updater {
  readonly checks: readonly FeedWish[]
  readonly installs: readonly boolean[]
  readonly answer: (offer: Result<Offer, AppError>) => Promise<void>
  readonly progress: (percent: number) => void
  readonly finish: (how: Result<'downloaded' | 'cancelled', AppError>) => Promise<void>
}

export function createScriptedUpdater(installed: Result<null, AppError> = ok(null)): ScriptedUpdater {
  const checks: FeedWish[] = []
  const installs: boolean[] = []
  let answer: (offer: Result<Offer, AppError>) => void = () => undefined
  let finish: (how: Result<'downloaded' | 'cancelled', AppError>) => void = () => undefined
  let told: (percent: number) => void = () => undefined
  return {
    checks,
    installs,
    previous: '/apps/Ringside.AppImage.previous',
    check: (wish) =>
      new Promise((resolve) => {
        checks.push(wish)
        answer = resolve
      }),
    download: (progress) =>
      new Promise((resolve) => {
        told = progress
        finish = resolve
      }),
    cancel: () => {
      finish(ok('cancelled'))
    },
    install(restart) {
      installs.push(restart)
      return installed
    },
    answer: (offer) => settled(() => answer(offer)),
    progress: (percent) => {
      told(percent)
    },
    finish: (how) => settled(() => finish(how)),
  }
}

/** Does it, and lets everything follow from it that waits for nothing else. */
export async function settled(act: () => void): Promise<void> {
  act()
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

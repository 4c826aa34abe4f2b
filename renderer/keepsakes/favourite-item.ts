/** The entry of a menu that keeps somebody at hand, or no longer. */
import { favouriteAmong, type Favourite } from '../../app/calls/favourites.ts'
import { favouriteText } from '../../app/contract/messages/keepsakes.ts'
import type { AppError } from '../../app/contract/errors.ts'
import type { AppBridge } from '../bridge.ts'
import type { MenuItem } from '../parts/Menu.svelte'

/**
 * @param ways what the same person can be called by beside `dial`
 * @param onproblem told how it went
 */
export function favouriteItem(
  bridge: AppBridge,
  favourites: readonly Favourite[],
  { dial, name, ways }: Favourite & { readonly ways: readonly string[] },
  onproblem: (error: AppError | undefined) => void,
): MenuItem {
  const kept = favouriteAmong(favourites, [dial, ...ways])
  async function toggle(): Promise<void> {
    const reply =
      kept === undefined
        ? await bridge.invoke('favourite.add', { dial, name })
        : await bridge.invoke('favourite.remove', { dial: kept.dial })
    onproblem(reply.ok ? undefined : reply.error)
  }
  return {
    label: kept === undefined ? favouriteText.add : favouriteText.remove,
    onselect: () => void toggle(),
  }
}

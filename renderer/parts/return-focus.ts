/** The keyboard goes back to where it came from when what it was in has closed. */
import { tick } from 'svelte'

/**
 * Gives it to the first of these that is drawn once the page is up to date; whoever has taken it meanwhile keeps it.
 * @param selector of what had opened it, within `root`
 */
export async function returnFocus(root: ParentNode | null | undefined, selector: string): Promise<void> {
  await tick()
  if (document.activeElement !== document.body && document.activeElement !== null) return
  root?.querySelector<HTMLElement>(selector)?.focus()
}

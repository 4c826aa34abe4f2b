/** A log that shows its newest line: it follows as long as the reader is at its end, and stays where they scrolled to. */
import type { Action } from 'svelte/action'

/** Nearer to the end than this is at the end. */
const NEAR_PX = 24

/** @param _lines whatever changes when lines come: reading it makes this look again */
export const stickToEnd: Action<HTMLElement, readonly unknown[]> = (node, _lines) => {
  let atEnd = true

  function noteScroll(): void {
    atEnd = node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_PX
  }
  function follow(): void {
    if (atEnd) node.scrollTop = node.scrollHeight
  }

  node.addEventListener('scroll', noteScroll)
  follow()
  return {
    // After the lines are drawn: an action is updated before the children of its element are.
    update: () => requestAnimationFrame(follow),
    destroy: () => node.removeEventListener('scroll', noteScroll),
  }
}

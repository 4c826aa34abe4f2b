/** What a page that is loaded again knows of its time before, kept by the browser with its place in the session's history. */
import { tick } from 'svelte'

/** What was written by another version, or never, counts for nothing. */
function read(name: 'view' | 'leftAt'): string | undefined {
  const held: unknown = history.state
  if (typeof held !== 'object' || held === null) return undefined
  const value = new Map<string, unknown>(Object.entries(held)).get(name)
  return typeof value === 'string' ? value : undefined
}

function write(name: 'view' | 'leftAt', value: string | undefined): void {
  history.replaceState({ view: read('view'), leftAt: read('leftAt'), [name]: value }, '')
}

export const rememberedView = (): string | undefined => read('view')

export function rememberView(view: string): void {
  if (read('view') !== view) write('view', view)
}

/** The user changes something that has the page loaded again: there they are then. */
export const leaveOff = (place: string): void => {
  write('leftAt', place)
}

/** Svelte action: gives the keyboard back to the control in it that was left off at. */
export function takeUpAgain(node: HTMLElement, place: string): void {
  if (read('leftAt') !== place) return
  write('leftAt', undefined)
  void tick().then(() => {
    node.querySelector<HTMLElement>('select, input, button')?.focus()
  })
}

/** What the X server says about windows: who has the keyboard, what is on the screen, where, and what lies above what. */
import { run } from './programs.ts'

export interface XWindow {
  readonly id: number
  readonly title: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** On the screen now, it and everything it lies in. */
  readonly viewable: boolean
  /** Not managed by the window manager: no frame, no taskbar, and never the keyboard. */
  readonly overrideRedirect: boolean
}

/** The window that gets the keys now. */
export async function focusedWindow(): Promise<number> {
  return Number((await run('xdotool', ['getwindowfocus'])).trim())
}

/** Gives the keyboard to a window, as a click on it would. */
export async function focusWindow(id: number): Promise<void> {
  await run('xdotool', ['windowactivate', '--sync', String(id)])
}

/** Windows of a process that carry a title; those that a toolkit makes for itself have none or are 1×1. */
export async function windowsOf(pid: number): Promise<readonly XWindow[]> {
  const ids = await search(['--pid', String(pid)])
  const windows = await Promise.all(ids.map(describe))
  return windows.filter(
    (window): window is XWindow => window !== undefined && window.width > 10 && window.height > 10,
  )
}

async function search(criteria: readonly string[]): Promise<readonly number[]> {
  // xdotool fails when it finds nothing.
  const found = await run('xdotool', ['search', ...criteria]).catch(() => '')
  return found.split('\n').filter(Boolean).map(Number)
}

/** @returns undefined when the window is gone meanwhile */
export async function describe(id: number): Promise<XWindow | undefined> {
  const text = await run('xwininfo', ['-id', String(id)]).catch(() => undefined)
  if (text === undefined) return undefined
  const field = (name: string): string => new RegExp(`^\\s*${name}:\\s*(.*)$`, 'mu').exec(text)?.[1] ?? ''
  return {
    id,
    title: /"(.*)"/u.exec(text)?.[1] ?? '',
    x: Number(field('Absolute upper-left X')),
    y: Number(field('Absolute upper-left Y')),
    width: Number(field('Width')),
    height: Number(field('Height')),
    viewable: field('Map State') === 'IsViewable',
    overrideRedirect: field('Override Redirect State') === 'yes',
  }
}

/** Ids of all windows on the screen, the topmost first; a framed window stands where its frame does. */
export async function stackingOrder(): Promise<readonly number[]> {
  const text = await run('xwininfo', ['-root', '-tree'])
  return [...text.matchAll(/^\s+(0x[0-9a-f]+) /gmu)].map((match) => Number(match[1]))
}

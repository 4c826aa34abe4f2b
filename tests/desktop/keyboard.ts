/** Real keys and a real mouse, as the X server hands them out (XTEST through xdotool). */
import { run } from './programs.ts'

/** Presses one chord, in xdotool's words: `ctrl+shift+d`, `Return`, `Escape`. */
export async function pressKey(chord: string): Promise<void> {
  await run('xdotool', ['key', '--clearmodifiers', chord])
}

/** Types a text into whatever window has the keyboard. */
export async function typeText(text: string, delayMs = 12): Promise<void> {
  await run('xdotool', ['type', '--delay', String(delayMs), '--', text])
}

/** Clicks with the first button at a point of the screen, in pixels. */
export async function clickAt(x: number, y: number): Promise<void> {
  await run('xdotool', ['mousemove', String(Math.round(x)), String(Math.round(y)), 'click', '1'])
}

/** Moves the pointer where it is in nobody's way. */
export async function parkPointer(): Promise<void> {
  await run('xdotool', ['mousemove', '2', '2'])
}

/** Another program's window in which somebody is typing: an xterm that writes every key it gets to a file. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { end } from './programs.ts'
import { until } from './until.ts'
import { focusWindow, focusedWindow, windowsOf } from './x-windows.ts'

export interface TypingVictim {
  readonly windowId: number
  /** Everything that was typed into it so far. */
  text(): string
  /** Whether it has the keyboard now. */
  hasKeyboard(): Promise<boolean>
  /** Takes the keyboard back. */
  focus(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the window and waits until it has the keyboard and reads keys.
 * @param place columns, rows and corner; or the whole screen, as the window manager knows it (EWMH)
 */
export async function openTypingVictim(place = '80x24+40+40'): Promise<TypingVictim> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'typing-'))
  const file = path.join(folder, 'keys')
  // Without canonical mode a key is handed on at once and not only at the end of its line.
  const script = `stty -icanon; exec cat > '${file}'`
  const look = [
    ...(place === 'full-screen' ? ['-fullscreen'] : ['-geometry', place]),
    '-T',
    'Letter',
    '-fa',
    'DejaVu Sans Mono',
    '-fs',
    '11',
  ]
  const child = spawn('xterm', [...look, '-e', 'sh', '-c', script], { stdio: 'ignore' })
  const pid = child.pid
  if (pid === undefined) throw new Error('xterm could not be started')
  const windowId = await until('the xterm on the screen', async () => {
    const windows = await windowsOf(pid)
    return existsSync(file) ? windows.find((window) => window.viewable)?.id : undefined
  })
  await focusWindow(windowId)
  return {
    windowId,
    text: () => readFileSync(file, 'utf8'),
    hasKeyboard: async () => (await focusedWindow()) === windowId,
    focus: async () => {
      await focusWindow(windowId)
    },
    close: async () => {
      await end(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

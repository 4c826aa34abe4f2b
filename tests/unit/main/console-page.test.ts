import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { ConsoleFilter } from '../../../app/contract/developer.ts'
import { EVENT_CHANNEL } from '../../../app/contract/events.ts'
import type { Console } from '../../../app/core/console.ts'
import type { Caller } from '../../../main/commands.ts'
import { createConsolePage } from '../../../main/console-page.ts'
import { createKnownWindows } from '../../../main/known-windows.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'ringside-console-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const PAGE: Caller = { kind: 'page', webContentsId: 1 }
const ALL: ConsoleFilter = { kinds: ['iq'], directions: ['in'], jid: '', text: '' }

/** Two windows, and a console that does as it is told. */
function scene(file: string | null = null) {
  const windows = createKnownWindows()
  const sent: unknown[] = []
  for (const id of [1, 2]) {
    windows.add('main', {
      isDestroyed: () => false,
      webContents: {
        id,
        isDestroyed: () => false,
        isCrashed: () => false,
        send: (channel, event) => sent.push([id, channel, event]),
      },
    })
    windows.markListening(id)
  }
  let onNews: ((newest: number) => void) | undefined
  let held = false
  const console: Pick<Console, 'open' | 'close' | 'clear' | 'text'> = {
    open: (listener) => {
      onNews = listener
      held = true
    },
    close: () => (onNews = undefined),
    clear: () => (held = false),
    text: () => '<iq/>',
  }
  const commands = createConsolePage({ core: { console }, windows, chooseFile: () => Promise.resolve(file) })
  return {
    commands,
    windows,
    sent,
    tell: (newest: number) => onNews?.(newest),
    isOpen: () => onNews !== undefined,
    holds: () => held,
  }
}

describe('the console’s page', () => {
  it('alone is told what is new, until it closes the console', async () => {
    const { commands, sent, tell, isOpen } = scene()
    await commands['developer.open']({}, PAGE)
    tell(7)
    expect(sent).toEqual([[1, EVENT_CHANNEL, { kind: 'console', newest: 7 }]])
    await commands['developer.close']({}, PAGE)
    expect(isOpen()).toBe(false)
  })

  it.each([true, false])('that is gone takes the console with it; still recording: %s', async (recording) => {
    const { commands, windows, sent, tell, isOpen, holds } = scene()
    await commands['developer.open']({}, PAGE)
    await commands['developer.open']({}, PAGE)
    if (!recording) await commands['developer.close']({}, PAGE)
    expect(holds()).toBe(true)
    windows.remove(2)
    expect(holds()).toBe(true)
    windows.remove(1)
    tell(7)
    expect(sent).toEqual([])
    expect([isOpen(), holds()]).toEqual([false, false])
  })

  it('is a page: nobody else can look on', async () => {
    const { commands, isOpen } = scene()
    expect(await commands['developer.open']({}, { kind: 'shell' })).toMatchObject({ ok: false })
    expect(isOpen()).toBe(false)
  })
})

describe('saving', () => {
  it('writes what the console holds where the user chose, for their eyes only', async () => {
    const file = path.join(folder, 'console.xml')
    const { commands } = scene(file)
    expect(await commands['developer.save']({ filter: ALL }, PAGE)).toEqual({
      ok: true,
      value: { path: file },
    })
    expect(readFileSync(file, 'utf8')).toBe('<iq/>')
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('writes nothing when the user chose nothing, and says when it cannot', async () => {
    expect(await scene().commands['developer.save']({ filter: ALL }, PAGE)).toEqual({
      ok: true,
      value: { path: null },
    })
    const nowhere = path.join(folder, 'missing', 'console.xml')
    expect(await scene(nowhere).commands['developer.save']({ filter: ALL }, PAGE)).toMatchObject({
      ok: false,
      error: { code: 'file-not-written' },
    })
  })
})

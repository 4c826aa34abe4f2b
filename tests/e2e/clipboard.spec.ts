/** The clipboard and the selection as the X server hands them out, another program's, and keys as it gets them. */
import path from 'node:path'
import { _electron } from '@playwright/test'
import { z } from 'zod'
import { COPIED_TEXTS } from '../desktop/copied-texts.ts'
import { pressKey } from '../desktop/keyboard.ts'
import { run } from '../desktop/programs.ts'
import { pause } from '../desktop/until.ts'
import { invoke } from './harness/bridge.ts'
import { expect, test } from './harness/fixtures.ts'
import { expectKeyboard } from './harness/keyboard.ts'
import { legs } from './harness/phone-calls.ts'
import { createProfile } from './harness/profile.ts'
import type { RunningApp } from './harness/running-app.ts'
import { cleanEnvironment, electronArguments, executable, IS_ROOT } from './harness/runtime.ts'
import { NEEDS_X11, X11 } from './harness/systems.ts'

test.skip(!X11, NEEDS_X11)

/** Another program, which owns what is copied and what is marked. */
async function openOtherProgram() {
  const profile = createProfile()
  const program = path.join(import.meta.dirname, '../desktop/copying')
  const sandbox = !IS_ROOT
  const electron = await _electron.launch({
    executablePath: executable(),
    args: electronArguments({ userData: profile.folder, program, chromium: [], own: [], sandbox }),
    chromiumSandbox: sandbox,
    env: cleanEnvironment(),
  })
  const ask = (name: string, ...args: readonly string[]): Promise<unknown> =>
    electron.evaluate(
      async (_electron, [what, given]) => {
        const copying: unknown = Reflect.get(globalThis, 'copying')
        if (typeof copying !== 'object' || copying === null) throw new Error('another program')
        const does: unknown = Reflect.get(copying, what)
        if (typeof does !== 'function') throw new Error(what)
        const answer: unknown = await Reflect.apply(does, copying, given)
        return answer
      },
      [name, args] as const,
    )
  return {
    copy: (text: string, html = '') => ask('copy', text, html),
    mark: (text: string) => ask('mark', text),
    close: async () => {
      await electron.close()
      profile.remove()
    },
  }
}
const formsSchema = z.array(z.tuple([z.string(), z.string()]))

/** Type and content, byte for byte, of every form in which the clipboard is handed out to whoever asks for it. */
const forms = async (app: RunningApp) =>
  formsSchema.parse(
    await app.electron.evaluate(async ({ clipboard }): Promise<unknown> => {
      const older = (name: string, ...args: readonly string[]): unknown => {
        const native: unknown = Reflect.get(clipboard, name)
        return typeof native === 'function' ? Reflect.apply(native, clipboard, args) : undefined
      }
      // Electron before 44 names forms, later ones hand out items.
      const formats = older('availableFormats')
      if (Array.isArray(formats)) {
        const types: readonly unknown[] = formats
        return types.map((type) => {
          const bytes = older('readBuffer', String(type))
          return [type, Buffer.isBuffer(bytes) ? bytes.toString('base64') : '']
        })
      }
      const [item] = await clipboard.read()
      return Promise.all(
        (item?.types ?? []).map(async (type) => {
          const blob: unknown = await item?.getType(type)
          return [type, blob instanceof Blob ? Buffer.from(await blob.arrayBuffer()).toString('base64') : '']
        }),
      )
    }),
  )

const pressDial = (times = 1): Promise<unknown> =>
  times === 1
    ? pressKey('ctrl+shift+d')
    : run('xdotool', ['key', '--clearmodifiers', '--repeat', String(times), '--delay', '20', 'ctrl+shift+d'])

test('what was copied anywhere gives the right picker, stays as it was, and dials once', async ({
  online,
  app,
  simulator,
}) => {
  const other = await openOtherProgram()
  const waits = (waitSeconds: number | null) =>
    invoke(online.page, 'settings.set', { patch: { dialing: { waitSeconds } } })
  try {
    await waits(null)
    const shown = async () => (await app.page('dial')).getByRole('article')
    const escape = async () => {
      await expectKeyboard(app, 'dial')
      await pressKey('Escape')
    }
    const close = async () => {
      await escape()
      await expect.poll(() => app.pageNow('dial')?.isClosed() ?? true).toBe(true)
    }

    // One window for all: each waits behind the one before until that is dismissed, or takes its place if it held nothing.
    let follows = false
    let count = 0
    for (const { from, text, dials } of COPIED_TEXTS) {
      await test.step(from, async () => {
        await other.copy(text, `<p>${text.replace(/</gu, '&lt;')}</p>`)
        const before = await forms(app)
        await pressDial()
        const article = await shown()
        if (follows) {
          await expect(article).toContainText('1 more waits')
          await escape()
        }
        await expect(article).toHaveAttribute('data-request-id', `dial-${String(++count)}`)
        if (dials.length === 0) await expect(article).toContainText('Nothing to dial')
        else await expect(article.getByText(/^dials /u)).toHaveText(dials.map((each) => `dials ${each}`))
        const after = await forms(app)
        expect(after).toEqual(before)
        expect(after.map(([type]) => type)).toEqual(expect.arrayContaining(['text/plain', 'text/html']))
        follows = dials.length > 0
      })
    }
    await close()

    await other.copy('Office 732-555-0100')
    await other.mark('Mobile 415-555-1212')
    await pressDial()
    const picker = (await shown()).getByRole('listitem')
    await expect(picker.filter({ hasText: 'copied' })).toContainText('(732) 555-0100')
    await expect(picker.filter({ hasText: 'marked' })).toContainText('(415) 555-1212')
    expect(await app.electron.evaluate(({ clipboard }) => clipboard.selection.readText())).toBe(
      'Mobile 415-555-1212',
    )
    await close()

    await waits(0)
    await other.copy('732-555-0100')
    await pressDial(10)
    await expect(online.liveCall('(732) 555-0100')).toBeVisible()
    // As long as another call would take to be there.
    await pause(1_000)
    await expect(online.liveCalls).toHaveCount(1)
    expect(await legs(simulator)).toHaveLength(1)
  } finally {
    await other.close()
  }
})

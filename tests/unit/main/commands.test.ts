import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandInputs, SHELL_COMMANDS } from '../../../app/contract/commands.ts'
import { ok } from '../../../app/contract/result.ts'
import { INITIAL_STATE } from '../../../app/contract/state.ts'
import type { Logger } from '../../../app/ports.ts'
import { createCommands, type Caller, type ShellCommands } from '../../../main/commands.ts'
import { silentLog } from './silent-log.ts'

const PAGE: Caller = { kind: 'page', webContentsId: 1 }

function hall(log: Logger = silentLog) {
  const heard: unknown[] = []
  const shell: ShellCommands = {
    'state.get': async () => ok({ seq: 0, state: INITIAL_STATE }),
    'session.tryIt': async () => ok(null),
    'window.open': async (input, caller) => {
      heard.push(['window.open', input, caller])
      return ok(null)
    },
    'shortcut.suspend': async () => ok(null),
    'dial.clipboard': async () => {
      throw new Error('a bug')
    },
    'file.choose': async () => ok({ path: null }),
    'rules.import': async () => ok({ added: null }),
    'rules.export': async () => ok({ path: null }),
    'history.export': async () => ok(null),
    'history.showExport': async () => ok(null),
    'event.run': async () => ok(null),
    'event.preview': async () => ok({ kind: 'page', url: 'https://crm.example.com/' }),
    'event.try': async () => ok(null),
    'program.choose': async () => ok({ path: null }),
    'link.open': async () => ok(null),
    'links.read': async () => ok(null),
    'links.claim': async () => ok(null),
    'links.release': async () => ok(null),
    'card.resize': async () => ok(null),
    'card.focus': async () => ok(null),
    'health.testCards': async () => ok(null),
    'health.refresh': async () => ok(null),
    'health.ringMe': async () => ok(null),
    'card.painted': async () => ok(null),
    'developer.open': async () => ok(null),
    'developer.close': async () => ok(null),
    'developer.save': async () => ok({ path: null }),
    'report.prepare': async () => ok({ parts: [] }),
    'report.note': async () => ok({ parts: [] }),
    'report.save': async () => ok({ path: null }),
    'recording.open': async () => ok(null),
    'replay.set': async () => ok(null),
    'replay.parts': async () => ok({ parts: [] }),
    'startAtLogin.read': async () => ok({ status: 'off' }),
    'startAtLogin.set': async () => ok({ status: 'off' }),
    'update.check': async () => ok(null),
    'update.download': async () => ok(null),
    'update.cancel': async () => ok(null),
    'update.install': async () => ok(null),
    'update.page': async () => ok(null),
    'update.read': async () => ok(null),
    'tour.show': async () => ok(null),
    'tour.end': async () => ok(null),
    'alerts.pause': async () => ok(null),
    'names.hide': async () => ok(null),
    'sound.play': async () => ok(null),
    'sound.devices': async () => ok(null),
    'app.quit': async () => ok(null),
  }
  const commands = createCommands({
    core: {
      handle: async (name, input) => {
        heard.push([name, input])
        return { ok: false, error: { code: 'not-signed-in' } }
      },
    },
    shell,
    log,
  })
  return { commands, heard }
}

describe('a command', () => {
  it('of the core goes to the core, and what the core says comes back', async () => {
    const { commands, heard } = hall()
    expect(await commands.runUnchecked('call.end', { callId: 'c' }, PAGE)).toEqual({
      ok: false,
      error: { code: 'not-signed-in' },
    })
    expect(heard).toEqual([['call.end', { callId: 'c' }]])
  })

  it('of the shell is answered by the shell, which learns who asked', async () => {
    const { commands, heard } = hall()
    expect(await commands.runUnchecked('window.open', { view: 'calls' }, PAGE)).toEqual(ok(null))
    expect(await commands.run('window.open', { view: 'settings' })).toEqual(ok(null))
    expect(heard).toEqual([
      ['window.open', { view: 'calls' }, PAGE],
      ['window.open', { view: 'settings' }, { kind: 'shell' }],
    ])
  })

  it.each([
    ['an unknown name', 'call.answer', {}],
    ['a name that every object has', 'constructor', {}],
    ['a name that is no text', ['call.end'], {}],
    ['a missing value', 'call.end', {}],
    ['a value of another kind', 'call.end', { callId: 7 }],
    ['a value that nobody asked for', 'call.end', { callId: 'c', force: true }],
    ['a text of book length', 'call.end', { callId: 'c'.repeat(1_000) }],
    ['no input at all', 'call.end', undefined],
  ])('with %s is refused before anybody sees it', async (_what, name, input) => {
    const { commands, heard } = hall()
    expect(await commands.runUnchecked(name, input, PAGE)).toMatchObject({
      ok: false,
      error: { code: 'bad-input' },
    })
    expect(heard).toEqual([])
  })

  it('that is refused leaves its place in the log and in the answer, never its value', async () => {
    const lines: unknown[] = []
    const { commands } = hall({ ...silentLog, warn: (...line) => lines.push(line) })
    const form = { address: 'ann@example.com', password: ['hunter2'] }
    const answer = await commands.runUnchecked('session.signIn', form, PAGE)
    expect(lines).toEqual([['command-refused', { command: 'session.signIn', at: 'password' }]])
    expect(answer).toEqual({ ok: false, error: { code: 'bad-input', detail: 'password' } })
  })

  it('that meets a bug answers all the same', async () => {
    expect(await hall().commands.run('dial.clipboard', {})).toEqual({
      ok: false,
      error: { code: 'internal' },
    })
  })

  it('is answered whatever a page sends', async () => {
    const { commands } = hall()
    const name = fc.oneof(fc.constantFrom(...Object.keys(commandInputs)), fc.string())
    await fc.assert(
      fc.asyncProperty(name, fc.anything(), async (any, input) => {
        expect(await commands.runUnchecked(any, input, PAGE)).toHaveProperty('ok')
      }),
    )
  })

  it('belongs to the shell or to the core, and the shell’s are all known commands', () => {
    expect(SHELL_COMMANDS.every((name) => name in commandInputs)).toBe(true)
  })
})

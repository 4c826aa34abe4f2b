/** Reports on disk, and recordings opened beside the program. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { INITIAL_STATE } from '../../../app/contract/state.ts'
import { createRecorder } from '../../../app/recorder/recorder.ts'
import { reportText } from '../../../app/recorder/report.ts'
import type { Caller } from '../../../main/commands.ts'
import { readLogTail } from '../../../main/log-tail.ts'
import { argumentsForAnother, createOpenRecording } from '../../../main/open-recording.ts'
import { createReportDesk } from '../../../main/report-desk.ts'
import { createManualClock } from '../../clock.ts'

const PAGE: Caller = { kind: 'page', webContentsId: 1 }

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'report-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function openDesk(savePath: (proposed: string) => string | undefined) {
  const clock = createManualClock()
  const recorder = createRecorder(clock, INITIAL_STATE)
  const desk = createReportDesk({
    core: { state: INITIAL_STATE, recording: recorder.take },
    clock,
    random: () => 0.5,
    about: () => ({ version: '1.2.3' }),
    personal: () => ['mallory'],
    readLog: () => Promise.resolve(['2026-01-05T09:00:00.000Z info  start {"why":"mallory"}']),
    savePath: (_caller, proposed) => Promise.resolve(savePath(proposed)),
  })
  return { clock, desk }
}

describe('a report', () => {
  it('is saved letter by letter as it was shown', async () => {
    const { desk } = openDesk((name) => path.join(folder, name))
    await desk.commands['report.prepare']({}, PAGE)
    const noted = await desk.commands['report.note']({ note: ' mallory saw nothing ' }, PAGE)
    const saved = await desk.commands['report.save']({}, PAGE)
    if (!noted.ok || !saved.ok || saved.value.path === null) throw new Error('not saved')
    expect(path.basename(saved.value.path)).toMatch(/^ringside-2026-01-05-\d{4}\.ringside-report$/u)
    const text = readFileSync(saved.value.path, 'utf8')
    expect(text).toBe(reportText(noted.value.parts))
    expect(text).toContain('Person 1 saw nothing')
    expect(text).not.toContain('mallory')
  })

  it('that nobody wants to save is not', async () => {
    const { desk } = openDesk(() => undefined)
    await desk.commands['report.prepare']({}, PAGE)
    expect(await desk.commands['report.save']({}, PAGE)).toEqual({ ok: true, value: { path: null } })
  })

  it('cannot be noted or saved before it is there, nor after half an hour', async () => {
    const { clock, desk } = openDesk((name) => path.join(folder, name))
    const gone = { ok: false, error: { code: 'report-gone' } }
    expect(await desk.commands['report.save']({}, PAGE)).toMatchObject(gone)
    await desk.commands['report.prepare']({}, PAGE)
    clock.advance(31 * 60_000)
    expect(await desk.commands['report.note']({ note: 'x' }, PAGE)).toMatchObject(gone)
  })

  it('that cannot be written says so', async () => {
    const { desk } = openDesk((name) => path.join(folder, 'nowhere', name))
    await desk.commands['report.prepare']({}, PAGE)
    expect(await desk.commands['report.save']({}, PAGE)).toMatchObject({
      ok: false,
      error: { code: 'file-not-written' },
    })
  })

  it('has the end of the log, from its first whole line on', async () => {
    const file = path.join(folder, 'ringside.log')
    const lines = Array.from({ length: 3_000 }, (_, index) => `line ${String(index)} ${'x'.repeat(40)}`)
    writeFileSync(file, `${lines.join('\n')}\n`)
    expect(await readLogTail(file)).toEqual(lines.slice(-200))
    writeFileSync(file, 'one\ntwo\n')
    expect(await readLogTail(file)).toEqual(['one', 'two'])
    expect(await readLogTail(path.join(folder, 'none.log'))).toEqual([])
  })
})

describe('a recording', () => {
  const open = (file: string | undefined) => {
    const started: (readonly string[])[] = []
    const commands = createOpenRecording({
      openPath: () => Promise.resolve(file),
      startAgain: (args) => started.push(args),
    })
    return { started, answer: commands['recording.open']({}, PAGE) }
  }

  it('opens in a process of its own', async () => {
    const { desk } = openDesk(() => undefined)
    const file = path.join(folder, 'a.ringside-report')
    writeFileSync(file, await desk.text())
    const { started, answer } = open(file)
    expect(await answer).toMatchObject({ ok: true })
    expect(started).toEqual([[`--replay=${file}`]])
  })

  it.each([
    ['no report', '{}', 'report-damaged'],
    ['larger than any', ' '.repeat(8_000_001), 'report-unreadable'],
  ])('that is %s starts nothing', async (_what, text, code) => {
    const file = path.join(folder, 'b.ringside-report')
    writeFileSync(file, text)
    const { started, answer } = open(file)
    expect(await answer).toMatchObject({ ok: false, error: { code } })
    expect(started).toEqual([])
  })

  it('that is a folder, gone, or was not chosen starts nothing', async () => {
    expect(await open(folder).answer).toMatchObject({ ok: false, error: { code: 'report-unreadable' } })
    const gone = path.join(folder, 'gone')
    expect(existsSync(gone)).toBe(false)
    expect(await open(gone).answer).toMatchObject({ ok: false, error: { code: 'report-unreadable' } })
    expect(await open(undefined).answer).toMatchObject({ ok: true })
  })

  it('is started with nothing of this one but how windows are drawn', () => {
    const argv = [
      '/electron',
      '--no-sandbox',
      '--user-data-dir=/home/ann/profile',
      '--lang=en-US',
      '--remote-debugging-port=0',
      '/program',
      '--config=/etc/a.json',
      '--',
      'tel:1',
    ]
    expect(argumentsForAnother(argv, '/program', ['--replay=/a'])).toEqual([
      '--no-sandbox',
      '--lang=en-US',
      '/program',
      '--replay=/a',
    ])
    expect(argumentsForAnother(['/ringside'], undefined, ['--replay=/a'])).toEqual(['--replay=/a'])
  })
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createDeviceNames } from '../../../main/device-names.ts'
import { createProgramWatch } from '../../../main/running-programs.ts'
import { programsOnLinux } from '../../../main/running-programs-linux.ts'
import { readPs } from '../../../main/running-programs-darwin.ts'
import { readTasks } from '../../../main/running-programs-win32.ts'
import { readAssertions } from '../../../main/system-dnd-darwin.ts'
import { readToastSwitch } from '../../../main/system-dnd-win32.ts'
import { createManualClock } from '../../clock.ts'

describe('what runs', () => {
  it('on Linux, by the kernel’s list: short name and file, whatever else lies there', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'proc-'))
    try {
      const process = (pid: string, comm: string, cmdline: string): void => {
        mkdirSync(path.join(folder, pid))
        writeFileSync(path.join(folder, pid, 'comm'), `${comm}\n`)
        writeFileSync(path.join(folder, pid, 'cmdline'), cmdline)
      }
      process('1', 'systemd', '')
      process('20', 'Web Content', '/opt/Zoom/ZoomLauncher\0--flag')
      mkdirSync(path.join(folder, '21'))
      mkdirSync(path.join(folder, 'sys'))
      expect([...(await programsOnLinux(folder))].sort()).toEqual(['systemd', 'web content', 'zoomlauncher'])
      expect(await programsOnLinux(path.join(folder, 'nowhere'))).toEqual(new Set())
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('on macOS, by ps', () => {
    expect(readPs('/sbin/launchd\n/Applications/zoom.us.app/Contents/MacOS/zoom.us\n\n')).toEqual(
      new Set(['launchd', 'zoom.us']),
    )
  })

  it('on Windows, by tasklist', () => {
    expect(
      readTasks('"System","4","Services","0","144 K"\r\n"Teams.exe","77","Console","1","9 K"\r\n'),
    ).toEqual(new Set(['system', 'teams']))
    expect(readTasks('INFO: No tasks are running')).toEqual(new Set())
  })

  it('is looked at only while somebody wants to know, and told when it changes', async () => {
    const clock = createManualClock()
    let running = new Set(['obs'])
    let looks = 0
    const told: boolean[] = []
    const watch = createProgramWatch({
      clock,
      list: () => {
        looks += 1
        return Promise.resolve(running)
      },
      report: (runs) => told.push(runs),
    })
    const settle = () => new Promise(setImmediate)
    watch.watch([])
    await settle()
    expect(looks).toBe(0)
    watch.watch(['OBS.exe', 'zoom'])
    watch.watch(['OBS.exe', 'zoom'])
    await settle()
    expect({ looks, told }).toEqual({ looks: 1, told: [true] })
    // The system was too slow to tell.
    running = new Set()
    clock.advance(15_000)
    await settle()
    expect(told).toEqual([true])
    running = new Set(['systemd'])
    clock.advance(15_000)
    await settle()
    expect(told).toEqual([true, false])
    running = new Set(['zoom'])
    clock.advance(15_000)
    await settle()
    watch.watch([])
    expect(told).toEqual([true, false, true, false])
    expect(clock.pending).toBe(0)
  })
})

describe('do-not-disturb', () => {
  it.each([
    ['{"data":[{"storeAssertionRecords":[{}]}]}', 'on'],
    ['{"data":[{"storeAssertionRecords":[]},{}]}', 'off'],
    ['{"data":[]}', 'off'],
    ['{"data":7}', 'unknown'],
    ['[]', 'unknown'],
    ['no json', 'unknown'],
  ])('on macOS, by its file: %s', (text, is) => {
    expect(readAssertions(text)).toBe(is)
  })

  it.each([
    ['    ToastEnabled    REG_DWORD    0x0\r\n', 'on'],
    ['    ToastEnabled    REG_DWORD    0x1\r\n', 'off'],
    ['ERROR: The system was unable to find', 'unknown'],
  ])('on Windows, by its switch: %s', (output, is) => {
    expect(readToastSwitch(output)).toBe(is)
  })
})

it('loudspeakers’ names may be read for some seconds after they were asked for', () => {
  const clock = createManualClock()
  const names = createDeviceNames(clock)
  expect(names.mayBeRead()).toBe(false)
  names.allow()
  expect(names.mayBeRead()).toBe(true)
  clock.advance(5_000)
  expect(names.mayBeRead()).toBe(false)
})

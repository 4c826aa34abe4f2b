import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
// The demo brings a desktop of its own, so this takes none from the fixtures.
import { expect, test } from '@playwright/test'
import { ROOT } from '../../build/paths.mjs'
import { NEEDS_X11, X11 } from './harness/systems.ts'

test.skip(!X11, NEEDS_X11)
test.setTimeout(150_000)

let folder = ''
test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'ringside-demo-'))
})
test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

interface Played {
  readonly code: number | null
  readonly output: string
  readonly timeline: string
  readonly pictures: readonly string[]
}

function play(...args: readonly string[]): Promise<Played> {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const program = path.join(ROOT, 'tests', 'demo', 'run.ts')
  const child = spawn(
    process.execPath,
    ['--import', loader, program, '--script', '--fast', '--out', folder, ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let output = ''
  const keep = (chunk: Buffer): void => {
    output += chunk.toString()
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  return new Promise((resolve) => {
    child.once('close', (code) => {
      resolve({
        code,
        output,
        timeline: readFileSync(path.join(folder, 'timeline.json'), 'utf8'),
        pictures: readdirSync(folder).filter((name) => name.endsWith('.png')),
      })
    })
  })
}

test('the demo ends well when everything is shown, and leaves its pictures', async () => {
  const { code, output, timeline, pictures } = await play()
  expect(code, output).toBe(0)
  expect(timeline).toContain('"result": "passed"')
  expect(pictures.some((name) => name.endsWith('-incoming-call.png'))).toBe(true)
  expect(pictures.some((name) => name.endsWith('-calls-view.png'))).toBe(true)
})

test('a window that comes up without its card makes the demo fail', async () => {
  const { code, timeline } = await play('--plant', 'card-not-drawn')
  expect(code).toBe(1)
  expect(timeline).toContain('"result": "failed"')
  expect(timeline).toContain('a card that says /Incoming call.*Carter & Sons/u')
})

test('a card that is drawn in a window which never comes up makes the demo fail', async () => {
  const { code, timeline } = await play('--plant', 'window-hidden')
  expect(code).toBe(1)
  expect(timeline).toContain('"result": "failed"')
  expect(timeline).toContain('a card that says /Incoming call.*Carter & Sons/u')
})

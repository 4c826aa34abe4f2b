import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
// The demo brings a desktop of its own, so this takes none from the fixtures.
import { expect, test } from '@playwright/test'
import { ROOT } from '../../build/paths.mjs'
import { REPORT_FILE } from '../demo/guide/play.ts'
import { GUIDE_PICTURES } from '../demo/guide/names.ts'
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

/** @param args of the demo */
function run(...args: readonly string[]): Promise<Pick<Played, 'code' | 'output'>> {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const program = path.join(ROOT, 'tests', 'demo', 'run.ts')
  return ended(process.execPath, ['--import', loader, program, '--out', folder, ...args])
}

function ended(command: string, args: readonly string[]): Promise<Pick<Played, 'code' | 'output'>> {
  const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const keep = (chunk: Buffer): void => {
    output += chunk.toString()
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  return new Promise((resolve) => {
    child.once('close', (code) => {
      resolve({ code, output })
    })
  })
}

const picturesThere = (): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.png'))

async function play(...args: readonly string[]): Promise<Played> {
  const { code, output } = await run('--script', '--fast', ...args)
  const timeline = readFileSync(path.join(folder, 'timeline.json'), 'utf8')
  return { code, output, timeline, pictures: picturesThere() }
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

test('a newcomer’s way: every picture of the documents is made, and the report that was saved on it becomes a test', async () => {
  const { code, output } = await run('--pictures')
  expect(code, output).toBe(0)
  expect([...picturesThere()].sort()).toEqual(GUIDE_PICTURES.map((name) => `${name}.png`).sort())

  const name = 'made-by-the-demo'
  const made = path.join(ROOT, 'tests', 'recordings', `${name}.json`)
  rmSync(made, { force: true })
  const replayed = await ended('npm', ['run', 'replay-to-test', '--', REPORT_FILE, name])
  const text = existsSync(made) ? readFileSync(made, 'utf8') : ''
  rmSync(made, { force: true })
  expect(replayed.code, replayed.output).toBe(0)
  expect(text).toMatch(/Person \d rang, and I saw no card\./u)
  expect(text).not.toContain('Lindqvist')
})

test('`npm start` starts what lies here, with the arguments behind it', async () => {
  const { code, output } = await ended('npm', ['start', '--', '--config=ringside.json', '--version'])
  expect(code, output).toBe(0)
  expect(output).toMatch(/^Ringside \d+\.\d+\.\d+$/mu)
})

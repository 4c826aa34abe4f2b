import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeCaFile } from '../../../app/simulator/ca-file.ts'

let parent = ''
beforeEach(async () => {
  parent = await mkdtemp(path.join(os.tmpdir(), 'ringside-parent-'))
})
afterEach(() => rm(parent, { recursive: true }))

test('what killed simulators left behind is removed, and nothing else', async () => {
  // Its number is not given out again so soon.
  const { pid } = spawnSync(process.execPath, ['--version'])
  const others = [`ringside-simulator-${String(process.ppid)}-x`, 'ringside-simulator-x', 'elsewhere']
  for (const name of [`ringside-simulator-${String(pid)}-x`, ...others]) await mkdir(path.join(parent, name))
  const file = await writeCaFile(parent, 'PEM')
  expect(await readFile(file.path, 'utf8')).toBe('PEM')
  const own = path.basename(path.dirname(file.path))
  expect((await readdir(parent)).sort()).toEqual([own, ...others].sort())
  await file.remove()
  expect((await readdir(parent)).sort()).toEqual([...others].sort())
})

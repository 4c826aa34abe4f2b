/** Every command that the documents name is run: here, or by the test that is named for it. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { createSimulator } from '../../../app/simulator/simulator.ts'
import { parseArguments } from '../../../app/simulator/arguments.ts'
import { commandsOf, runnerOf } from '../../unit/docs/commands.ts'
import { blocksOf, PAPERS, read, ROOT } from '../../unit/docs/papers.ts'

const COMMANDS = [...new Set(PAPERS.flatMap(commandsOf))]
const UNVERIFIED = '**have not been run**'

const runIn = (command: string): Promise<{ readonly code: number | null; readonly output: string }> => {
  const child = spawn('bash', ['-c', command], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  }
  return new Promise((resolve) => {
    child.once('close', (code) => {
      resolve({ code, output })
    })
  })
}

test('commands are found in blocks and in sentences, and one that nobody runs is found out', () => {
  const text =
    'Say `npm run check` and `ringside --dial=1`.\n\n```sh\nnpm run demo   # plays\nprintf x |\n  npm test\n```\n'
  expect(commandsOf({ file: 'x.md', text })).toEqual([
    'npm run demo',
    'printf x | npm test',
    'npm run check',
    'ringside --dial=1',
  ])
  expect(runnerOf('npm run unheard-of')).toBeUndefined()
  expect(COMMANDS.length).toBeGreaterThan(40)
})

test.each(COMMANDS)('somebody runs %s', (command) => {
  const runner = runnerOf(command)
  if (runner === undefined) throw new Error('Give it a runner in tests/unit/docs/commands.ts.')
  if (runner.kind === 'file') {
    expect(existsSync(path.join(ROOT, runner.file))).toBe(true)
    expect(read(runner.file)).toContain(runner.shows)
  }
  if (runner.kind === 'unverified') {
    for (const { file, text } of PAPERS.filter((paper) => commandsOf(paper).includes(command))) {
      expect(file === 'CONTRIBUTING.md' ? text.includes('## Unverified here') : true).toBe(true)
      if (file === 'docs/administrators.md') expect(text).toContain(UNVERIFIED)
    }
  }
})

describe.each(COMMANDS.filter((command) => runnerOf(command)?.kind === 'here'))('%s', (command) => {
  test.skipIf(process.platform === 'win32')('does what it says, to its end', async () => {
    const { code, output } = await runIn(command)
    expect(code, output).toBe(0)
    expect(output).toContain(command.includes('story') ? 'missed' : '"ok":true')
  })
})

describe.each(COMMANDS.filter((command) => runnerOf(command)?.kind === 'simulator'))('%s', (command) => {
  test('its arguments are understood; it starts, and ends when it is told to', async () => {
    const runner = runnerOf(command)
    const words = runner?.kind === 'simulator' ? runner.words : []
    const parsed = parseArguments(words)
    if (!parsed.ok) throw new Error(parsed.sentence)
    if (parsed.help) return
    const simulator = await createSimulator(parsed.options)
    expect(simulator.ready.port).toBeGreaterThan(0)
    expect(await simulator.do({ do: 'quit' })).toEqual({ ok: true })
    await simulator.stopped
  })
})

test('the simulator carries out every order that its page shows, in that order', async () => {
  const page = read('docs/simulator.md')
  const orders = blocksOf(page, 'jsonl').flatMap((block) => block.trim().split('\n'))
  expect(orders.length).toBeGreaterThan(15)
  const simulator = await createSimulator({ seed: 1 })
  try {
    for (const order of orders)
      expect({ order, ...(await simulator.do(JSON.parse(order))) }).toMatchObject({ ok: true })
    const unknown = await simulator.do({ do: 'fault', kind: 'none' })
    const known = unknown.ok ? '' : unknown.error
    const [, table = ''] = /<!-- faults -->\n\n((?:\|.*\n)+)/u.exec(page) ?? []
    const told = table.split('\n').flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([a-z-]+)`/gu)])
    expect(told.map(([, kind]) => kind).sort()).toEqual(
      known
        .replace(/.*known: /u, '')
        .split(', ')
        .sort(),
    )
  } finally {
    await simulator.stop()
  }
})

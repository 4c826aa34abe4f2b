import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { startProgram, type Program } from './program.ts'
import { anyNumber, anyText, matching } from './matchers.ts'

const running = new Set<Program>()
afterEach(async () => {
  running.forEach((program) => program.process.kill('SIGTERM'))
  await Promise.all([...running].map((program) => program.exit))
  running.clear()
})

function start(...words: string[]): Program {
  const program = startProgram(words)
  running.add(program)
  return program
}

test('it says where it is, obeys line by line and quits', async () => {
  const program = start('--domain=example.net', '--seed', '3')
  const ready = await program.line()
  expect(ready).toMatchObject({
    host: '127.0.0.1',
    port: anyNumber,
    domain: 'example.net',
    ca: matching(/\.pem$/),
    accounts: [
      {
        jid: 'ann@example.net',
        password: anyText,
        addresses: ['ann@example.net', 'sales@example.net'],
      },
      { jid: 'bob@example.net', password: anyText, addresses: ['bob@example.net'] },
    ],
    services: { suffix: 'xmpp.onsip.com' },
  })
  expect(existsSync(String(ready['ca']))).toBe(true)
  program.send('{"do":"ring","from":"sip:1@example.org","to":"sip:ann@example.net"}')
  const { call } = await program.line()
  expect(call).toEqual(anyText)
  // Two at once: the replies keep the order of the lines.
  program.send(`{"do":"answer","call":"${String(call)}"}\n{"do":"hangup","call":"${String(call)}"}`)
  expect(await program.line()).toEqual({ ok: true, call })
  expect(await program.line()).toEqual({ ok: true, call })
  program.send('{"do":"quit"}')
  expect(await program.line()).toEqual({ ok: true })
  expect(await program.exit).toEqual({ code: 0, stderr: '' })
  expect(existsSync(String(ready['ca']))).toBe(false)
})

test('the same seed gives the same passwords and call-ids, no seed gives new ones', async () => {
  const facts = async (...words: string[]): Promise<readonly unknown[]> => {
    const program = start(...words)
    const { accounts } = await program.line()
    program.send('{"do":"ring","from":"sip:1@example.org","to":"sip:ann@example.com"}')
    return [accounts, (await program.line())['call']]
  }
  const [first, second, other] = await Promise.all([facts('--seed=9'), facts('--seed=9'), facts()])
  expect(second).toEqual(first)
  expect(other).not.toEqual(first)
})

test('bad lines are answered by errors, and the next order is obeyed', async () => {
  const program = start()
  await program.line()
  for (const line of ['garbage', 'null', '{"do":"dance"}']) {
    program.send(line)
    expect(await program.line()).toMatchObject({ ok: false, error: anyText })
  }
  program.send('{"do":"state"}')
  expect(await program.line()).toMatchObject({ ok: true })
})

test('a wrong command line is refused with a sentence and the usage', async () => {
  const { code, stderr } = await start('--bogus').exit
  expect(code).toBe(2)
  expect(stderr).toContain("'--bogus'")
  expect(stderr).toContain('usage: npm run simulator')
})

test('a port that is taken is said so', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const { code, stderr } = await start(`--port=${port.toString()}`).exit
  expect(code).toBe(1)
  expect(stderr).toContain('EADDRINUSE')
  server.close()
})

test('it goes on without standard input and ends on SIGTERM', async () => {
  const program = start()
  const ready = await program.line()
  program.process.stdin?.end()
  await new Promise((resolve) => program.process.stdin?.once('close', resolve))
  expect(program.process.exitCode).toBeNull()
  program.process.kill('SIGTERM')
  expect((await program.exit).code).toBe(0)
  expect(existsSync(String(ready['ca']))).toBe(false)
})

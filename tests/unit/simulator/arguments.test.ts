import { expect, test } from 'vitest'
import { HELP, parseArguments, USAGE } from '../../../app/simulator/arguments.ts'
import { containing } from '../../integration/simulator/matchers.ts'

test.each([
  [
    [
      '--port',
      '5222',
      '--domain',
      'example.net',
      '--auto-answer',
      '300',
      '--seed',
      '7',
      '--expires',
      '60',
      '--cancel-incoming',
      '--colleagues=40',
    ],
  ],
  [
    [
      '--port=5222',
      '--domain=example.net',
      '--auto-answer=300',
      '--seed=7',
      '--expires=60',
      '--cancel-incoming',
      '--colleagues=40',
    ],
  ],
])('every option is understood in the form %j', (words) => {
  expect(parseArguments(words)).toEqual({
    ok: true,
    help: false,
    options: {
      port: 5222,
      domain: 'example.net',
      autoAnswerMs: 300,
      seed: 7,
      expiresS: 60,
      cancelIncoming: true,
      colleagues: 40,
    },
  })
})

test('help is given where it is asked for, and names every option', () => {
  expect(parseArguments(['--help'])).toEqual({ ok: true, help: true })
  for (const option of USAGE.match(/--[a-z-]+/gu) ?? []) expect(HELP).toContain(`  ${option} `)
})

test('nothing is required', () => {
  expect(parseArguments([])).toMatchObject({ ok: true, options: { cancelIncoming: false } })
})

test.each([
  [['--bogus'], '--bogus'],
  [['--port', '70000'], '--port wants'],
  [['--port', 'http'], '--port wants'],
  [['--port', ''], '--port wants'],
  [['--auto-answer', '1.5'], '--auto-answer wants'],
  [['--auto-answer=-1'], '--auto-answer wants'],
  [['--seed'], '--seed'],
  [['--expires', 'soon'], '--expires wants'],
  [['--domain', 'not a domain'], '--domain wants'],
  [['--cancel-incoming=yes'], '--cancel-incoming'],
  [['extra'], 'extra'],
])('%j is refused in a sentence', (words, sentence) => {
  expect(parseArguments(words)).toEqual({ ok: false, sentence: containing(sentence) })
})

test('joining a server names it, and the file that holds the secret', () => {
  const words = ['--join', '127.0.0.1:5347', '--component-secret-file', '/s', '--suffix', 'XMPP.example.net']
  expect(parseArguments(words)).toMatchObject({
    ok: true,
    join: { host: '127.0.0.1', port: 5347, secretFile: '/s' },
    options: { suffix: 'xmpp.example.net' },
  })
})

test.each([
  [['--join', '127.0.0.1:5347']],
  [['--join', 'nowhere', '--component-secret-file', '/s']],
  [['--component-secret-file', '/s']],
  [['--suffix', "a'b"]],
])('half a wish to join is refused: %j', (words) => {
  expect(parseArguments(words)).toMatchObject({ ok: false })
})

test('the engine of OpenZoep is stood in for on demand, and by a simulator of one’s own only', () => {
  expect(parseArguments(['--openzoep'])).toMatchObject({ ok: true, options: { openzoep: true } })
  expect(parseArguments([])).not.toHaveProperty('options.openzoep')
  expect(
    parseArguments(['--openzoep', '--join', 'localhost:5347', '--component-secret-file', '/x']),
  ).toMatchObject({ ok: false })
})

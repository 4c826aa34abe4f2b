import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseArguments } from '../../../main/arguments.ts'

const nothing = {
  config: undefined,
  hidden: false,
  print: undefined,
  status: false,
  wishes: [],
  unknown: [],
  refused: [],
}

const anyLink = fc
  .tuple(
    fc.constantFrom('tel:', 'SIP:', 'ringside:', 'ringside:call?to=', 'ringside://call/?to='),
    fc.string(),
  )
  .map((parts) => parts.join(''))

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

describe('what the program is started with', () => {
  it('is nothing when the line holds only its own path and switches of Chromium', () => {
    const line = [
      '--no-sandbox',
      '--user-data-dir=/tmp/p',
      '--lang=en-US',
      '--inspect=0',
      '--v=1',
      '/opt/ringside',
      '.',
    ]
    expect(parseArguments(line)).toEqual(nothing)
  })

  it.each([
    ['--config=/etc/ringside.json', { config: '/etc/ringside.json' }],
    ['--hidden', { hidden: true }],
    ['--version', { print: 'version' }],
    ['--help', { print: 'help' }],
    ['--status', { status: true }],
    ['--hang-up', { wishes: [{ kind: 'hang-up' }] }],
    ['--dial-clipboard', { wishes: [{ kind: 'dial-clipboard' }] }],
    ['--dial=555 0100', { wishes: [{ kind: 'dial', text: '555 0100', source: 'argument' }] }],
    ['--dial=a=b', { wishes: [{ kind: 'dial', text: 'a=b', source: 'argument' }] }],
    ['tel:+17325550100', { wishes: [{ kind: 'dial', text: 'tel:+17325550100', source: 'link' }] }],
    ['SIP:bob@example.com', { wishes: [{ kind: 'dial', text: 'SIP:bob@example.com', source: 'link' }] }],
    ['sips:bob@example.com', { wishes: [{ kind: 'dial', text: 'sips:bob@example.com', source: 'link' }] }],
    ['ringside:call?to=%2B17325550100', { wishes: [{ kind: 'dial', text: '+17325550100', source: 'link' }] }],
    ['callto:7001', { wishes: [{ kind: 'dial', text: 'callto:7001', source: 'link' }] }],
  ])('%s is understood', (argument, expected) => {
    expect(parseArguments([argument])).toEqual({ ...nothing, ...expected })
  })

  it.each([
    '--dail=1',
    '--dial',
    '--dial=',
    '--config',
    '--hidden=yes',
    '--version=2',
    '--dial-clipboard=x',
    '--hang-up=1',
    '--status=json',
    '--Dial=1',
  ])('%s is told, not guessed', (argument) => {
    expect(parseArguments([argument])).toEqual({ ...nothing, unknown: [argument] })
  })

  it('does not take a value from the next argument, where Chromium may have put anything', () => {
    const { wishes, unknown } = parseArguments([
      '--dial',
      '--allow-file-access-from-files',
      './app',
      '555 0100',
    ])
    expect({ wishes, unknown }).toEqual({ wishes: [], unknown: ['--dial'] })
  })

  it('finds a link wherever it stands', () => {
    expect(parseArguments(['tel:1', '--no-sandbox', '.']).wishes).toHaveLength(1)
    expect(parseArguments(['.', '--', 'tel:1']).wishes).toHaveLength(1)
  })

  it('reads nothing but links behind a bare "--"', () => {
    expect(
      parseArguments(['--', '--config=/tmp/evil.json', '--dial=900', 'tel:1', 'https://example.com/']),
    ).toEqual({
      ...nothing,
      wishes: [{ kind: 'dial', text: 'tel:1', source: 'link' }],
    })
  })

  it('does not take a link out of the middle of another text', () => {
    expect(parseArguments(['https://example.com/?u=tel:1', ' tel:1', 'xtel:1']).wishes).toEqual([])
  })

  it('takes at most ten wishes', () => {
    expect(parseArguments(Array.from({ length: 50 }, (_, n) => `tel:${n}`)).wishes).toHaveLength(10)
  })

  it.each([`tel:${'1'.repeat(5_000)}`, 'ringside:quit', 'ringside:call?to=1&config=/tmp/evil.json'])(
    'refuses %.30s…, and says so in a few characters',
    (link) => {
      expect(parseArguments(['--', link])).toEqual({ ...nothing, refused: [link.slice(0, 100)] })
    },
  )

  it('takes no option out of a link, whatever follows it', () => {
    const { wishes, unknown, config } = parseArguments([
      '--',
      'tel:1',
      '--dial=900',
      '--config=/tmp/evil.json',
    ])
    expect({ wishes: wishes.length, unknown, config }).toEqual({ wishes: 1, unknown: [], config: undefined })
  })

  it('counts the last --config', () => {
    expect(parseArguments(['--config=a', '--config=b']).config).toBe('b')
  })

  it('answers any line at all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), anyLink), { maxLength: 30 }),
        (line) => {
          const { wishes, unknown, refused } = parseArguments(line)
          expect(wishes.length).toBeLessThanOrEqual(10)
          expect(unknown.length + refused.length).toBeLessThanOrEqual(6)
          for (const wish of wishes)
            if (wish.kind === 'dial')
              expect(line.some((part) => part.includes(wish.text) || decoded(part).includes(wish.text))).toBe(
                true,
              )
        },
      ),
    )
  })
})

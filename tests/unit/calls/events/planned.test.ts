import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planAction } from '../../../../app/calls/events/planned.ts'
import { problemOfRule } from '../../../../app/calls/events/problem.ts'
import { PLACEHOLDERS, type EventAction, type EventValues } from '../../../../app/calls/events/rule.ts'
import { makeRule, makeValues } from './make-rule.ts'

const planned = (action: EventAction, values: Partial<EventValues> = {}) => {
  const rule = makeRule({ action })
  expect(problemOfRule(rule)).toBeUndefined()
  return planAction(rule, makeValues(values))
}

const urlOf = (url: string, values: Partial<EventValues> = {}): unknown => {
  const result = planned({ kind: 'page', url }, values)
  return result.ok && result.value.kind === 'page' ? result.value.url : result
}

const argsOf = (args: readonly string[], values: Partial<EventValues> = {}): unknown => {
  const result = planned({ kind: 'program', path: '/bin/true', args }, values)
  return result.ok && result.value.kind === 'program' ? result.value.args : result
}

const HOSTILE = [
  '$(rm -rf ~)',
  '`id`',
  '"; calc; "',
  "'; calc; '",
  '%0a%0d',
  '\n\r\t\0',
  '-o',
  '--output=/etc/passwd',
  '–o',
  '－o',
  '\u00ad-o',
  '/c calc',
  '@/etc/passwd',
  '+!calc',
  'javascript:alert(1)',
  '../../admin',
  '..',
  '.',
  '%2e%2e',
  '\\\\evil.example\\share',
  'https://evil.example/',
  '#x?y=z&a=b',
  '\u202ecod.exe',
  '\ud800',
  '{number}',
  'x'.repeat(2_000),
  '＂ -o ＂',
  '李'.repeat(2_000),
] as const

describe('web addresses', () => {
  test.each([
    ['https://crm.example.com/?tel={e164}', 'https://crm.example.com/?tel=%2B14155551212'],
    ['https://crm.example.com/{name}', 'https://crm.example.com/Ann%20Carter'],
    ['https://crm.example.com/#{call-id}', 'https://crm.example.com/#call-1'],
    ['HTTPS://crm.example.com', 'https://crm.example.com/'],
    [
      'https://crm.example.com:8443/a?b={direction}&c={duration}',
      'https://crm.example.com:8443/a?b=incoming&c=0',
    ],
  ])('%s opens %s', (template, expected) => {
    expect(urlOf(template)).toBe(expected)
  })

  test.each(HOSTILE)('a caller named %j stays one part of the address', (name) => {
    const template = 'https://crm.example.com/people/{name}/edit?who={name}&n={number}#{name}'
    const result = planned({ kind: 'page', url: template }, { name })
    if (!result.ok) {
      // A name of nothing but dots would mean another folder, and a long one does not fit.
      expect(/^\.{1,2}$/.test(name) || name.length > 200).toBe(true)
      return
    }
    const url = new URL(result.value.kind === 'page' ? result.value.url : '')
    expect(url.origin).toBe('https://crm.example.com')
    expect(url.pathname.split('/')).toHaveLength(4)
    expect(url.pathname.endsWith('/edit')).toBe(true)
    expect([...url.searchParams.keys()]).toEqual(['who', 'n'])
    expect(url.searchParams.get('n')).toBe('4155551212')
  })

  test('a caller named by dots opens nothing', () => {
    expect(urlOf('https://crm.example.com/a/{name}', { name: '..' })).toEqual({
      ok: false,
      error: 'leads-elsewhere',
    })
    expect(urlOf('https://crm.example.com/a/.{name}', { name: '.' })).toEqual({
      ok: false,
      error: 'leads-elsewhere',
    })
    expect(urlOf('https://crm.example.com/?who={name}', { name: '..' })).toBe(
      'https://crm.example.com/?who=..',
    )
  })

  test('any value stays one value, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        const result = planned({ kind: 'page', url: 'https://crm.example.com/a?who={name}&b=1' }, { name })
        if (!result.ok || result.value.kind !== 'page') throw new Error('not planned')
        const url = new URL(result.value.url)
        expect(url.origin + url.pathname + url.hash).toBe('https://crm.example.com/a')
        expect([...url.searchParams.keys()]).toEqual(['who', 'b'])
      }),
    )
  })
})

describe('arguments of programs', () => {
  test.each([
    [['{name}'], { name: '-o' }, ['o']],
    [['{name}'], { name: '--output=x' }, ['output=x']],
    [['{name}'], { name: '–x' }, ['x']],
    [['{name}'], { name: '－x' }, ['x']],
    [['{name}'], { name: '\u00ad-x' }, ['x']],
    [['{name}'], { name: '/c calc' }, ['c calc']],
    [['{name}'], { name: '@file' }, ['file']],
    [['{name}'], { name: '+!calc' }, ['!calc']],
    [['{e164}'], {}, ['+14155551212']],
    [['{outcome}{name}'], { name: '-o' }, ['o']],
    [['--name={name}'], { name: '-o' }, ['--name=-o']],
    [['-n', '{name}'], { name: '$(rm -rf ~) `id` "; calc' }, ['-n', '$(rm -rf ~) `id` "; calc']],
    [['{name}'], { name: '＂x＂' }, ['"x"']],
    [['{name}'], { name: '−x' }, ['x']],
    [['{name}'], { name: '⁄c calc' }, ['c calc']],
    [['{name}'], { name: 'ʺx∖' }, ['"x\\']],
    [['{name}', '', '{number}'], { name: '' }, ['', '', '4155551212']],
    [['{"n":"{number}"}'], {}, ['{"n":"4155551212"}']],
  ] as const)('%j with %j gives %j', (args, values, expected) => {
    expect(argsOf(args, values)).toEqual(expected)
  })

  test.each(HOSTILE)('a caller named %j gives one argument that is no option', (name) => {
    const args = argsOf(['{name}', 'then', '{name} {number}'], { name })
    if (!Array.isArray(args)) throw new Error('not planned')
    expect(args).toHaveLength(3)
    expect(args[1]).toBe('then')
    expect(args.filter((arg) => /^[\p{Pd}/@]|[\p{Cc}\p{Bidi_C}]/u.test(String(arg)))).toEqual([])
    expect(String(args[0]).length).toBeLessThanOrEqual(200)
  })
})

test('a report holds the rule and every value as a text', () => {
  const result = planned({ kind: 'post', url: 'http://localhost:8080/call' }, { name: '"}\n' })
  if (!result.ok || result.value.kind !== 'post') throw new Error('not planned')
  const body: unknown = JSON.parse(result.value.body)
  expect(body).toEqual({ rule: 'Open record', ...makeValues({ name: '"}' }) })
  expect(Object.keys(makeValues())).toEqual([...PLACEHOLDERS])
})

describe('what is no rule', () => {
  test.each([
    ['', 'text-missing'],
    ['http://crm.example.com/', 'page-not-https'],
    ['javascript:alert(1)//{name}', 'page-not-https'],
    ['file:///etc/passwd', 'page-not-https'],
    ['crm.example.com', 'page-not-https'],
    ['{name}', 'page-not-https'],
    ['https://{name}/', 'address-invalid'],
    ['https://{name}.example.com/', 'address-invalid'],
    ['https://crm.example.com{name}', 'address-invalid'],
    ['https://crm.example.com:{number}/', 'address-invalid'],
    ['https://ann:secret@crm.example.com/', 'address-invalid'],
    ['https://crm.example.com\\@evil.example/', 'address-invalid'],
    ['https://crm.example.com/a b', 'address-invalid'],
    ['https://crm.example.com/../x', 'address-invalid'],
    ['https://crm.example.com/%2E%2e/x', 'address-invalid'],
    ['https:///x', 'address-invalid'],
    ['https://crm.example.com/{phone}', 'placeholder-unknown'],
    ['https://crm.example.com/{Number}', 'placeholder-unknown'],
    ['https://crm.example.com/\u0000', 'control-characters'],
  ])('the page %j: %s', (url, problem) => {
    expect(problemOfRule(makeRule({ action: { kind: 'page', url } }))).toBe(problem)
  })

  test.each([
    ['http://localhost:8080/x', undefined],
    ['http://LOCALHOST/x', undefined],
    ['http://127.0.0.1/x?n={number}', undefined],
    ['http://127.255.1.2:1/', undefined],
    ['http://127.1/', undefined],
    ['http://[::1]:8080/', undefined],
    ['https://localhost/', 'post-not-local'],
    ['http://localhost.evil.example/', 'post-not-local'],
    ['http://evil.example/', 'post-not-local'],
    ['http://128.0.0.1/', 'post-not-local'],
    ['http://0.0.0.0/', 'post-not-local'],
    ['http://[::ffff:7f00:1]/', 'post-not-local'],
    ['http://localhost@evil.example/', 'post-not-local'],
    ['http://me@localhost/', 'address-invalid'],
    ['http://169.254.169.254/', 'post-not-local'],
  ])('a report to %s: %s', (url, problem) => {
    expect(problemOfRule(makeRule({ action: { kind: 'post', url } }))).toBe(problem)
  })

  test.each([
    ['/usr/bin/crm', undefined],
    ['C:\\Program Files\\CRM\\crm.exe', undefined],
    ['\\\\server\\share\\crm.exe', undefined],
    ['crm', 'program-not-whole'],
    ['./crm', 'program-not-whole'],
    ['C:\\crm.bat', 'program-script'],
    ['C:\\crm.CMD ', 'program-script'],
    ['C:\\crm.cmd..', 'program-script'],
    ['', 'text-missing'],
  ])('the program %j: %s', (path, problem) => {
    expect(problemOfRule(makeRule({ action: { kind: 'program', path, args: [] } }))).toBe(problem)
  })

  test('a rule needs a name, and arguments know the same places', () => {
    expect(problemOfRule(makeRule({ name: ' ' }))).toBe('name-missing')
    const args = ['{nobody}']
    expect(problemOfRule(makeRule({ action: { kind: 'program', path: '/x/y', args } }))).toBe(
      'placeholder-unknown',
    )
  })
})

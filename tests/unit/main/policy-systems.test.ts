/** Policies on systems that no test runs on: what their tools are documented to print, read. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { err, ok } from '../../../app/contract/result.ts'
import { createPolicyRegistry } from '../../../main/policy-registry.ts'
import { typedPolicy } from '../../../main/policy-values.ts'
import { policySources } from '../../../main/policy-sources.ts'
import { readRegistryExport } from '../../../main/registry-text.ts'
import { runTool, type RunTool } from '../../../main/run-tool.ts'

const ROOT = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Ringside'
const HEAD = 'Windows Registry Editor Version 5.00'
const utf16 = (lines: readonly string[]): Buffer => Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf16le')
/** As `reg export` writes them: UTF-16 code units in hexadecimal, each text with its NUL. */
const multi = (...texts: readonly string[]): string =>
  `hex(7):${Buffer.from(`${texts.map((text) => `${text}\0`).join('')}\0`, 'utf16le')
    .toString('hex')
    .replace(/(..)(?!$)/g, '$1,')}`

const EXPORT = [
  HEAD,
  '',
  `[${ROOT}]`,
  '',
  `[${ROOT}\\locked]`,
  '',
  `[${ROOT}\\locked\\server]`,
  '"host"="pbx.exämple.com"',
  '"port"=dword:00001466',
  '"caFile"="C:\\\\ca\\\\root.pem"',
  '',
  `[${ROOT}\\locked\\team]`,
  `"lines"=${multi('a@example.com', 'b@example.com').replace(/(.{60},)/, '$1\\\r\n  ')}`,
  '',
  `[${ROOT}\\suggested\\alerts]`,
  '"cards"=dword:00000000',
  '',
  `[${ROOT}\\suggested\\dialing]`,
  '"waitSeconds"="null"',
  `"rules"=${multi('{"kind":"pattern","match":"1","replace":"2","note":""}')}`,
  '',
]

/** A `reg.exe` that exports these lines; undefined: the key is not there. */
const reg =
  (lines: readonly string[] | undefined, works = true): RunTool =>
  async (_program, [verb, , file = '']) => {
    if (verb === 'query') return works ? ok(Buffer.alloc(0)) : err(undefined)
    if (lines === undefined) return err(undefined)
    await writeFile(file, utf16(lines))
    return ok(Buffer.alloc(0))
  }

describe('a policy in the Windows registry', () => {
  const from = { scope: 'machine', root: ROOT } as const
  const source = (run: RunTool) => createPolicyRegistry(from.scope, run)

  it.runIf(process.platform !== 'win32')(
    'is refused with a CA file that is no absolute path here',
    async () => {
      expect(await source(reg(EXPORT)).look()).toMatchObject({
        kind: 'refused',
        problem: { code: 'policy-invalid', detail: `${ROOT}: server.caFile must be an absolute path` },
      })
    },
  )

  it('is read by the system’s own tool, not by one of that name in the folder we were started in', async () => {
    const programs: string[] = []
    const noted: RunTool = (program, ...rest) => {
      programs.push(program)
      return reg(undefined)(program, ...rest)
    }
    expect(await source(noted).look()).toEqual({ kind: 'absent' })
    expect(programs).toHaveLength(2)
    for (const program of programs) expect(program).toMatch(/^[A-Z]:\\.+\\System32\\reg\.exe$/u)
  })

  it('is read with its types, and told of once', async () => {
    const one = source(reg(EXPORT.filter((line) => !line.includes('caFile'))))
    expect(await one.look()).toEqual({
      kind: 'policy',
      policy: {
        locked: {
          server: { host: 'pbx.exämple.com', port: 5222 },
          team: { lines: ['a@example.com', 'b@example.com'] },
        },
        suggested: {
          alerts: { cards: false },
          dialing: {
            waitSeconds: null,
            rules: [{ kind: 'pattern', match: '1', replace: '2', note: '' }],
          },
        },
      },
    })
    expect(await one.look()).toEqual({ kind: 'unchanged' })
    expect(one.from).toBe(ROOT)
  })

  it('is absent where there is no such key, and unreadable where the tool may not be used', async () => {
    expect(await source(reg(undefined)).look()).toEqual({ kind: 'absent' })
    expect(await source(reg(undefined, false)).look()).toMatchObject({
      kind: 'refused',
      problem: { code: 'policy-unreadable' },
    })
  })

  it.each([
    [[HEAD, `[${ROOT}\\locked\\servers]`, '"host"="a"'], '“locked.servers” is no setting'],
    [[HEAD, `[${ROOT}]`, '"locked"="a"'], 'expected object'],
    [[HEAD, `[${ROOT}\\locked\\server]`, '"port"=dword:ffffffff'], 'locked.server.port'],
    [[HEAD, `[${ROOT}\\locked\\server]`, '"host"=hex:01,02'], 'locked\\server\\host cannot be read'],
    [[HEAD, '[HKEY_CURRENT_USER\\Other]', '"a"="b"'], 'gave no answer'],
    [['REGEDIT4', `[${ROOT}]`], 'gave no answer'],
    [[HEAD, `[${ROOT}]`, 'what is this'], 'gave no answer'],
  ])('that says %j is refused', async (lines, why) => {
    const reading = await source(reg(lines)).look()
    expect(reading.kind === 'refused' ? reading.problem.detail : '').toContain(why)
  })

  it('is read whatever the case of its path, with escapes in names and texts', () => {
    const tree = readRegistryExport(
      utf16([HEAD, `[${ROOT.toLowerCase()}\\a]`, '"b\\"\\\\"="c\\"\\\\"', '"d"=hex(2):65,00,00,00', '@="e"']),
      ROOT,
    )
    expect([...(tree?.get('a') ?? [])]).toEqual([
      ['b"\\', 'c"\\'],
      ['d', 'e'],
    ])
  })
})

describe('a program of the system', () => {
  it('is given its input and answers with its output, or with nothing where it fails or is not there', async () => {
    const node = (script: string) => runTool(process.execPath, ['-e', script], Buffer.from('ä'))
    expect(await node('process.stdin.pipe(process.stdout)')).toEqual(ok(Buffer.from('ä')))
    expect(await node('process.exit(1)')).toEqual(err(undefined))
    expect(await runTool('/no/such/program', [])).toEqual(err(undefined))
  })
})

describe('values from where some types cannot be written', () => {
  it('are those of their settings where there is such a reading, else as they are', () => {
    const typed = (section: string, key: string, value: unknown): unknown =>
      typedPolicy({ locked: { [section]: { [key]: value } } })
    const as = (section: string, key: string, value: unknown) => ({ locked: { [section]: { [key]: value } } })
    expect(typed('server', 'host', 'true')).toEqual(as('server', 'host', 'true'))
    expect(typed('server', 'host', 1)).toEqual(as('server', 'host', 1))
    expect(typed('server', 'port', '5222')).toEqual(as('server', 'port', 5222))
    expect(typed('shortcuts', 'focusCard', 'null')).toEqual(as('shortcuts', 'focusCard', null))
    expect(typed('alerts', 'cards', 1)).toEqual(as('alerts', 'cards', true))
    expect(typed('alerts', 'cards', 'yes')).toEqual(as('alerts', 'cards', 'yes'))
    expect(typed('no', 'such', ['{'])).toEqual(as('no', 'such', ['{']))
    expect(typedPolicy([1])).toEqual([1])
    expect(typedPolicy({ locked: 'x' })).toEqual({ locked: 'x' })
  })
})

describe.runIf(process.getuid?.() === 0)('managed preferences of macOS', () => {
  const json = {
    AppleLanguages: ['en'],
    locked: { server: { port: 5222 }, shortcuts: { focusCard: 'null' } },
  }

  it('are read from a property list by the system’s tool, the system’s own keys left out', async () => {
    const asked: (readonly string[])[] = []
    const run: RunTool = (program, args, input) => {
      asked.push([program, ...args, String(input)])
      return Promise.resolve(ok(Buffer.from(JSON.stringify(json))))
    }
    const folder = await mkdtemp(path.join(os.tmpdir(), 'ringside-mac-'))
    try {
      await mkdir(path.join(folder, 'ann'))
      await writeFile(path.join(folder, 'ann', 'com.ringside.companion.plist'), 'bplist')
      const places = { home: '/', userName: 'ann', uid: 501, isPackaged: true, env: {}, run } as const
      const sources = policySources({ ...places, platform: 'darwin', managedPreferences: folder })
      expect(sources.map(({ scope, from }) => [scope, path.relative(folder, from)])).toEqual([
        ['machine', 'com.ringside.companion.plist'],
        ['user', path.join('ann', 'com.ringside.companion.plist')],
      ])
      expect(await sources[0]?.look()).toEqual({ kind: 'absent' })
      expect(await sources[1]?.look()).toEqual({
        kind: 'policy',
        policy: { locked: { server: { port: 5222 }, shortcuts: { focusCard: null } }, suggested: {} },
      })
      expect(asked).toEqual([['/usr/bin/plutil', '-convert', 'json', '-o', '-', '--', '-', 'bplist']])
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

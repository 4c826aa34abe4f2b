import { describe, expect, it } from 'vitest'
import { appError } from '../../../app/contract/errors.ts'
import { err, ok } from '../../../app/contract/result.ts'
import type { ShellState } from '../../../app/contract/state.ts'
import { linkEntry, withoutDefault } from '../../../main/link-entry-linux.ts'
import { nativeLinks } from '../../../main/link-registrar-native.ts'
import { createLinks } from '../../../main/links.ts'
import type { FormerLinkOwners } from '../../../main/shell-memory.ts'

const page = { kind: 'page', webContentsId: 1 } as const

/** A system in which one program after the other may have the links. */
function started(owner: string, obeys = true) {
  let now = owner
  let kept: FormerLinkOwners = {}
  const reports: ShellState['linkOwners'][] = []
  const { commands, read } = createLinks({
    registrar: {
      ownerOf: () =>
        Promise.resolve(
          now === 'ringside'
            ? { status: 'ours' }
            : now === ''
              ? { status: 'none' }
              : { status: 'other', name: now },
        ),
      claim: () => {
        const former = now
        if (!obeys) return Promise.resolve(err(appError('links-not-taken')))
        now = 'ringside'
        return Promise.resolve(ok(former))
      },
      release: (_scheme, former) => {
        now = former
        return Promise.resolve(ok(null))
      },
      nameOf: (former) => former.toUpperCase(),
    },
    memory: {
      formerLinkOwners: () => kept,
      rememberFormerLinkOwners: (owners) => {
        kept = owners
      },
    },
    report: ({ linkOwners }) => reports.push(linkOwners),
  })
  return {
    commands,
    read,
    kept: () => kept,
    tel: () => reports.at(-1)?.tel,
    take: (by: string) => (now = by),
  }
}

describe('links', () => {
  it('are taken, say who had them, and go back to them', async () => {
    const { commands, tel, kept } = started('zoiper')
    await commands['links.claim']({ scheme: 'tel' }, page)
    expect(tel()).toEqual({ status: 'ours', former: 'ZOIPER' })
    await commands['links.release']({ scheme: 'tel' }, page)
    expect(tel()).toEqual({ status: 'other', name: 'zoiper' })
    expect(kept()).toEqual({})
  })

  it('that another program took since are not taken from it by an undo', async () => {
    const { commands, read, tel, take } = started('')
    await commands['links.claim']({ scheme: 'tel' }, page)
    expect(tel()).toEqual({ status: 'ours', former: '' })
    take('linphone')
    await read()
    expect(tel()).toEqual({ status: 'other', name: 'linphone' })
  })

  it('that the system keeps are told as refused, and nothing is remembered', async () => {
    const { commands, kept, tel } = started('zoiper', false)
    expect(await commands['links.claim']({ scheme: 'tel' }, page)).toMatchObject({ ok: false })
    expect(tel()).toEqual({ status: 'other', name: 'zoiper' })
    expect(kept()).toEqual({})
  })

  it('that were ours before anything was taken have nothing to undo', async () => {
    const { read, tel } = started('ringside')
    await read()
    expect(tel()).toEqual({ status: 'ours' })
  })
})

describe('the desktop entry', () => {
  it('quotes its program as the specification wants, and lets no link be an option', () => {
    const entry = linkEntry(['/opt/a "b" $c `d` \\e 100%/ringside', '/srv/app'], ['sips', 'ringside'])
    expect(entry).toContain(
      String.raw`Exec="/opt/a \\"b\\" \\$c \\${'`'}d\\${'`'} \\\\e 100%%/ringside" "/srv/app" -- %u` + '\n',
    )
    expect(entry).toContain('MimeType=x-scheme-handler/sips;x-scheme-handler/ringside;\n')
    expect(() => linkEntry(['/opt/a\nExec=/bin/evil'], [])).toThrow('control character')
  })

  it.each([
    ['[Default Applications]\nx/tel=us;\nx/sip=us;\n', '[Default Applications]\nx/sip=us;\n'],
    ['[Default Applications]\r\nx/tel=them;us;\r\n', '[Default Applications]\r\nx/tel=them;\r\n'],
    ['[Added Associations]\nx/tel=us;\n', '[Added Associations]\nx/tel=us;\n'],
    ['[Default Applications]\nx/tel=them\n# us\n', '[Default Applications]\nx/tel=them\n# us\n'],
    ['', ''],
  ])('leaves %j as %j', (before, after) => {
    expect(withoutDefault(before, 'x/tel', 'us')).toBe(after)
  })
})

describe('on Windows and macOS', () => {
  function system(platform: 'win32' | 'darwin', takes = true) {
    const done: unknown[] = []
    const registrar = nativeLinks({
      app: {
        isDefaultProtocolClient: () => false,
        getApplicationNameForProtocol: () => 'Zoiper',
        setAsDefaultProtocolClient: (...args: readonly unknown[]) => {
          done.push(['set', ...args])
          return takes
        },
        removeAsDefaultProtocolClient: (...args: readonly unknown[]) => {
          done.push(['remove', ...args])
          return takes
        },
      },
      shell: { openExternal: (url: string) => Promise.resolve(void done.push(['open', url])) },
      platform,
      command: ['C:\\Ringside.exe', 'C:\\app'],
    })
    return { registrar, done }
  }

  it('Windows is told the program with a link never among its options, and the user asked to confirm', async () => {
    const { registrar, done } = system('win32')
    expect(await registrar.claim('tel')).toEqual({ ok: true, value: 'Zoiper' })
    expect(done).toEqual([
      ['set', 'tel', 'C:\\Ringside.exe', ['C:\\app', '--']],
      ['open', 'ms-settings:defaultapps'],
    ])
  })

  it('our own links need no confirmation, and macOS none at all', async () => {
    const windows = system('win32')
    await windows.registrar.claim('ringside')
    const mac = system('darwin')
    await mac.registrar.claim('tel')
    await mac.registrar.release('tel', 'Zoiper')
    expect([windows.done.length, mac.done]).toEqual([
      1,
      [
        ['set', 'tel'],
        ['remove', 'tel'],
      ],
    ])
  })

  it('a refusal is told', async () => {
    const { registrar, done } = system('win32', false)
    expect(await registrar.claim('tel')).toMatchObject({ ok: false, error: { code: 'links-not-taken' } })
    expect(await registrar.release('tel', '')).toMatchObject({
      ok: false,
      error: { code: 'links-not-returned' },
    })
    expect(done.filter((each) => Array.isArray(each) && each[0] === 'open')).toEqual([])
  })
})

/** Taking links over and giving them back, by the real xdg-utils in a home of the test's own. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LinkRegistrar } from '../../../main/link-registrar.ts'
import { linuxLinks } from '../../../main/link-registrar-linux.ts'
import { DESKTOP_ENTRY } from '../../../main/identity.ts'
import { hasProgram } from '../../desktop/programs.ts'

let home: string
let links: LinkRegistrar
beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'ringside-links-'))
  mkdirSync(path.join(home, 'data/applications'), { recursive: true })
  mkdirSync(path.join(home, 'config'))
  links = linuxLinks({
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      XDG_DATA_HOME: path.join(home, 'data'),
      XDG_DATA_DIRS: path.join(home, 'system'),
      XDG_CONFIG_HOME: path.join(home, 'config'),
      XDG_CONFIG_DIRS: path.join(home, 'etc'),
    },
    home,
    command: ['/bin/true', '/opt/my "apps"/ringside'],
  })
})
afterEach(() => {
  rmSync(home, { recursive: true, force: true })
})

const entries = () =>
  readdirSync(path.join(home, 'data/applications')).filter((name) => name.endsWith('.desktop'))
const list = () => readFileSync(path.join(home, 'config/mimeapps.list'), 'utf8')
function installOther(): void {
  const entry =
    '[Desktop Entry]\nType=Application\nName=Zoiper\nExec=/bin/true %u\nMimeType=x-scheme-handler/tel;\n'
  writeFileSync(path.join(home, 'data/applications/zoiper5.desktop'), entry)
  writeFileSync(
    path.join(home, 'config/mimeapps.list'),
    '[Default Applications]\ntext/html=browser.desktop\nx-scheme-handler/tel=zoiper5.desktop\n',
  )
}

describe.skipIf(!hasProgram('xdg-mime'))('links on Linux', () => {
  it('are taken from another program, and given back to it', async () => {
    installOther()
    expect(await links.ownerOf('tel')).toEqual({ status: 'other', name: 'zoiper5' })
    expect(await links.claim('tel')).toEqual({ ok: true, value: 'zoiper5.desktop' })
    expect(await links.ownerOf('tel')).toEqual({ status: 'ours' })
    expect(entries()).toEqual([DESKTOP_ENTRY, 'zoiper5.desktop'])
    expect(await links.release('tel', 'zoiper5.desktop')).toEqual({ ok: true, value: null })
    expect(await links.ownerOf('tel')).toEqual({ status: 'other', name: 'zoiper5' })
    expect(list()).toContain('text/html=browser.desktop')
  })

  it('that were nobody’s are nobody’s again, and what was written for it is gone', async () => {
    expect(await links.claim('sips')).toEqual({ ok: true, value: '' })
    expect(await links.ownerOf('sips')).toEqual({ status: 'ours' })
    expect(await links.release('sips', '')).toEqual({ ok: true, value: null })
    expect(await links.ownerOf('sips')).toEqual({ status: 'none' })
    expect(entries()).toEqual([])
  })

  it('keep the entry that another kind of link still needs', async () => {
    await links.claim('sip')
    await links.claim('sips')
    await links.release('sips', '')
    expect(await links.ownerOf('sip')).toEqual({ status: 'ours' })
    expect(await links.ownerOf('sips')).toEqual({ status: 'none' })
    // Nobody asked for these.
    expect(await links.ownerOf('tel')).toEqual({ status: 'none' })
    await links.release('sip', '')
    expect(entries()).toEqual([])
  })

  it('use a package’s entry as it is', async () => {
    const file = path.join(home, 'data/applications', DESKTOP_ENTRY)
    const packaged = '[Desktop Entry]\nType=Application\nName=Ringside\nExec=/bin/true -- %U\n'
    writeFileSync(file, packaged)
    expect(await links.claim('tel')).toEqual({ ok: true, value: '' })
    await links.release('tel', '')
    expect(readFileSync(file, 'utf8')).toBe(packaged)
  })

  it('cannot be given back to a program that is gone, which is said', async () => {
    await links.claim('tel')
    expect(await links.release('tel', 'gone.desktop')).toMatchObject({
      ok: false,
      error: { code: 'links-not-returned' },
    })
  })
})

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { LINK_SCHEMES } from '../../../app/contract/links.ts'
import { helpText } from '../../../app/contract/messages/shell.ts'
import { controlFile, readWishes } from '../../../build/packaging/deb-stand-in.mjs'
import { manPage, readHelp } from '../../../build/packaging/shell-files.mjs'
import { feedBy } from '../../../build/packaging/feed.mjs'
import { signingBy } from '../../../build/packaging/signing.mjs'
import { withHooks } from '../../../build/packaging/windows/msi-project.mjs'
import { TOAST_CLSID } from '../../../main/identity.ts'

const WINDOWS = path.resolve(import.meta.dirname, '../../../build/packaging/windows')
const INSTALLER = readFileSync(path.join(WINDOWS, 'installer.nsh'), 'utf8')

describe('what Windows is told', () => {
  /** As electron-builder's template begins and ends it. */
  const PROJECT = `<Wix xmlns="http://wixtoolset.org/schemas/v4/wxs">
    <ComponentGroup Id="ProductComponents" Directory="APPLICATIONFOLDER">
      <Component>
        <File Name="Ringside.exe" Id="mainExecutable">
        <Shortcut Id="startMenuShortcut">
          <ShortcutProperty Key="System.AppUserModel.ID" Value="com.ringside.companion"/>
        </Shortcut>
</File>
      </Component>
    </ComponentGroup>
</Wix>
`
  const hooked = withHooks(PROJECT)

  it('is the same by both installers: the schemes, the class of notifications, the command', () => {
    for (const scheme of LINK_SCHEMES) {
      expect(INSTALLER).toContain(`!insertmacro ringsideOffers "${scheme}"`)
      expect(hooked).toContain(`URLAssociations" Name="${scheme}" Type="string" Value="Ringside.Call"`)
    }
    expect(INSTALLER).toContain(`RINGSIDE_TOAST_CLSID "${TOAST_CLSID}"`)
    expect(hooked).toContain(`Key="System.AppUserModel.ToastActivatorCLSID" Value="${TOAST_CLSID}"`)
    expect(INSTALLER).toContain(`'"$appExe" -- "%1"'`)
    expect(hooked).toContain('Value="&quot;[#mainExecutable]&quot; -- &quot;%1&quot;"')
  })

  it('finds its places in what electron-builder writes', () => {
    const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
    const library = path.dirname(builder.resolve('app-builder-lib/package.json'))
    const template = readFileSync(path.join(library, 'templates/msi/template.xml'), 'utf8')
    const writer = readFileSync(path.join(library, 'out/targets/MsiTarget.js'), 'utf8')
    const shortcut = /<ShortcutProperty Key="System\.AppUserModel\.ID".*\/>/u.exec(writer)?.[0] ?? ''
    expect(withHooks(`${shortcut}\n${template}`)).toContain('<Component Id="Registrations"')
  })

  it('leaves the rest of the MSI project as it was', () => {
    const added =
      /\n\s*<ShortcutProperty Key="System\.AppUserModel\.Toast.*|\n\s*<Component Id="Registrations"[^]*?<\/Component>/gu
    expect(hooked).not.toBe(PROJECT)
    expect(hooked.replace(added, '')).toBe(PROJECT)
    expect(() => withHooks('<Wix/>')).toThrow(/msi-project\.mjs/u)
  })

  it('is taken back by the uninstaller', () => {
    const [install = '', uninstall = ''] = INSTALLER.split('!macro customUnInstall')
    const written = [...install.matchAll(/WriteRegStr SHELL_CONTEXT "([^"]+)"/gu)].map(([, key = '']) => key)
    const define = (key: string): string =>
      key.replace('${RINGSIDE_CAPABILITIES}', 'Software\\Ringside\\Capabilities')
    const removed = [...uninstall.matchAll(/DeleteReg(?:Key|Value) SHELL_CONTEXT "([^"]+)"/gu)].map(
      ([, key = '']) => key,
    )
    expect(written.length).toBeGreaterThan(5)
    for (const key of written) expect(removed.some((root) => define(key).startsWith(root))).toBe(true)
  })
})

describe('what a Linux shell is told', () => {
  const text = helpText('1.2.3')
  const help = readHelp(text)

  it('has every option of --help, in the man page and for completion', () => {
    const inHelp = text.split('\n').flatMap((line) => /^ {2}(--[^\s=]+)/u.exec(line)?.[1] ?? [])
    expect(help.options.map(({ name }) => name)).toEqual(inHelp)
    const page = manPage(help, '1.2.3')
    for (const { name, does } of help.options) {
      expect(page).toContain(name.replace(/-/gu, '\\-'))
      expect(page).toContain(does.replace(/-/gu, '\\-'))
    }
  })

  it('has the exit codes in a section of their own, where the help names some', () => {
    const page = manPage(
      readHelp(`${text.split('\nExit codes:')[0] ?? ''}\nExit codes:\n  0  done\n  3  not running\n`),
      '1.2.3',
    )
    expect(page).toContain('.SH EXIT STATUS\n.TP\n.B 0\ndone\n.TP\n.B 3\nnot running\n.SH FILES')
    expect(page).not.toContain('Exit codes')
  })

  it('is refused when the help has another form', () => {
    expect(() => readHelp('Ringside 1: it\n\nringside [options]\n')).toThrow(/another form/u)
  })
})

describe('who signs', () => {
  const CERTIFICATE = { WIN_CSC_LINK: 'C:\\c.pfx' }
  const APPLE = { CSC_NAME: 'Example, Inc. (ABCDE)' }
  const NOTARY = { APPLE_API_KEY: 'k', APPLE_API_KEY_ID: 'i', APPLE_API_ISSUER: 's' }
  it.each([
    ['win32', {}, [], /^Not signed/u],
    ['win32', CERTIFICATE, [], /name in the certificate/u],
    [
      'win32',
      { ...CERTIFICATE, RINGSIDE_PUBLISHER: 'Example, Inc.' },
      ['-c.win.signtoolOptions.publisherName=Example, Inc.'],
      undefined,
    ],
    ['darwin', {}, [], /this Mac only/u],
    [
      'darwin',
      APPLE,
      ['-c.mac.identity=Example, Inc. (ABCDE)', '-c.mac.hardenedRuntime=true'],
      /^Not notarised/u,
    ],
    [
      'darwin',
      { ...APPLE, APPLE_API_KEY: 'k' },
      ['-c.mac.identity=Example, Inc. (ABCDE)', '-c.mac.hardenedRuntime=true'],
      /^Not notarised/u,
    ],
    [
      'darwin',
      { ...APPLE, ...NOTARY },
      ['-c.mac.identity=Example, Inc. (ABCDE)', '-c.mac.hardenedRuntime=true', '-c.mac.notarize=true'],
      undefined,
    ],
    ['linux', { ...CERTIFICATE, ...APPLE }, [], undefined],
  ] as const)('on %s with %j', (platform, env, args, line) => {
    const signing = signingBy(env, platform)
    expect(signing.args).toEqual(args)
    expect(signing.lines).toEqual(line === undefined ? [] : [expect.stringMatching(line)])
  })
})

describe('where packages look for updates', () => {
  it('is told by one variable, an https address, and said where it is missing', () => {
    const args = ['-c.publish.provider=generic', '-c.publish.url=https://updates.example.com/r']
    expect(feedBy({ RINGSIDE_FEED: 'https://updates.example.com/r' })).toEqual({ args, lines: [] })
    expect(feedBy({})).toEqual({ args: [], lines: [expect.stringMatching(/^No updates/u)] })
    for (const address of ['http://updates.example.com', 'nonsense'])
      expect(() => feedBy({ RINGSIDE_FEED: address })).toThrow('https')
  })
})

describe('the stand-in for fpm', () => {
  const ARGS = [
    '-s',
    'dir',
    '--force',
    '-t',
    'deb',
    '-d',
    'libnss3',
    '-d',
    'a | b',
    '--deb-compression',
    'xz',
  ]
  it('reads what electron-builder says to it', () => {
    const wishes = readWishes([
      ...ARGS,
      ...['--name', 'ringside-lab', '--version', '1.0.0', '--after-remove', '/tmp/r', '--package', 'x.deb'],
      ...['--description', 'Not for users\n \n More.', '/tmp/app/=/opt/App', '/tmp/i.png=/usr/share/i=1.png'],
    ])
    expect(wishes).toMatchObject({ out: 'x.deb', description: 'Not for users\n \n More.' })
    expect([...wishes.scripts]).toEqual([['postrm', '/tmp/r']])
    expect(wishes.files).toEqual([
      { from: '/tmp/app/', to: '/opt/App' },
      { from: '/tmp/i.png', to: '/usr/share/i=1.png' },
    ])
    expect(controlFile(wishes, 7)).toBe(
      'Depends: libnss3, a | b\nPackage: ringside-lab\nVersion: 1.0.0\nSection: net\nInstalled-Size: 7\nDescription: Not for users\n More.\n',
    )
  })

  it('refuses an option that it does not know', () => {
    expect(() => readWishes(['--pre-depends', 'x'])).toThrow('knows no option --pre-depends')
  })
})

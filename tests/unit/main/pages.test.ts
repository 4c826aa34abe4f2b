import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONTENT_SECURITY_POLICY, resolvePage } from '../../../main/pages.ts'

const folders = { renderer: path.resolve('/opt/r/out/renderer'), sounds: path.resolve('/opt/r/out/sounds') }

describe('what app://ringside serves', () => {
  it.each([
    ['app://ringside/main.html', '/opt/r/out/renderer/main.html', 'text/html; charset=utf-8'],
    [
      'app://ringside/assets/a-1.js?x#y',
      '/opt/r/out/renderer/assets/a-1.js',
      'text/javascript; charset=utf-8',
    ],
    ['app://ringside/a/../main.html', '/opt/r/out/renderer/main.html', 'text/html; charset=utf-8'],
    // The parser takes dots out of a URL itself, so these stay inside.
    ['app://ringside/%2e%2e/%2e%2e/etc/x.html', '/opt/r/out/renderer/etc/x.html', 'text/html; charset=utf-8'],
    [
      'app://ringside/sounds/../../main/p.js',
      '/opt/r/out/renderer/main/p.js',
      'text/javascript; charset=utf-8',
    ],
    ['app://ringside/sounds/ring.wav', '/opt/r/out/sounds/ring.wav', 'audio/wav'],
  ])('%s is %s', (url, file, type) => {
    expect(resolvePage(url, folders)).toEqual({ file: path.resolve(file), type })
  })

  it.each([
    'app://ringside/',
    'app://ringside/main',
    'app://ringside/main.html.map',
    'app://ringside/../main/main.cjs',
    'app://ringside/..%2f..%2fmain%2fsecret.html',
    'app://ringside/..%5c..%5cx.html',
    'app://ringside/sounds/..%2frenderer%2fmain.html',
    'app://ringside/main.html%00.js',
    'app://ringside/%zz.html',
    'app://elsewhere/main.html',
    'file:///opt/r/out/renderer/main.html',
    'https://ringside/main.html',
    'not a url',
  ])('%s is nothing', (url) => {
    expect(resolvePage(url, folders)).toBeUndefined()
  })

  it('lies inside its folder whatever was asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('..', '%2e%2e', '%2f', '/', 'a', 'sounds', '\\', '%5c', '.html')),
        (parts) => {
          const page = resolvePage(`app://ringside/${parts.join('')}.html`, folders)
          if (page === undefined) return
          expect(Object.values(folders).some((folder) => page.file.startsWith(folder + path.sep))).toBe(true)
        },
      ),
    )
  })

  it('comes with a policy that leaves no way to the network', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'")
    expect(CONTENT_SECURITY_POLICY).not.toContain('connect-src')
    expect(CONTENT_SECURITY_POLICY).not.toContain('unsafe')
    expect(CONTENT_SECURITY_POLICY).not.toContain('http')
  })
})

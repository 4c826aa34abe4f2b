/** The pure halves of the guards; that Electron asks them is proven in a real one. */
import { describe, expect, it } from 'vitest'
import { externalLink } from '../../../main/external-links.ts'
import { isOurFrame } from '../../../main/frame-check.ts'
import { isPermitted } from '../../../main/permissions.ts'
import { CARD_PREFERENCES, WEB_PREFERENCES } from '../../../main/web-preferences.ts'

describe('a command', () => {
  const known = (id: number): boolean => id === 7
  const top = { origin: 'app://ringside' }

  it('is heard from the top frame of a window of ours', () => {
    expect(isOurFrame({ senderFrame: top, sender: { id: 7, mainFrame: top } }, known)).toBe(true)
  })

  it.each([
    ['a frame that has gone', { senderFrame: null, sender: { id: 7, mainFrame: top } }],
    [
      'a frame inside our page',
      { senderFrame: { origin: 'app://ringside' }, sender: { id: 7, mainFrame: top } },
    ],
    ['a window that we did not make', { senderFrame: top, sender: { id: 8, mainFrame: top } }],
  ])('is refused from %s', (_who, event) => {
    expect(isOurFrame(event, known)).toBe(false)
  })

  it.each(['null', '', 'app://elsewhere', 'app://ringside.evil', 'https://ringside', 'file://'])(
    'is refused from the origin "%s"',
    (origin) => {
      const frame = { origin }
      expect(isOurFrame({ senderFrame: frame, sender: { id: 7, mainFrame: frame } }, known)).toBe(false)
    },
  )
})

describe('a permission', () => {
  it.each(['speaker-selection', 'clipboard-sanitized-write'])('%s is granted to our pages', (permission) => {
    expect(isPermitted({ permission, origin: 'app://ringside' })).toBe(true)
    expect(isPermitted({ permission, origin: 'app://ringside/' })).toBe(true)
    expect(isPermitted({ permission, origin: 'https://example.com' })).toBe(false)
  })

  it.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'fullscreen',
    'openExternal',
    'hid',
    'constructor',
  ])('%s is refused to everybody', (permission) => {
    expect(isPermitted({ permission, origin: 'app://ringside' })).toBe(false)
  })
})

describe('a link to the outside', () => {
  it.each([
    ['https://example.com/a b?q="x"', 'https://example.com/a%20b?q=%22x%22'],
    ['HTTPS://EXAMPLE.com', 'https://example.com/'],
    ['mailto:help@example.com', 'mailto:help@example.com'],
  ])('%s is opened as %s', (text, link) => {
    expect(externalLink(text)).toBe(link)
  })

  it.each([
    'http://example.com/',
    'file:///etc/passwd',
    'ms-msdt:/id PCWDiagnostic',
    'javascript:alert(1)',
    'data:text/html,x',
    'tel:1',
    'app://ringside/main.html',
    'https://user:pw@example.com/',
    'example.com',
    '',
    `https://example.com/${'a'.repeat(3_000)}`,
  ])('%s is not opened', (text) => {
    expect(externalLink(text)).toBeUndefined()
  })
})

describe('the powers of a page', () => {
  it.each([WEB_PREFERENCES, CARD_PREFERENCES])('are as small as they can be', (preferences) => {
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      spellcheck: false,
    })
  })

  it('let only the card play sound unasked', () => {
    expect(CARD_PREFERENCES.autoplayPolicy).toBe('no-user-gesture-required')
    expect(WEB_PREFERENCES).not.toHaveProperty('autoplayPolicy')
  })
})

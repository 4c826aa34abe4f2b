import { describe, expect, it } from 'vitest'
import { cardSurface, cardTraits } from '../../../main/card-traits.ts'

const none = { ozone: '', ozoneHint: '' }

describe('where a ringing call is shown', () => {
  it.each([
    ['win32', {}, none, 'window'],
    ['darwin', {}, none, 'window'],
    ['linux', { XDG_SESSION_TYPE: 'x11' }, none, 'window'],
    ['linux', {}, none, 'window'],
    ['linux', { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0' }, none, 'notification'],
    ['linux', { XDG_SESSION_TYPE: 'wayland' }, none, 'window'],
    [
      'linux',
      { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'w' },
      { ozone: 'x11', ozoneHint: '' },
      'window',
    ],
    ['linux', { XDG_SESSION_TYPE: 'x11' }, { ozone: 'wayland', ozoneHint: '' }, 'notification'],
    ['linux', { XDG_SESSION_TYPE: 'x11' }, { ozone: '', ozoneHint: 'wayland' }, 'notification'],
    ['linux', { XDG_SESSION_TYPE: 'x11' }, { ozone: '', ozoneHint: 'auto' }, 'window'],
  ] as const)('on %s with %j and %j: %s', (platform, environment, switches, surface) => {
    expect(cardSurface(platform, environment, switches)).toBe(surface)
  })
})

describe('the card window', () => {
  it('cannot take the keyboard when it is shown, wherever the system lets that be settled beforehand', () => {
    expect(cardTraits('linux').options.focusable).toBe(false)
    expect(cardTraits('win32').options.focusable).toBe(false)
    expect(cardTraits('darwin').options.type).toBe('panel')
  })

  it('is replaced by a twin for the keyboard on X11 only', () => {
    expect(cardTraits('linux').keyboard).toBe('twin')
    expect(cardTraits('win32').keyboard).toBe('same-window')
    expect(cardTraits('darwin').keyboard).toBe('same-window')
  })

  it('lies above the taskbar of Windows', () => {
    expect(cardTraits('win32').level).toBe('pop-up-menu')
  })
})

/** What a test needs of the system it runs on. A missing part skips the test with its reason, elsewhere than on X11. */

/** Keys by xdotool, windows by xwininfo, tray and notifications by a private session bus. */
export const X11 = process.platform === 'linux' && (process.env['DISPLAY'] ?? '') !== ''

export const NEEDS_X11 = 'needs an X server and a session bus of its own: real keys, tray and notifications'

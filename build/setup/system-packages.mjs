// What the system must have on Debian and Ubuntu: libraries that Electron links to, a display without a screen, and the
// programs that the tests run.
import { existsSync } from 'node:fs'
import { installDebianPackages } from './debian.mjs'

/** What Electron links to. The t64 names are those since Debian 13 and Ubuntu 24.04 (64-bit time_t). */
const LIBRARIES = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libgbm1'],
  ['libasound2t64', 'libasound2'],
  ['libxss1'],
  ['libnotify4'],
  ['libsecret-1-0'],
  ['libatspi2.0-0t64', 'libatspi2.0-0'],
  ['libdrm2'],
  ['libxtst6'],
]

/**
 * A display without a screen, a window manager and a session bus, fonts that are good to read in pictures; and what the
 * demo and the tests look and type with: keys, windows, pictures of the screen, another program's window.
 */
const DISPLAY = [
  ['xvfb'],
  ['openbox'],
  ['dbus'],
  ['dbus-x11'],
  ['fonts-inter'],
  ['fonts-dejavu-core'],
  ['xdotool'],
  ['x11-utils'],
  ['scrot'],
  ['xterm'],
]

/**
 * What the tests hold the app against: a keyring, other XMPP software, servers of contacts, what a desktop opens links and
 * entries with.
 */
const TEST_TOOLS = [
  ['gnome-keyring'],
  ['libsecret-tools'],
  ['prosody'],
  ['python3-slixmpp'],
  ['xdg-utils'],
  ['libglib2.0-bin'],
  ['radicale'],
  ['slapd'],
]

/**
 * @param {{ ownScreen: boolean, tests: boolean, sudo: boolean }} options `ownScreen`: a display although there is a screen;
 *   `tests`: that, and the programs that only tests need
 * @returns {Promise<void>}
 * @throws {import('./steps.mjs').SetupError} when something is missing and cannot be installed from here
 */
export async function installSystemPackages({ ownScreen, tests, sudo }) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return
  const hasScreen = Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
  const display = hasScreen && !ownScreen && !tests ? [] : DISPLAY
  await installDebianPackages([...LIBRARIES, ...display, ...(tests ? TEST_TOOLS : [])], { sudo })
}

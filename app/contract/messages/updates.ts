/** Updates: their section of the Settings view, the line in the window, and the tray's entry. */
import { assertNever } from '../result.ts'
import type { NothingNew, UpdateKeeper, VersionChange } from '../updates.ts'

export const updatesText = {
  title: 'Updates',
  lineLabel: 'New version',
  checkNow: 'Look now',
  download: 'Download',
  cancel: 'Stop',
  installNow: 'Install now',
  installLater: 'Not now',
  tryAgain: 'Try again',
  readMore: 'Read more in the browser',
  whatIsNew: 'What is new',
  never: 'Ringside has not looked for updates yet.',
  checking: 'Looking for updates…',
  check: 'Look for updates',
  checkHint: 'A minute after the start and every few hours. Nothing about you is sent.',
  downloadByItself: 'Download updates without asking',
  installOnQuit: 'Install when I quit Ringside',
  installOnQuitHint: 'Never while a call or a set-up stands.',
  channel: 'Versions',
  channelStable: 'Finished versions',
  channelBeta: 'Versions to try out as well',
  version: 'Only versions that begin with',
  versionHint: 'Such as 1.4 or 1.4.2. Empty: every version.',
  feedUrl: 'Address of your company’s feed',
  feedUrlHint: 'Begins with https://. Empty: where this Ringside comes from.',
  more: 'More about where updates come from',
  noFeed: 'This Ringside was made without a place that updates come from.',
  allowsOlder: 'Your administrator lets an older version be installed as well.',
} as const

/** Why there are no updates here, and who has them instead. */
export function keeperSentence(keeper: Exclude<UpdateKeeper, 'ringside'>): string {
  switch (keeper) {
    case 'apt':
      return 'This system’s package manager (apt) updates Ringside.'
    case 'dnf':
      return 'This system’s package manager (dnf) updates Ringside.'
    case 'package-manager':
      return 'This system’s package manager updates Ringside.'
    case 'store':
      return 'The store that Ringside came from updates it.'
    case 'software-distribution':
      return 'Ringside was installed by software distribution, which updates it too.'
    case 'everybody':
      return 'Ringside was installed for everybody on this computer; whoever looks after it updates Ringside.'
    case 'unsigned':
      return 'This Ringside is not signed, so it could not tell a genuine update from another. Install newer versions by hand.'
    case 'place':
      return 'Ringside may not change the place it lies in. Install newer versions by hand, or move it to a folder of your own.'
    case 'development':
      return 'This Ringside runs from its source, and is updated with it.'
    case 'unknown':
      return 'Ringside cannot tell how it was installed, so it leaves updates to whoever installed it.'
    default:
      return assertNever(keeper)
  }
}

/** An administrator's lock. @param from file or registry key */
export const updatesByAdministrator = (from: string): string =>
  `Your administrator has switched updates off here, and looks after them. It is set in ${from}.`

/** @param offered the version that the feed has */
export function nothingNewSentence(found: NothingNew, offered: string): string {
  switch (found) {
    case 'current':
      return 'This is the newest version.'
    case 'older':
      return `The feed offers version ${offered}, which is older than this one, so it is left alone.`
    case 'held':
      return `Version ${offered} is there, but it is not one of the versions that are wanted here.`
    case 'not-yet':
      return `Version ${offered} is handed out step by step, and it is not this computer’s turn yet.`
    case 'system-too-old':
      return `Version ${offered} is there, but it needs a newer version of this system.`
    default:
      return assertNever(found)
  }
}

/** @param when day and time, as they are shown elsewhere */
export const lookedAt = (when: string): string => `Last looked: ${when}.`

export const availableSentence = (version: string): string => `Ringside ${version} is available.`

export const downloadingSentence = (version: string, percent: string): string =>
  `Downloading Ringside ${version}: ${percent}`

/** What is ready, and what will become of it. */
export function readySentence(version: string, when: 'quit' | 'press' | 'call-ends'): string {
  switch (when) {
    case 'quit':
      return `Ringside ${version} is ready. It is installed when you quit, or now.`
    case 'press':
      return `Ringside ${version} is ready. It is installed when you say so.`
    case 'call-ends':
      return `Ringside ${version} is installed as soon as no call stands; Ringside then starts anew.`
    default:
      return assertNever(when)
  }
}

export const installingSentence = (version: string): string =>
  `Ringside ${version} is being installed. Ringside starts anew in a moment.`

export const changedSentence = ({ from, to }: VersionChange): string =>
  `Ringside is now version ${to}. Before it was ${from}.`

/** @param previous where the version before lies */
export const wayBackSentence = (previous: string): string =>
  `To go back, quit Ringside and put this file in its place: ${previous}`

export const wayBackByHand = (from: string): string => `To go back, install version ${from} over this one.`

export const trayUpdate = (version: string): string => `Ringside ${version} is ready…`

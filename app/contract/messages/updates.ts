/** Updates: their section of the Settings view, the line in the window, and the tray's entry. */
import { assertNever } from '../result.ts'
import type { NothingNew, UpdateKeeper, VersionChange } from '../updates.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const updatesText = texts({
  title: m.updates_title,
  lineLabel: m.updates_line_label,
  checkNow: m.updates_check_now,
  download: m.updates_download,
  cancel: m.updates_cancel,
  installNow: m.updates_install_now,
  installLater: m.updates_install_later,
  tryAgain: m.updates_try_again,
  readMore: m.updates_read_more,
  whatIsNew: m.updates_what_is_new,
  never: m.updates_never,
  checking: m.updates_checking,
  check: m.updates_check,
  checkHint: m.updates_check_hint,
  downloadByItself: m.updates_download_by_itself,
  installOnQuit: m.updates_install_on_quit,
  installOnQuitHint: m.updates_install_on_quit_hint,
  channel: m.updates_channel,
  channelStable: m.updates_channel_stable,
  channelBeta: m.updates_channel_beta,
  version: m.updates_version,
  versionHint: m.updates_version_hint,
  feedUrl: m.updates_feed_url,
  feedUrlHint: m.updates_feed_url_hint,
  more: m.updates_more,
  noFeed: m.updates_no_feed,
  allowsOlder: m.updates_allows_older,
})

/** Why there are no updates here, and who has them instead. */
export function keeperSentence(keeper: Exclude<UpdateKeeper, 'ringside'>): string {
  switch (keeper) {
    case 'apt':
      return m.updates_keeper_apt()
    case 'dnf':
      return m.updates_keeper_dnf()
    case 'package-manager':
      return m.updates_keeper_package_manager()
    case 'store':
      return m.updates_keeper_store()
    case 'software-distribution':
      return m.updates_keeper_software_distribution()
    case 'everybody':
      return m.updates_keeper_everybody()
    case 'unsigned':
      return m.updates_keeper_unsigned()
    case 'place':
      return m.updates_keeper_place()
    case 'development':
      return m.updates_keeper_development()
    case 'unknown':
      return m.updates_keeper_unknown()
    default:
      return assertNever(keeper)
  }
}

/** An administrator's lock. @param from file or registry key */
export const updatesByAdministrator = (from: string): string => m.updates_by_administrator({ from })

/** @param version the one that the feed has */
export function nothingNewSentence(found: NothingNew, version: string): string {
  switch (found) {
    case 'current':
      return m.updates_nothing_new_current()
    case 'older':
      return m.updates_nothing_new_older({ version })
    case 'held':
      return m.updates_nothing_new_held({ version })
    case 'not-yet':
      return m.updates_nothing_new_not_yet({ version })
    case 'system-too-old':
      return m.updates_nothing_new_system_too_old({ version })
    default:
      return assertNever(found)
  }
}

/** @param when day and time, as they are shown elsewhere */
export const lookedAt = (when: string): string => m.updates_looked_at({ when })

export const availableSentence = (version: string): string => m.updates_available({ version })

export const downloadingSentence = (version: string, percent: string): string =>
  m.updates_downloading({ version, percent })

/** What is ready, and what will become of it. */
export function readySentence(version: string, when: 'quit' | 'press' | 'call-ends'): string {
  switch (when) {
    case 'quit':
      return m.updates_ready_on_quit({ version })
    case 'press':
      return m.updates_ready_on_press({ version })
    case 'call-ends':
      return m.updates_ready_after_call({ version })
    default:
      return assertNever(when)
  }
}

export const installingSentence = (version: string): string => m.updates_installing({ version })

export const changedSentence = ({ from, to }: VersionChange): string => m.updates_changed({ from, to })

/** @param previous where the version before lies */
export const wayBackSentence = (previous: string): string => m.updates_way_back({ previous })

export const wayBackByHand = (version: string): string => m.updates_way_back_by_hand({ version })

export const trayUpdate = (version: string): string => m.updates_tray({ version })

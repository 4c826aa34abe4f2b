/** "Will I see the next call?": its page, its lines, and what of it the tray and the footer say. */
import { assertNever } from '../result.ts'
import type { HealthLine, HealthStatus } from '../health-line.ts'
import type { AppError } from '../errors.ts'
import type { EngineStep } from '../engine-state.ts'
import type { LinkOwner } from '../links.ts'
import type { ShortcutName } from '../shortcuts.ts'
import type { HealthState, RingTest, SubscriptionState } from '../state.ts'
import { errorSentence } from './errors.ts'
import { acceleratorKeys, settingsText } from './settings.ts'
import { duration, moment } from './time.ts'
import { listOf } from './formatters.ts'
import { labelled } from './joining.ts'
import { m } from './keys.ts'
import { texts } from './texts.ts'

export const healthText = texts({
  displayGone: m.health_display_gone,
  title: m.health_title,
  check: m.health_check,
  back: m.health_back,
  linkGroup: m.health_link_group,
  systemGroup: m.health_system_group,
  tryNow: m.health_try_now,
  signIn: m.health_sign_in,
  testCards: m.health_test_cards,
  testing: m.health_testing,
  lookAgain: m.health_look_again,
  openSettings: m.health_open_settings,

  link: m.health_link,
  offLine: m.health_off_line,
  signedOut: m.health_signed_out,
  authorization: m.health_authorization,
  refused: m.health_refused,
  expired: m.health_expired,
  subscription: m.health_subscription,
  snapshot: m.health_snapshot,
  clock: m.health_clock,
  engine: m.health_engine,
  skewUnknown: m.health_skew_unknown,
  skewReason: m.health_skew_reason,

  alerts: m.health_alerts,
  cards: m.health_cards,
  cardsOff: m.health_cards_off,
  cardsOffReason: m.health_cards_off_reason,
  neverPainted: m.health_never_painted,
  notPainted: m.health_not_painted,
  testCard: m.health_test_card,
  testCardText: m.health_test_card_text,
  notifications: m.health_notifications,
  notificationsAllowed: m.health_notifications_allowed,
  notificationsUnknown: m.health_notifications_unknown,
  notificationsBlocked: m.health_notifications_blocked,
  notificationsReason: m.health_notifications_reason,
  shortcutOff: m.health_shortcut_off,
  shortcutWayland: m.health_shortcut_wayland,
  shortcutFailed: m.health_shortcut_failed,
  links: m.health_links,
  linksReason: m.health_links_reason,

  ringMe: m.health_ring_me,
  ringMeSimulated: m.health_ring_me_simulated,
  ringMeReal: m.health_ring_me_real,
  ringMeBlind: m.health_ring_me_blind,
  waiting: m.health_waiting,
})

export function statusWord(status: HealthStatus): string {
  switch (status) {
    case 'green':
      return m.health_status_word_green()
    case 'amber':
      return m.health_status_word_amber()
    case 'red':
      return m.health_status_word_red()
    case 'unknown':
      return m.health_status_word_unknown()
    default:
      return assertNever(status)
  }
}

/** The answer to the page's question. `trouble`: the name of what is red although calls are reported. */
export function verdict(seeing: boolean, trouble: string | undefined, unproven: boolean): string {
  if (!seeing) return m.health_verdict_no()
  if (trouble !== undefined) return m.health_verdict_unsure({ trouble })
  return unproven ? m.health_verdict_unproven() : m.health_verdict_yes()
}

/** Said in the tray and in the footer while something is wrong although calls are reported. */
export const troubleLine = ({ name, text }: Pick<HealthLine, 'name' | 'text'>): string => labelled(name, text)
export const troubleWords = (): string => m.health_trouble_words()

/** The way into the local voice engine, while it is under way. */
export function engineProgress(step: EngineStep): string {
  switch (step) {
    case 'register':
      return m.health_engine_progress_register()
    case 'open':
      return m.health_engine_progress_open()
    case 'configure':
      return m.health_engine_progress_configure()
    case 'method':
      return m.health_engine_progress_method()
    case 'log-in':
      return m.health_engine_progress_log_in()
    case 'presence':
      return m.health_engine_progress_presence()
    default:
      return assertNever(step)
  }
}

export const engineConnected = (account: string): string => m.health_engine_connected({ account })

export function errorReason(error: AppError): string {
  const { sentence, cure } = errorSentence(error)
  return cure === undefined ? sentence : `${sentence} ${cure}`
}

/** The stream that stands: when it was last heard of, and how fast it answers. */
export function heardLine({ lastHeardAtMs, roundTripMs }: HealthState, nowMs: number): string {
  const facts = [
    ...(lastHeardAtMs === undefined ? [] : [lastHeard(nowMs - lastHeardAtMs)]),
    ...(roundTripMs === undefined ? [] : [m.health_answers_in({ ms: Math.round(roundTripMs) })]),
  ]
  return [m.health_on_line(), ...facts].join(' · ')
}

const lastHeard = (agoMs: number): string =>
  agoMs < 1_000 ? m.health_heard_just_now() : m.health_heard_ago({ duration: duration(agoMs) })

export function healthUntil(expiresAtMs: number, nowMs: number, addresses: readonly string[]): string {
  const whose = listOf(addresses)
  return [
    m.health_until({ time: moment(expiresAtMs, nowMs) }),
    ...(whose === '' ? [] : [m.health_until_for({ whose })]),
  ].join(' · ')
}

export function subscriptionLine(state: SubscriptionState, nowMs: number): string {
  const { node, subid, expiresAtMs, lastEventAtMs } = state
  return [
    node,
    ...(expiresAtMs === undefined ? [] : [m.health_subscription_until({ time: moment(expiresAtMs, nowMs) })]),
    lastEventAtMs === undefined
      ? m.health_subscription_no_event()
      : m.health_subscription_last_event({ time: moment(lastEventAtMs, nowMs) }),
    ...(subid === undefined ? [] : [`subid ${subid}`]),
  ].join(' · ')
}

export function skewLine(skewMs: number): string {
  if (Math.abs(skewMs) < 1_000) return m.health_skew_none()
  const skew = duration(Math.abs(skewMs))
  return skewMs > 0 ? m.health_skew_behind({ skew }) : m.health_skew_ahead({ skew })
}

export const displayName = (label: string): string =>
  label === '' ? m.health_display_name() : m.health_display_name_of({ label })
export const paintedText = (atMs: number, nowMs: number): string =>
  m.health_painted_text({ time: moment(atMs, nowMs) })

export const shortcutName = (name: ShortcutName): string => settingsText[name]

/** Set and never pressed: the press itself is the proof. */
export function shortcutText(
  name: ShortcutName,
  accelerator: string,
  platform: 'linux' | 'darwin' | 'win32',
): string {
  const keys = acceleratorKeys(accelerator, platform)
  return name === 'focusCard' ? m.health_shortcut_card({ keys }) : m.health_shortcut_unpressed({ keys })
}

export const pressedText = (
  accelerator: string,
  platform: 'linux' | 'darwin' | 'win32',
  atMs: number,
  nowMs: number,
): string =>
  m.health_pressed_text({ keys: acceleratorKeys(accelerator, platform), time: moment(atMs, nowMs) })

/** One kind of link and who opens it, e.g. `tel: Ringside`. */
export const ownerText = (scheme: string, owner: LinkOwner): string => labelled(scheme, ownerName(owner))

function ownerName({ status, name }: LinkOwner): string {
  switch (status) {
    case 'ours':
      return 'Ringside'
    case 'other':
      return name ?? m.health_owner_name_other()
    case 'none':
      return m.health_owner_name_none()
    case 'unknown':
      return m.health_owner_name_unknown()
    default:
      return assertNever(status)
  }
}

/** What came of "Ring me". */
export function ringResult(test: RingTest): string {
  switch (test.status) {
    case 'waiting':
      return healthText.waiting
    case 'painted':
      return m.health_ring_result_painted({ ms: Math.round(test.paintedAfterMs) })
    case 'failed':
      return errorReason(test.error)
    default:
      return assertNever(test)
  }
}

/** What the system that we run on lets a person see and press, line by line. Pure. */
import { ALERT_KINDS, showsCards, type AlertTable } from '../calls/alerting.ts'
import type { AttentionState } from './attention.ts'
import type { HealthLine } from './health-line.ts'
import { cardSpeedText, slowReason, speedLine } from './messages/card-speed.ts'
import { attentionText, hushSentence } from './messages/attention.ts'
import { quotedDetail } from './messages/errors.ts'
import {
  displayName,
  errorReason,
  healthText,
  ownerText,
  paintedText,
  pressedText,
  shortcutName,
  shortcutText,
} from './messages/health.ts'
import { dayOf } from './messages/time.ts'
import { assertNever } from './result.ts'
import type { Settings } from './settings.ts'
import { isUnplugged } from './displays.ts'
import { LINK_SCHEMES } from './links.ts'
import { SHORTCUT_NAMES, type ShortcutName } from './shortcuts.ts'
import type { AppState, DisplayFact, ShellState } from './state.ts'

const testCards = () =>
  ({ label: healthText.testCards, command: { name: 'health.testCards', input: {} } }) as const
const lookAgain = () =>
  ({ label: healthText.lookAgain, command: { name: 'health.refresh', input: {} } }) as const
const openSettings = () =>
  ({
    label: healthText.openSettings,
    command: { name: 'window.open', input: { view: 'settings' } },
  }) as const

const resume = () =>
  ({
    label: attentionText.resume,
    command: { name: 'alerts.pause', input: { pause: 'over' } },
  }) as const

const OFF_AT_FIRST: ReadonlySet<string> = new Set(['hangUp', 'hideNames', 'redial'])

export function systemLines({ shell, settings, attention }: AppState, nowMs: number): readonly HealthLine[] {
  const { alerts } = settings.values
  return [
    ...(showsCards(alerts) ? [] : [cardsOff()]),
    ...(alerts.cards ? shell.displays.map((each) => display(each, nowMs)) : []),
    ...(alerts.cards ? chosenDisplay(shell, alerts) : []),
    ...(alerts.cards ? speed(shell.cardSpeed, nowMs) : []),
    ...heldBack(attention, nowMs),
    notifications(shell, wantsNotifications(alerts) || (shell.wayland && alerts.cards)),
    ...SHORTCUT_NAMES.filter(
      // Off is how these come, and then there is nothing to say of them.
      (name) => !OFF_AT_FIRST.has(name) || settings.values.shortcuts[name] !== null,
    ).map((name) => shortcut(name, shell, nowMs)),
    links(shell),
  ]
}

/** Where no card can be placed each card is one, too. */
const wantsNotifications = (alerts: AlertTable): boolean =>
  ALERT_KINDS.some((kind) => alerts[kind].includes('notification'))

/** The user's own choice, and yet the reason why nothing pops up. */
const cardsOff = (): HealthLine => ({
  id: 'cards',
  group: 'system',
  status: 'amber',
  name: healthText.cards,
  text: healthText.cardsOff,
  reason: healthText.cardsOffReason,
  cure: openSettings(),
})

/** Calls are seen, and yet nothing pops up: the user's own wish, which is easily forgotten. */
function heldBack(attention: AttentionState, nowMs: number): readonly HealthLine[] {
  if (attention.hush === null) return []
  const text = hushSentence(attention.hush, attention, nowMs)
  const line = { id: 'alerts', group: 'system', status: 'amber', name: healthText.alerts, text } as const
  return [{ ...line, cure: attention.hush === 'pause' ? resume() : openSettings() }]
}

function display({ id, label, paintedAtMs, failedAtMs }: DisplayFact, nowMs: number): HealthLine {
  const base = { id: `display ${String(id)}`, group: 'system', name: displayName(label) } as const
  if (failedAtMs !== undefined && failedAtMs > (paintedAtMs ?? 0)) {
    return { ...base, status: 'red', text: healthText.notPainted, cure: testCards() }
  }
  return paintedAtMs === undefined
    ? { ...base, status: 'unknown', text: healthText.neverPainted, cure: testCards() }
    : { ...base, status: 'green', text: paintedText(paintedAtMs, nowMs) }
}

/** The user's own choice, and not there now: cards are on another display than where they are looked for. */
function chosenDisplay(
  { displays }: ShellState,
  { display, displayName: key }: Settings['alerts'],
): readonly HealthLine[] {
  if (display !== 'named' || !isUnplugged(displays, key)) return []
  return [
    {
      ...{ id: 'display chosen', group: 'system', status: 'amber', name: displayName(key) },
      ...{ text: healthText.displayGone, cure: openSettings() },
    },
  ]
}

/** Nothing is said before the day’s first card. */
function speed(cardSpeed: ShellState['cardSpeed'], nowMs: number): readonly HealthLine[] {
  if (cardSpeed === undefined || dayOf(cardSpeed.lastAtMs) !== dayOf(nowMs)) return []
  const { cause } = cardSpeed
  return [
    {
      ...{ id: 'card-speed', group: 'system', name: cardSpeedText.name },
      status: cause === undefined ? 'green' : 'amber',
      text: speedLine(cardSpeed),
      ...(cause === undefined ? {} : { reason: slowReason(cause) }),
      ...(cause === 'window-made' ? { cure: openSettings() } : {}),
    },
  ]
}

function notifications(shell: ShellState, wanted: boolean): HealthLine {
  const base = { id: 'notifications', group: 'system', name: healthText.notifications } as const
  switch (shell.notifications) {
    case 'allowed':
      return { ...base, status: 'green', text: healthText.notificationsAllowed }
    case 'unknown':
      return { ...base, status: 'unknown', text: healthText.notificationsUnknown, cure: lookAgain() }
    case 'blocked':
      return {
        ...base,
        status: wanted ? 'red' : 'amber',
        text: healthText.notificationsBlocked,
        reason: healthText.notificationsReason,
        cure: lookAgain(),
      }
    default:
      return assertNever(shell.notifications)
  }
}

function shortcut(name: ShortcutName, shell: ShellState, nowMs: number): HealthLine {
  const base = { id: `shortcut ${name}`, group: 'system', name: shortcutName(name) } as const
  const { status, accelerator, error } = shell.shortcuts[name]
  const provenAtMs = shell.provenShortcuts[name]
  if (accelerator === null) return { ...base, status: 'unknown', text: healthText.shortcutOff }
  switch (status) {
    case 'off':
      return { ...base, status: 'unknown', text: healthText.shortcutOff }
    case 'failed':
      return {
        ...base,
        status: 'red',
        text: healthText.shortcutFailed,
        ...(error === undefined ? {} : { reason: errorReason(error) }),
        ...(error?.detail === undefined ? {} : { detail: quotedDetail(error.detail) }),
        cure: openSettings(),
      }
    case 'registered':
    case 'idle':
      return provenAtMs === undefined
        ? {
            ...base,
            status: 'unknown',
            text: shortcutText(name, accelerator, shell.platform),
            ...(shell.wayland ? { reason: healthText.shortcutWayland } : {}),
          }
        : { ...base, status: 'green', text: pressedText(accelerator, shell.platform, provenAtMs, nowMs) }
    default:
      return assertNever(status)
  }
}

/** Another program's being the owner hides no call, so it is never red. */
function links({ linkOwners }: ShellState): HealthLine {
  const owners = LINK_SCHEMES.map((scheme) => linkOwners[scheme])
  const base = {
    id: 'links',
    group: 'system',
    name: healthText.links,
    text: LINK_SCHEMES.map((scheme) => ownerText(scheme, linkOwners[scheme])).join(' · '),
  } as const
  if (owners.some(({ status }) => status === 'other' || status === 'none')) {
    return { ...base, status: 'amber', reason: healthText.linksReason }
  }
  return { ...base, status: owners.every(({ status }) => status === 'ours') ? 'green' : 'unknown' }
}

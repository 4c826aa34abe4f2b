/** What the tray shows and offers, as data. Pure. */
import { buttonsFor } from '../app/calls/cards.ts'
import type { Call } from '../app/calls/model.ts'
import { veiledRow } from '../app/calls/veil.ts'
import type { Pause } from '../app/contract/attention.ts'
import { accountLabel, accountTitle, liveAccounts } from '../app/contract/accounts.ts'
import { capabilitiesFor } from '../app/contract/carriers.ts'
import { blindAccountLines } from '../app/contract/health-account-lines.ts'
import { accountStands } from '../app/contract/messages/account-sight.ts'
import { attentionText, hushSentence } from '../app/contract/messages/attention.ts'
import { callText, briefState, transferLine } from '../app/contract/messages/calls.ts'
import { healthText, troubleLine } from '../app/contract/messages/health.ts'
import { redialWhom } from '../app/contract/messages/keepsakes.ts'
import { recorderText } from '../app/contract/messages/recorder.ts'
import { trayUpdate } from '../app/contract/messages/updates.ts'
import { callLine, missedCount, shellText, sightLine } from '../app/contract/messages/shell.ts'
import { troubleWhileSeeing } from '../app/contract/health-lines.ts'
import { assertNever } from '../app/contract/result.ts'
import { sightOf } from '../app/contract/seeing.ts'
import type { AppState } from '../app/contract/state.ts'

/** Names the icon's file: told apart by shape, for a bar may show one colour only. */
export type TrayIcon = 'online' | 'ringing' | 'on-call' | 'missed' | 'offline' | 'problem' | 'signed-out'

export type TrayAction =
  | { readonly do: 'open' }
  | { readonly do: 'open-health' }
  | { readonly do: 'open-report' }
  | { readonly do: 'dial-clipboard' }
  | { readonly do: 'redial' }
  | { readonly do: 'accept-call'; readonly callId: string }
  | { readonly do: 'end-call'; readonly callId: string }
  | { readonly do: 'decline-call'; readonly callId: string }
  | { readonly do: 'hide-call'; readonly callId: string }
  | { readonly do: 'pause'; readonly pause: Pause }
  | { readonly do: 'hide-names'; readonly hidden: boolean }
  /** Opens the field that a transfer takes. */
  | { readonly do: 'transfer-call'; readonly callId: string }
  | { readonly do: 'open-updates' }
  | { readonly do: 'quit' }

export type TrayEntry =
  | { readonly kind: 'separator' }
  /** Said, not offered. */
  | { readonly kind: 'line'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction }
  | { readonly kind: 'group'; readonly label: string; readonly entries: readonly TrayEntry[] }

export interface TrayModel {
  readonly icon: TrayIcon
  /** The state in words: also what a screen reader reads. */
  readonly tooltip: string
  readonly menu: readonly TrayEntry[]
}

/**
 * @param missed calls missed since the window was last looked at
 * @param nowMs epoch ms
 * @param away the picture of missed calls is in the off half of its pulse
 */
export function trayModel(state: AppState, missed: number, nowMs: number, away = false): TrayModel {
  const { calls, attention } = state
  const live = calls.active
  const trouble = troubleWhileSeeing(state, nowMs)
  const blind = blindAccountLines(state, nowMs)
  const truth = truthOf(state)
  const troubles = [
    ...(trouble === undefined ? [] : [trouble]),
    ...blind.filter(({ id }) => id !== trouble?.id),
  ].map(troubleLine)
  const held = attention.hush === null ? [] : [hushSentence(attention.hush, attention, nowMs)]
  const words = [
    ...troubles,
    ...held,
    ...live.map((call) => lineOf(call, state)),
    ...(missed > 0 ? [missedCount(missed)] : []),
  ]
  return {
    icon: iconOf(state, away ? 0 : missed, troubles.length > 0),
    // Windows cuts a tooltip at 127 characters: the truth about the connection comes first.
    tooltip: [`Ringside: ${truth}`, ...words].join('\n').slice(0, 127),
    menu: [
      { kind: 'action', label: shellText.open, action: { do: 'open' } },
      { kind: 'line', label: truth },
      ...[...troubles, ...held].map((label) => ({ kind: 'line', label }) as const),
      { kind: 'action', label: healthText.title, action: { do: 'open-health' } },
      { kind: 'separator' },
      ...live.map((call) => groupOf(call, state)),
      ...(missed > 0 ? [{ kind: 'line', label: missedCount(missed) } as const] : []),
      ...(live.length > 0 || missed > 0 ? [{ kind: 'separator' } as const] : []),
      { kind: 'action', label: shellText.dialClipboard, action: { do: 'dial-clipboard' } },
      ...redialOf(state),
      { kind: 'action', label: recorderText.wrong, action: { do: 'open-report' } },
      { kind: 'separator' },
      attention.pausedUntilMs === null
        ? pauses()
        : { kind: 'action', label: attentionText.resume, action: { do: 'pause', pause: 'over' } },
      attention.namesHidden === null
        ? { kind: 'action', label: attentionText.hideNames, action: { do: 'hide-names', hidden: true } }
        : { kind: 'action', label: attentionText.showNames, action: { do: 'hide-names', hidden: false } },
      { kind: 'separator' },
      ...updateEntry(state),
      { kind: 'action', label: shellText.quit, action: { do: 'quit' } },
    ],
  }
}

/** How the main account stands; beside others by name, since what is not seen of it says nothing of theirs. */
function truthOf(state: AppState): string {
  const { session, account } = state
  const sight = sightOf(session)
  const isNamed = sight.kind !== 'seeing' && liveAccounts(state).length > 0
  return accountStands(isNamed ? accountTitle(undefined, state) : '', sightLine(sight, account.address))
}

/** Whom the press calls stands there, since it calls at once; where names are hidden, their initials do. */
function redialOf({ keepsakes, attention, settings }: AppState): readonly TrayEntry[] {
  const { lastDialled } = keepsakes
  if (lastDialled === null) return []
  const { remote } = veiledRow({ remote: lastDialled }, attention.namesHidden, settings.values.alerts.people)
  return [{ kind: 'action', label: redialWhom(remote), action: { do: 'redial' } }]
}

/** Not an installation by one click: it would start Ringside anew. */
const updateEntry = ({ updates: { phase } }: AppState): readonly TrayEntry[] =>
  phase.status === 'ready'
    ? [{ kind: 'action', label: trayUpdate(phase.release.version), action: { do: 'open-updates' } }]
    : []

const pauseEntry = (label: string, pause: Pause): TrayEntry => ({
  kind: 'action',
  label,
  action: { do: 'pause', pause },
})

const pauses = (): TrayEntry => ({
  kind: 'group',
  label: attentionText.pause,
  entries: [
    pauseEntry(attentionText.pauseHalfHour, 'half-hour'),
    pauseEntry(attentionText.pauseHour, 'hour'),
    pauseEntry(attentionText.pauseUntilTomorrow, 'until-tomorrow'),
  ],
})

function iconOf(
  { calls, session, account, attention }: AppState,
  missed: number,
  trouble: boolean,
): TrayIcon {
  const live = calls.active.filter((call) => !call.uncertain)
  const ringsIn = (call: Call): boolean => call.state === 'ringing' && call.direction !== 'outgoing'
  const isTold = ({ id }: Call): boolean => attention.verdicts[id]?.channels.includes('tray') ?? true
  if (live.some((call) => ringsIn(call) && isTold(call))) return 'ringing'
  if (live.some((call) => call.state === 'answered' || (!ringsIn(call) && isTold(call)))) return 'on-call'
  const sight = sightOf(session)
  switch (sight.kind) {
    case 'seeing':
      if (trouble) return 'problem'
      return missed > 0 ? 'missed' : 'online'
    case 'signed-out':
      if (account.signedIn) return 'offline'
      return trouble ? 'problem' : 'signed-out'
    case 'connecting':
    case 'waiting':
      return 'offline'
    case 'stopped':
    case 'refused':
      return 'problem'
    default:
      return assertNever(sight)
  }
}

type Button = ReturnType<typeof buttonsFor>[number]

/** Where there are several accounts, with the one that it is of. */
const lineOf = (call: Call, state: AppState): string =>
  [callLine(call, briefState(call)), accountLabel(call, state)].filter(Boolean).join(' · ')

/** A call and what can be done with it from here. */
function groupOf(call: Call, state: AppState): TrayEntry {
  const entries = buttonsFor(call, capabilitiesFor(call, state), state.settings.values.calls).map((button) =>
    entryOf(button, call),
  )
  return { kind: 'group', label: lineOf(call, state), entries }
}

function entryOf(button: Button, call: Call): TrayEntry {
  switch (button) {
    case 'accept':
      return call.pending === undefined
        ? { kind: 'action', label: callText.accept, action: { do: 'accept-call', callId: call.id } }
        : { kind: 'line', label: call.pending === 'accept' ? callText.accepting : callText.accept }
    case 'hide':
      return { kind: 'action', label: callText.hide, action: { do: 'hide-call', callId: call.id } }
    case 'transfer':
      return call.pending === undefined
        ? { kind: 'action', label: callText.transfer, action: { do: 'transfer-call', callId: call.id } }
        : { kind: 'line', label: call.pending === 'transfer' ? transferLine(call) : callText.transfer }
    case 'hang-up':
      return ending(callText.hangUp, call)
    case 'cancel':
      return ending(callText.cancel, call)
    case 'decline':
      return ending(callText.decline, call, 'decline-call')
    case 'end-here':
      return ending(callText.endHere, call)
    default:
      return assertNever(button)
  }
}

/** What is under way cannot be asked for twice. */
const ending = (
  label: string,
  { id, pending }: Call,
  action: 'end-call' | 'decline-call' = 'end-call',
): TrayEntry =>
  pending === undefined
    ? { kind: 'action', label, action: { do: action, callId: id } }
    : { kind: 'line', label: pending === 'end' ? callText.ending : label }

/**
 * What a call may ask of the user's attention, by what the user has set and what goes on. Pure: the same function
 * serves whoever shows a window and whoever draws into it.
 */
import { kindOf } from './cards.ts'
import type { Call, CallsState } from './model.ts'
import { ruleFor, sameCaller, type PersonRule } from './person-rules.ts'

export const CHANNELS = ['card', 'notification', 'sound', 'tray', 'flash', 'badge'] as const
export type Channel = (typeof CHANNELS)[number]

/** `internal`: comes from an extension or a colleague's address in the own domain. */
export type AlertKind = 'incoming' | 'internal' | 'outgoing' | 'clickToCall' | 'missed'

export const ALERT_KINDS: readonly AlertKind[] = ['incoming', 'internal', 'outgoing', 'clickToCall', 'missed']

/** What makes sense for each kind; nothing else can be set. */
export const CHANNELS_OF = {
  incoming: ['card', 'notification', 'sound', 'tray', 'flash'],
  internal: ['card', 'notification', 'sound', 'tray', 'flash'],
  outgoing: ['card', 'notification', 'tray'],
  clickToCall: ['card', 'notification', 'tray'],
  missed: ['notification', 'tray', 'flash', 'badge'],
} as const satisfies Readonly<Record<AlertKind, readonly Channel[]>>

export type AlertTable = { readonly [K in AlertKind]: readonly Channel[] }

/** Why alerts are held back now. */
export type Hush = 'pause' | 'quiet-hours' | 'system'

export interface AlertRules extends AlertTable {
  /** Off: no call has a card, whatever the table says. */
  readonly cards: boolean
  readonly people: readonly PersonRule[]
  /** The same caller twice within three minutes gets through quiet hours. */
  readonly quietRepeat: boolean
  /** No ring while the user is on another call. */
  readonly silentOnCall: boolean
}

/** Whether a call from outside has a card, as far as it is the user's wish. */
export const showsCards = ({ cards, incoming }: Pick<AlertRules, 'cards' | 'incoming'>): boolean =>
  cards && incoming.includes('card')

export interface Moment {
  readonly hush: Hush | undefined
  /** Epoch ms. */
  readonly nowMs: number
}

export interface Verdict {
  readonly channels: readonly Channel[]
  readonly size: 'usual' | 'small' | 'large'
  /** What kept it from being shown as usual; `person`: a rule for this caller. */
  readonly hushedBy?: Hush | 'person'
  /** A rule says that this caller is shown by initials only. */
  readonly isPrivate?: true
  /** The call has ended: nothing about it changes any more. */
  readonly isOver?: true
}

/** By call id. */
export type Verdicts = Readonly<Record<string, Verdict>>

/** What goes on however quiet it shall be: it takes a look to be seen. */
const QUIET_CHANNELS: readonly Channel[] = ['tray', 'badge']
/** Twice within so much time is somebody in need. */
const REPEAT_MS = 3 * 60_000
/** When a call whose alert goes up by steps has its small card, and when its large one with sound. */
export const STEPS_MS = { small: 6_000, large: 14_000 } as const

export function alertKindOf(call: Call): AlertKind {
  if (call.state === 'ended') return call.outcome === 'missed' ? 'missed' : 'incoming'
  if (call.direction === 'outgoing') return call.setup === undefined ? 'outgoing' : 'clickToCall'
  return isInternal(call) ? 'internal' : 'incoming'
}

/** An own address's domain may be the gateway's too, so that a whole telephone number is outside in any case. */
function isInternal({ remote, owners }: Call): boolean {
  const [user = '', domain = ''] = remote.address.toLowerCase().split('@')
  if (domain === '' || /^\+?\d{7,}$/u.test(user)) return false
  return owners.some((owner) => owner.toLowerCase().endsWith(`@${domain}`))
}

/**
 * Verdicts on all calls that need one. What was not held back stays so; what was is let go when the reason goes while
 * it still rings. Equal verdicts are the same objects, and when none changed `before` itself comes back.
 */
export function judgeCalls(before: Verdicts, calls: CallsState, rules: AlertRules, moment: Moment): Verdicts {
  const verdicts: Record<string, Verdict> = {}
  for (const call of calls.active) {
    verdicts[call.id] = keep(before[call.id], judgeLive(call, calls, rules, moment, before[call.id]))
  }
  const hasPrivate = rules.people.some((rule) => rule.private)
  for (const call of calls.ended) {
    // Long over and never asked for again: there may be a hundred of them.
    if (call.cardOver && before[call.id] === undefined && !hasPrivate) continue
    const verdict = keep(before[call.id], judgeEnded(call, rules, before[call.id]))
    // What nobody asks for any more is not kept.
    if (!call.cardOver || verdict.hushedBy !== undefined || verdict.isPrivate) verdicts[call.id] = verdict
  }
  const ids = Object.keys(verdicts)
  const isSame = ids.length === Object.keys(before).length && ids.every((id) => verdicts[id] === before[id])
  return isSame ? before : verdicts
}

function judgeLive(
  call: Call,
  calls: CallsState,
  rules: AlertRules,
  moment: Moment,
  before: Verdict | undefined,
): Verdict {
  const rule = ruleFor(call.remote, rules.people)
  const own = call.direction === 'outgoing'
  const heldBack = own ? undefined : hushOf(call, calls, rules, moment, rule, before)
  const steps = !own && rule?.alerts === 'steps' && call.state === 'ringing'
  const set = steps ? stepChannels(call, moment.nowMs) : channelsFor(call, rules, rule)
  return {
    channels: set.filter(
      (channel) =>
        (heldBack === undefined || QUIET_CHANNELS.includes(channel)) &&
        isFitting(channel, call, calls, rules),
    ),
    size: steps && heldBack === undefined ? stepSize(call, moment.nowMs) : 'usual',
    ...(heldBack === undefined ? {} : { hushedBy: heldBack }),
    ...(rule?.private ? { isPrivate: true } : {}),
  }
}

/** Who always gets through has a card whatever the table says. */
function channelsFor(call: Call, rules: AlertRules, rule: PersonRule | undefined): readonly Channel[] {
  const set = rules[alertKindOf(call)]
  return rule?.alerts === 'always' && !set.includes('card') ? ['card', ...set] : set
}

function isFitting(channel: Channel, call: Call, calls: CallsState, rules: AlertRules): boolean {
  switch (channel) {
    case 'card':
      return rules.cards
    case 'sound':
      return isLoud(call) && !(rules.silentOnCall && isOnAnother(call, calls))
    case 'flash':
      return isLoud(call)
    case 'notification':
    case 'tray':
    case 'badge':
      return true
  }
}

/** One of which nothing was heard for longer than it can ring may be over: it makes no noise for hours. */
const isLoud = (call: Call): boolean => kindOf(call) === 'incoming' && !call.silent && !call.uncertain

const isOnAnother = (call: Call, { active }: CallsState): boolean =>
  active.some(({ id, state }) => id !== call.id && state === 'answered')

function hushOf(
  call: Call,
  calls: CallsState,
  rules: AlertRules,
  { hush }: Moment,
  rule: PersonRule | undefined,
  before: Verdict | undefined,
): Verdict['hushedBy'] {
  if (rule?.alerts === 'never') return 'person'
  if (rule?.alerts === 'always' || hush === undefined) return undefined
  // What has been shown once is not taken away under the user's hand.
  if (before !== undefined && (before.hushedBy === undefined || before.hushedBy === 'person'))
    return undefined
  return hush === 'quiet-hours' && rules.quietRepeat && isRepeated(call, calls) ? undefined : hush
}

const isRepeated = (call: Call, { active, ended }: CallsState): boolean =>
  [...active, ...ended].some(
    (other) =>
      other.id !== call.id &&
      other.direction !== 'outgoing' &&
      other.startedAtMs <= call.startedAtMs &&
      call.startedAtMs - other.startedAtMs <= REPEAT_MS &&
      sameCaller(other.remote, call.remote),
  )

function stepChannels(call: Call, nowMs: number): readonly Channel[] {
  const rungMs = rungFor(call, nowMs)
  if (rungMs < STEPS_MS.small) return ['tray']
  return rungMs < STEPS_MS.large ? ['tray', 'card'] : ['tray', 'card', 'sound']
}

const stepSize = (call: Call, nowMs: number): Verdict['size'] =>
  rungFor(call, nowMs) < STEPS_MS.large ? 'small' : 'large'

/** The wall clock may have been put back since: then nobody knows how long it rings, and too loud is better than unseen. */
function rungFor({ startedAtMs }: Call, nowMs: number): number {
  const rungMs = nowMs - startedAtMs
  return rungMs < -STEPS_MS.large ? STEPS_MS.large : rungMs
}

/** The end is judged once. A call that was over when it became known is judged by its rule alone. */
function judgeEnded(call: Call, rules: AlertRules, before: Verdict | undefined): Verdict {
  if (before?.isOver) return withPrivacy(before, call, rules)
  const rule = ruleFor(call.remote, rules.people)
  const heldBack = before?.hushedBy ?? (rule?.alerts === 'never' ? 'person' : undefined)
  const missed = call.outcome === 'missed' ? rules.missed : []
  const told = before === undefined ? rules[alertKindOf(call)] : before.channels
  return {
    channels: [
      ...(told.includes('card') && rules.cards && heldBack === undefined ? (['card'] as const) : []),
      ...missed.filter((channel) => heldBack === undefined || QUIET_CHANNELS.includes(channel)),
    ],
    size: 'usual',
    ...(heldBack === undefined ? {} : { hushedBy: heldBack }),
    ...(rule?.private ? { isPrivate: true } : {}),
    isOver: true,
  }
}

/** Who is private is asked anew: whoever sets that wants it to count for what is listed already. */
function withPrivacy(verdict: Verdict, call: Call, { people }: AlertRules): Verdict {
  const { isPrivate, ...rest } = verdict
  if (isPrivate === undefined && !people.some((rule) => rule.private)) return verdict
  return ruleFor(call.remote, people)?.private ? { ...rest, isPrivate: true } : rest
}

/** Epoch ms at which some ringing call goes one step up; undefined when none does. */
export function nextStepAtMs({ active }: CallsState, rules: AlertRules, nowMs: number): number | undefined {
  const steps = active
    .filter(({ state, direction }) => state === 'ringing' && direction !== 'outgoing')
    .filter(({ remote }) => ruleFor(remote, rules.people)?.alerts === 'steps')
    .flatMap(({ startedAtMs }) => [startedAtMs + STEPS_MS.small, startedAtMs + STEPS_MS.large])
    .filter((atMs) => atMs > nowMs)
  return steps.length === 0 ? undefined : Math.min(...steps)
}

const keep = (before: Verdict | undefined, next: Verdict): Verdict =>
  before !== undefined && isEqual(before, next) ? before : next

const isEqual = (one: Verdict, other: Verdict): boolean =>
  one === other ||
  (one.size === other.size &&
    one.hushedBy === other.hushedBy &&
    one.isPrivate === other.isPrivate &&
    one.isOver === other.isOver &&
    one.channels.length === other.channels.length &&
    one.channels.every((channel, at) => channel === other.channels[at]))

/** Recordings of generated accounts: people, addresses and numbers that occur nowhere else, and what they do. */
import fc from 'fast-check'
import type { CallEvent, Leg, Party } from '../../../app/calls/model.ts'
import { INITIAL_STATE, type AppState } from '../../../app/contract/state.ts'
import { createRecorder, type RECORDER_LIMITS } from '../../../app/recorder/recorder.ts'
import type { Recording } from '../../../app/recorder/recording.ts'
import { createManualClock } from '../../clock.ts'

/** Letters of which neither the program nor English makes words. */
const LETTERS = ['q', 'x', 'z', 'j', 'k', 'w', 'v']

const word = fc
  .string({ unit: fc.constantFrom(...LETTERS), minLength: 7, maxLength: 12 })
  .filter((text) => new Set(text).size > 2)
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''))

export interface Person {
  readonly name: string
  readonly user: string
  readonly domain: string
  readonly number: string
}

const person: fc.Arbitrary<Person> = fc.record({
  name: fc.tuple(word, word).map(([one, other]) => `${one} ${other}`),
  user: fc.oneof(word, fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 3, maxLength: 4 })),
  domain: word.map((text) => `${text}.test`),
  number: digits(10),
})

export interface Cast {
  readonly people: readonly Person[]
  readonly events: readonly CallEvent[]
  readonly secrets: readonly string[]
}

const partyOf = ({ name, user, domain, number }: Person, how: number): Party => {
  const local = how % 2 === 0 ? user : `1${number}`
  const address = `${local}@${domain}`
  return {
    uri: `sip:${address};transport=tcp`,
    address,
    display: how % 3 === 0 ? '' : name,
    number: how % 2 === 0 ? '' : `(${number.slice(0, 3)}) ${number.slice(3, 6)}-${number.slice(6)}`,
  }
}

const EPOCH_MS = Date.UTC(2026, 0, 5, 9, 0, 0)

const legOf = (me: Person, other: Person, pick: readonly number[]): Leg => {
  const [item = 0, call = 0, state = 0, setup = 0, how = 0] = pick
  const mine = partyOf(me, 0)
  const theirs = partyOf(other, how)
  const outgoing = state === 2
  return {
    node: `/${me.domain}/${me.user}`,
    itemId: `${me.user}-item-${String(item)}`,
    owner: mine.address,
    state: state === 1 ? 'answered' : 'ringing',
    direction: state === 0 ? 'incoming' : outgoing ? 'outgoing' : 'unknown',
    // Phones like to put their own address behind it.
    callId: call === 0 ? '' : `${String(call)}#2@${other.domain}`,
    setupId: setup === 0 ? '' : `S${String(setup)}`,
    fromCallSetup: setup === 2,
    from: outgoing ? mine : theirs,
    to: outgoing ? theirs : mine,
    toAor: mine.address,
    fromTag: `${other.user}-tag`,
    toTag: state === 1 ? `${me.user}-tag` : '',
    branch: 'z9hG4bK1',
    publishedAtMs: EPOCH_MS,
  }
}

const anyEvent = (people: readonly Person[]): fc.Arbitrary<CallEvent> =>
  fc
    .tuple(fc.nat(9), fc.array(fc.nat(3), { minLength: 6, maxLength: 6 }), fc.nat(200_000))
    .map(([kind, pick, after]): CallEvent => {
      const [me, ...others] = people
      const other = others[(pick[5] ?? 0) % others.length] ?? me
      if (me === undefined || other === undefined) throw new Error('nobody there')
      const leg = legOf(me, other, pick)
      const atMs = EPOCH_MS + after
      const callId = leg.callId === '' ? `${leg.node}\n${leg.itemId}` : leg.callId
      const setupId = `S${String(1 + ((pick[3] ?? 0) % 2))}`
      switch (kind) {
        case 5:
          return { kind: 'leg-retracted', key: { node: leg.node, itemId: leg.itemId }, atMs }
        case 6:
          return { kind: 'snapshot', legs: [leg], seenSince: [], nodes: [leg.node], atMs, skewMs: 0 }
        case 7:
          return {
            kind: 'setup-requested',
            setupId,
            from: partyOf(me, 0).address,
            to: partyOf(other, pick[4] ?? 0),
            atMs,
          }
        case 8:
          return { kind: 'setup-failed', setupId, error: { code: 'refused', detail: other.name }, atMs }
        case 9:
          return (pick[0] ?? 0) % 2 === 0
            ? {
                kind: 'intent-sent',
                callId,
                intent: 'transfer',
                transfer: { to: `sip:${other.user}@${other.domain}`, shown: other.name },
              }
            : { kind: 'card-hidden', callId }
        default:
          return { kind: 'leg-published', leg, atMs, silent: (pick[4] ?? 0) === 3 }
      }
    })

/** Everything that tells of somebody. */
const secretsOf = (people: readonly Person[]): readonly string[] =>
  people.flatMap(({ name, user, domain, number }) => [
    ...[name, ...name.split(' '), domain, number],
    // Three letters may be part of anything.
    ...(user.length > 4 ? [user] : [`${user}@`, `/${user}`, ` ${user} `]),
    `(${number.slice(0, 3)}) ${number.slice(3, 6)}-${number.slice(6)}`,
  ])

export const anyCast: fc.Arbitrary<Cast> = fc
  .uniqueArray(person, { minLength: 2, maxLength: 5, selector: ({ user }) => user })
  .chain((people) =>
    fc
      .array(anyEvent(people), { maxLength: 30 })
      .map((events) => ({ people, events, secrets: secretsOf(people) })),
  )

/** The state of an account that knows all these people. */
export function stateOf({ people }: Cast, calls: AppState['calls']): AppState {
  const [me] = people
  if (me === undefined) throw new Error('nobody there')
  const address = `${me.user}@${me.domain}`
  const { values } = INITIAL_STATE.settings
  return {
    ...INITIAL_STATE,
    calls,
    account: { ...INITIAL_STATE.account, address, signedIn: true },
    people: {
      ...INITIAL_STATE.people,
      names: Object.fromEntries(calls.active.map(({ id }) => [id, people[1]?.name ?? ''])),
      organisations: Object.fromEntries(calls.active.map(({ id }) => [id, `${people[0]?.name ?? ''} Ltd`])),
    },
    team: {
      ...INITIAL_STATE.team,
      takenBy: Object.fromEntries(
        calls.ended.map(({ id }, at) => [id, at % 2 === 0 ? (people[1]?.name ?? '') : address]),
      ),
    },
    phones: {
      own: 'registered',
      toLift: Object.fromEntries(calls.active.map(({ id }) => [id, [me.name]])),
      ringing: Object.fromEntries(calls.active.map(({ id }) => [id, [`${me.name}’s phone`]])),
      spokenOn: Object.fromEntries(calls.ended.map(({ id }) => [id, me.name])),
    },
    session: {
      link: {
        status: 'stopped',
        stage: 'sasl',
        error: { code: 'bad-credentials', detail: `${me.name} is not let in` },
      },
      authorization: { status: 'valid', expiresAtMs: EPOCH_MS, addresses: [address] },
      subscriptions: [
        {
          service: 'pubsub.active-calls.xmpp.onsip.com',
          node: `/me/${address}`,
          status: 'failed',
          subid: me.user,
          error: { code: 'subscription-refused', detail: me.name },
        },
      ],
      snapshot: 'done',
      jid: `${address}/ringside-${me.user}`,
    },
    settings: {
      ...INITIAL_STATE.settings,
      values: {
        ...values,
        account: { ...values.account, address, jid: `${me.user}!${me.domain}@${me.domain}` },
        server: { ...values.server, host: `xmpp.${me.domain}`, caFile: `/home/${me.user}/ca.pem` },
        dialing: {
          ...values.dialing,
          callFrom: address,
          rules: [{ kind: 'pattern', match: me.number, replace: me.number, note: me.name }],
        },
        team: { ...values.team, lines: people.map(({ user, domain }) => `${user}@${domain}`) },
      },
    },
  }
}

/** As the recorder of a program to which all this happened holds it. */
export function recordingOf(
  cast: Cast,
  reduce: (calls: AppState['calls'], event: CallEvent) => AppState['calls'],
  limits?: typeof RECORDER_LIMITS,
): { readonly recording: Recording; readonly state: AppState } {
  const clock = createManualClock(EPOCH_MS)
  let state = stateOf(cast, INITIAL_STATE.calls)
  const recorder = createRecorder(clock, state, limits)
  for (const event of cast.events) {
    clock.advance(1_000)
    recorder.call(event)
    state = stateOf(cast, reduce(state.calls, event))
    recorder.follow(state)
  }
  return { recording: recorder.take(), state }
}

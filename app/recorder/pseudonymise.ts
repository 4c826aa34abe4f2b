/** A recording without anybody in it: it plays to the same cards, about people called otherwise. */
import type {
  Call,
  CallEvent,
  CallsState,
  Carrier,
  Leg,
  LegKey,
  Party,
  PastLeg,
  Setup,
  TransferTarget,
} from '../calls/model.ts'
import type { AccountsState } from '../contract/accounts.ts'
import type { AppError } from '../contract/errors.ts'
import { assertNever } from '../contract/result.ts'
import type { SessionState } from '../contract/state.ts'
import type { Pseudonyms } from './pseudonyms.ts'
import type { Change, Recording, Scene } from './recording.ts'

export interface Mask {
  recording(recording: Recording): Recording
  scene(scene: Scene): Scene
}

/** What a server or system says in its own words may name anybody. */
const mute = ({ code }: AppError): AppError => ({ code })

export function createMask(names: Pseudonyms): Mask {
  const party = ({ uri, address, display, number }: Party): Party => ({
    number: names.number(number),
    address: names.address(address),
    uri: names.uri(uri),
    display: names.name(display),
  })
  /** An account's id is made by chance, or a word that an administrator chose. */
  const owner = ({ account }: Carrier): Pick<Carrier, 'account'> =>
    account === undefined ? {} : { account: names.account(account) }
  const key = (real: LegKey): LegKey => ({
    ...owner(real),
    node: names.node(real.node),
    itemId: names.id(real.itemId),
  })
  const leg = (real: Leg): Leg => ({
    ...real,
    ...key(real),
    owner: names.address(real.owner),
    callId: names.id(real.callId),
    setupId: names.id(real.setupId),
    from: party(real.from),
    to: party(real.to),
    toAor: names.address(real.toAor),
    fromTag: names.id(real.fromTag),
    toTag: names.id(real.toTag),
    branch: names.id(real.branch),
  })
  const target = ({ to, shown }: TransferTarget): TransferTarget => ({
    to: names.uri(to),
    shown: names.name(shown),
  })
  const pastLeg = (real: PastLeg): PastLeg => ({
    ...real,
    ...key(real),
    owner: names.address(real.owner),
    callId: names.id(real.callId),
    ownUri: names.uri(real.ownUri),
  })
  const setup = (real: Setup): Setup => ({
    ...real,
    setupId: names.id(real.setupId),
    from: names.address(real.from),
    to: party(real.to),
    ...(real.error === undefined ? {} : { error: mute(real.error) }),
  })

  /** Calls are named after their first leg: by its call-id, else by where it stands, with a number behind a second one. */
  function callName(real: string): string {
    if (names.isKnownId(real)) return names.id(real)
    const numbered = /^(.*)(#\d+)$/su.exec(real)
    if (numbered !== null) return `${callName(numbered[1] ?? '')}${numbered[2] ?? ''}`
    const cut = real.indexOf('\n')
    return cut === -1 ? names.id(real) : `${names.node(real.slice(0, cut))}\n${names.id(real.slice(cut + 1))}`
  }
  const byCall = <T>(of: Readonly<Record<string, T>>, value: (of: T) => T): Record<string, T> =>
    Object.fromEntries(Object.entries(of).map(([id, each]) => [callName(id), value(each)]))

  const call = (real: Call): Call => ({
    ...real,
    ...owner(real),
    // Before the call's own name, which is one of these.
    callIds: real.callIds.map(names.id),
    setupId: names.id(real.setupId),
    id: callName(real.id),
    remote: party(real.remote),
    owners: real.owners.map(names.address),
    legs: real.legs.map(leg),
    pastLegs: real.pastLegs.map(pastLeg),
    ...(real.setup === undefined ? {} : { setup: setup(real.setup) }),
    ...(real.problem === undefined ? {} : { problem: mute(real.problem) }),
    ...(real.transfer === undefined ? {} : { transfer: target(real.transfer) }),
  })
  const calls = ({ active, ended }: CallsState): CallsState => ({
    active: active.map(call),
    ended: ended.map(call),
  })

  function event(real: CallEvent): CallEvent {
    switch (real.kind) {
      case 'leg-published':
        return { ...real, leg: leg(real.leg) }
      case 'leg-retracted':
        return { ...real, key: key(real.key) }
      case 'snapshot':
        return {
          ...real,
          ...owner(real),
          legs: real.legs.map(leg),
          seenSince: real.seenSince.map(key),
          ...(real.nodes === undefined ? {} : { nodes: real.nodes.map(names.node) }),
        }
      case 'setup-requested':
        return {
          ...real,
          ...owner(real),
          setupId: names.id(real.setupId),
          from: names.address(real.from),
          to: party(real.to),
        }
      case 'setup-accepted':
        return { ...real, setupId: names.id(real.setupId) }
      case 'setup-failed':
        return { ...real, setupId: names.id(real.setupId), error: mute(real.error) }
      case 'intent-settled':
        return {
          ...real,
          callId: callName(real.callId),
          ...(real.error === undefined ? {} : { error: mute(real.error) }),
        }
      case 'intent-sent':
        return {
          ...real,
          callId: callName(real.callId),
          ...(real.transfer === undefined ? {} : { transfer: target(real.transfer) }),
        }
      case 'ring-overdue':
      case 'card-hidden':
        return { ...real, callId: callName(real.callId) }
      case 'voicemail-arrived':
        return { ...real, owner: names.address(real.owner), from: names.address(real.from) }
      default:
        return assertNever(real)
    }
  }

  function session(real: SessionState): SessionState {
    const { link, authorization } = real
    return {
      ...real,
      link: 'error' in link ? { ...link, error: mute(link.error) } : link,
      authorization:
        authorization.status === 'valid'
          ? { ...authorization, addresses: authorization.addresses.map(names.address) }
          : authorization.status === 'failed'
            ? { ...authorization, error: mute(authorization.error) }
            : authorization,
      subscriptions: real.subscriptions.map(({ service, node, error, ...rest }) => ({
        ...rest,
        service: names.service(service),
        node: names.node(node),
        ...(error === undefined ? {} : { error: mute(error) }),
      })),
      jid: names.address(real.jid),
    }
  }

  /** What the user calls them may name anybody. */
  const accounts = ({ mainName, further }: AccountsState): AccountsState => ({
    mainName: mainName === '' ? '' : names.organisation(mainName),
    further: further.map(({ figures: _none, ...real }) => ({
      ...real,
      id: names.account(real.id),
      name: real.name === '' ? '' : names.organisation(real.name),
      address: names.address(real.address),
      session: session(real.session),
    })),
  })

  const partOfScene = (real: Partial<Scene>): Partial<Scene> => ({
    ...real,
    ...(real.session === undefined ? {} : { session: session(real.session) }),
    ...(real.accounts === undefined ? {} : { accounts: accounts(real.accounts) }),
    ...(real.openzoep === undefined
      ? {}
      : {
          openzoep: {
            ...real.openzoep,
            link:
              'error' in real.openzoep.link
                ? { ...real.openzoep.link, error: mute(real.openzoep.link.error) }
                : real.openzoep.link,
          },
        }),
    ...(real.names === undefined ? {} : { names: byCall(real.names, names.name) }),
    ...(real.organisations === undefined
      ? {}
      : { organisations: byCall(real.organisations, names.organisation) }),
    ...(real.takenBy === undefined ? {} : { takenBy: byCall(real.takenBy, names.name) }),
    ...(real.callers === undefined ? {} : { callers: byCall(real.callers, (line) => line) }),
    ...(real.verdicts === undefined ? {} : { verdicts: byCall(real.verdicts, (verdict) => verdict) }),
    ...(real.phones === undefined
      ? {}
      : {
          phones: {
            own: real.phones.own,
            ringing: byCall(real.phones.ringing, (devices) => devices.map(names.device)),
            toLift: byCall(real.phones.toLift, (devices) => devices.map(names.device)),
            spokenOn: byCall(real.phones.spokenOn, names.device),
          },
        }),
  })
  const scene = (real: Scene): Scene => ({ ...real, ...partOfScene(real) })

  function change(real: Change): Change {
    switch (real.kind) {
      case 'call':
        return { kind: 'call', event: event(real.event) }
      case 'forget':
        return { ...real, ...owner(real) }
      case 'scene':
        return { kind: 'scene', scene: partOfScene(real.scene) }
      default:
        return assertNever(real)
    }
  }

  return {
    scene,
    recording: ({ base, entries, ...when }) => ({
      ...when,
      base: { calls: calls(base.calls), scene: scene(base.scene) },
      entries: entries.map((entry) => ({ ...entry, change: change(entry.change) })),
    }),
  }
}

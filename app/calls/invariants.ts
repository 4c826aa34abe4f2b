/** What is true of the calls at every moment, whatever arrived and in whichever order. */
import { carrierName, sameCarrier } from './carrier.ts'
import { legName } from './leg.ts'
import { MAX_ACTIVE, MAX_ENDED, MAX_LEGS, type Call, type CallsState } from './model.ts'
import { wasPlaced } from './setup.ts'

/** @returns one sentence for each breach; an empty list when all is well. */
export function violations(state: CallsState): readonly string[] {
  const all = [...state.active, ...state.ended]
  return [
    ...repeated(all.map(({ id }) => id)).map((id) => `two calls have the id ${id}`),
    ...repeated(all.flatMap(({ legs }) => legs.map(legName))).map(
      (name) => `a leg is in two places: ${name}`,
    ),
    ...repeated(
      state.active.flatMap((call) => call.callIds.map((callId) => `${carrierName(call)} ${callId}`)),
    ).map((id) => `two live calls share call-id ${id}`),
    ...repeated(
      state.active
        .filter(({ setupId }) => setupId !== '')
        .map((call) => `${carrierName(call)} ${call.setupId}`),
    ).map((id) => `two live calls share set-up ${id}`),
    ...(state.active.length > MAX_ACTIVE || state.ended.length > MAX_ENDED ? ['too many calls'] : []),
    ...(isOrdered(state.active.map((call) => call.startedAtMs)) ? [] : ['live calls are not oldest first']),
    ...state.active.flatMap((call) => breachesOfLive(call).map((breach) => `${call.id}: ${breach}`)),
    ...state.ended.flatMap((call) => breachesOfEnded(call).map((breach) => `${call.id}: ${breach}`)),
    ...all.flatMap((call) => breachesOfAny(call).map((breach) => `${call.id}: ${breach}`)),
  ]
}

const breachesOfLive = (call: Call): readonly string[] =>
  told([
    [call.state === 'ended', 'ended among the live ones'],
    [call.endedAtMs !== undefined || call.outcome !== undefined, 'live with an end'],
    [call.legs.length === 0 && (call.setup === undefined || wasPlaced(call)), 'live without a leg'],
    [call.setup?.state === 'failed', 'live with a failed set-up'],
    [call.cardOver === true, 'live with its card gone for good'],
    [call.leftVoicemail === true, 'live with a message that followed its end'],
  ])

const breachesOfEnded = (call: Call): readonly string[] =>
  told([
    [call.state !== 'ended', 'not ended among the ended ones'],
    [call.endedAtMs === undefined || call.outcome === undefined, 'ended without an end'],
    [call.legs.length > 0, 'ended with a live leg'],
    [call.pending !== undefined, 'ended with an intent that waits'],
    [(call.setup?.state === 'failed') !== (call.outcome === 'failed'), 'failure and set-up disagree'],
    [(call.answeredAtMs !== undefined) !== (call.outcome === 'completed'), 'answer and outcome disagree'],
    [call.leftVoicemail === true && call.direction !== 'incoming', 'a message of somebody who was called'],
  ])

const breachesOfAny = (call: Call): readonly string[] =>
  told([
    [call.state === 'answered' && call.answeredAtMs === undefined, 'answered at no time'],
    [call.state === 'ringing' && call.answeredAtMs !== undefined, 'ringing after its answer'],
    [(call.setup !== undefined) !== (call.origin === 'own-setup'), 'own set-up and origin disagree'],
    [call.origin !== 'phone' && call.direction !== 'outgoing', 'a click-to-call that is not outgoing'],
    [
      call.legs.some(({ callId }) => callId !== '' && !call.callIds.includes(callId)),
      'a leg of a foreign call-id',
    ],
    [call.legs.some(({ owner }) => !call.owners.includes(owner)), 'a leg of a foreign owner'],
    [call.legs.some((leg) => !sameCarrier(leg, call)), 'a leg of a foreign carrier'],
    [call.pending === 'accept' && call.state !== 'ringing', 'to be accepted after its answer'],
    [call.legs.length > MAX_LEGS || call.pastLegs.length > MAX_LEGS, 'too many legs'],
  ])

const told = (cases: readonly (readonly [boolean, string])[]): readonly string[] =>
  cases.filter(([holds]) => holds).map(([, sentence]) => sentence)

const repeated = (values: readonly string[]): readonly string[] =>
  values.filter((value, index) => values.indexOf(value) !== index)

const isOrdered = (values: readonly number[]): boolean =>
  values.every((value, index) => index === 0 || (values[index - 1] ?? value) <= value)

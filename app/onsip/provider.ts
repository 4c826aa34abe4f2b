/** Call control by the active-calls component. It needs neither authorisation nor subscription, only a stream. */
import { legDirection } from '../calls/direction.ts'
import type { Call, Leg, LegKey } from '../calls/model.ts'
import { sameAddress } from '../calls/party.ts'
import type { CallProvider, Capabilities, Receipt } from '../calls/provider.ts'
import { appError } from '../contract/errors.ts'
import { err, ok } from '../contract/result.ts'
import type { Clock } from '../ports.ts'
import { runCommand, type CommandRequest } from '../xmpp/command.ts'
import type { Requester, RequestError } from '../xmpp/connection-types.ts'
import {
  cancelCommand,
  createCommand,
  terminateCommand,
  transferCommand,
  type Endpoint,
} from './call-commands.ts'
import { createDeclineLesson } from './decline-lesson.ts'
import { shownError } from './request-error.ts'

export interface ProviderDeps {
  readonly requester: Requester
  readonly clock: Clock
  /** JID of the command component. */
  readonly service: string
  /** What is known already, from an earlier stream. */
  readonly decline: Capabilities['decline']
  readonly learned: (capabilities: Capabilities) => void
}

export interface OnsipProvider extends CallProvider {
  /** A leg went: it may be the effect of an attempt to decline. */
  hearRetract(key: LegKey): void
  /** Whether an incoming call can be declined is an open question again. */
  readonly forgetDecline: () => void
  dispose(): void
}

export function createProvider({ requester, clock, service, decline, learned }: ProviderDeps): OnsipProvider {
  const lesson = createDeclineLesson(clock, decline, () => {
    learned(capabilities())
  })
  const capabilities = (): Capabilities => ({
    create: true,
    end: true,
    transfer: true,
    accept: false,
    decline: lesson.known,
  })

  const run = async (command: CommandRequest): Promise<RequestError | undefined> => {
    const answer = await runCommand(requester, command)
    return answer.ok ? undefined : answer.error
  }
  const receipt = (failure: RequestError | undefined): Receipt =>
    failure === undefined ? ok(undefined) : err(shownError(failure))

  async function cancel(leg: Leg, declines: boolean): Promise<RequestError | undefined> {
    if (declines) lesson.begin(leg)
    const failure = await run(cancelCommand(service, leg))
    if (declines) lesson.answered(leg, failure)
    return failure
  }

  return {
    get capabilities() {
      return capabilities()
    },
    create: async (from, to, setupId) =>
      receipt(await run(createCommand(service, { from: `sip:${from}`, to, setupId }))),
    async end(call) {
      const answered = distinct(call.legs.filter(isAnswered))
      const ringing = distinct(call.legs.filter((leg) => !isAnswered(leg))).filter(
        (leg) => !answered.some((other) => sameDialog(leg, other)),
      )
      if (answered.length + ringing.length === 0) return err(appError('call-not-found'))
      const declines = call.state === 'ringing' && call.direction === 'incoming'
      const failures = await Promise.all([
        ...answered.map((leg) => run(terminateCommand(service, leg))),
        ...ringing.map((leg) => cancel(leg, declines)),
      ])
      // Ending the conversation is what was asked for; where there is none yet, one stopped branch is a success.
      const decisive = answered.length > 0 ? failures.slice(0, answered.length) : failures
      return receipt(decisive.every((failure) => failure !== undefined) ? decisive[0] : undefined)
    },
    async transfer(call, targetUri) {
      const leg = spokenLeg(call)
      if (!leg) return err(appError('call-not-answered'))
      return receipt(await run(transferCommand(service, leg, remoteEnd(leg, call), targetUri)))
    },
    // The service rings phones; only they answer.
    accept: () => Promise.resolve(err(appError('not-available'))),
    hearRetract: lesson.retracted,
    forgetDecline: lesson.forget,
    dispose: lesson.dispose,
  }
}

const isAnswered = (leg: Leg): boolean => leg.state === 'answered' && leg.toTag !== ''

/** Branches of one dialog cannot be told apart by what the commands take, so one request is for all of them. */
const sameDialog = (one: Leg, other: Leg): boolean =>
  one.callId === other.callId && one.fromTag === other.fromTag

const distinct = (legs: readonly Leg[]): readonly Leg[] =>
  legs.filter((leg, index) => legs.findIndex((other) => sameDialog(leg, other)) === index)

/** Not the leg by which click-to-call rang the user's own phone: at its other end is a machine. */
const spokenLeg = (call: Call): Leg | undefined => {
  const spoken = call.legs.filter((leg) => isAnswered(leg) && !leg.fromCallSetup)
  return spoken.find((leg) => legDirection(leg) === call.direction) ?? spoken[0]
}

/** Which end of the dialog is not ours (OnSIP developer wiki, "transfer", `endpoint`). */
function remoteEnd(leg: Leg, call: Call): Endpoint {
  const direction = legDirection(leg)
  if (direction === 'incoming') return 'caller'
  if (direction === 'outgoing') return 'callee'
  return sameAddress(leg.from.address, call.remote.address) ? 'caller' : 'callee'
}

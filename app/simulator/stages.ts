import { COMMANDS, PUBSUB } from '../xmpp/namespaces.ts'
import type { Leg, LegFeed } from './pbx/leg.ts'
import { attr, type Element } from './stanza.ts'

/** The moments of a working day at which something may go wrong, in their order. */
export const STAGES = [
  /** The client asks for TLS. */
  'before-tls',
  /** Every message of the sign-in. */
  'during-sasl',
  /** The client asks for an authorisation. */
  'before-authorize',
  /** A subscription was asked for and waits for its verdict. */
  'subscribe-pending',
  /** The client asks what there is. */
  'between-subscribe-and-snapshot',
  /** A phone has begun to ring. */
  'ringing',
  /** Click-to-call: the own phone's leg is over, the call proper has not begun. */
  'setup-between-legs',
  /** A call was answered. */
  'answered',
  /** The old call is over, the one to the new target has not begun. */
  'during-transfer',
] as const
export type Stage = (typeof STAGES)[number]

/** Tells when a stage is reached, to whoever waits for it. */
export interface Stages {
  reached(stage: Stage): void
  /** Runs `task` the next time only. */
  once(stage: Stage, task: () => void): void
  /** Forgets every task that waits. */
  forget(): void
  /** Hears every stage. The returned function ends that. */
  on(listener: (stage: Stage) => void): () => void
}

export function createStages(): Stages {
  let waiting: { readonly stage: Stage; readonly task: () => void }[] = []
  const listeners = new Set<(stage: Stage) => void>()
  return {
    reached: (stage) => {
      const due = waiting.filter((each) => each.stage === stage)
      waiting = waiting.filter((each) => each.stage !== stage)
      due.forEach(({ task }) => task())
      listeners.forEach((listener) => listener(stage))
    },
    once: (stage, task) => waiting.push({ stage, task }),
    forget: () => {
      waiting = []
    },
    on: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The stage that begins with this request, before it is answered. */
export function stageOfRequest(request: Element): Stage | undefined {
  const command = request.getChild('command', COMMANDS)
  if (command !== undefined)
    return attr(command, 'node') === 'authorize-plain' ? 'before-authorize' : undefined
  return request.getChild('pubsub', PUBSUB)?.getChild('items') === undefined
    ? undefined
    : 'between-subscribe-and-snapshot'
}

/** Whether this request, once answered, leaves a subscription pending. */
export const asksToSubscribe = (request: Element): boolean =>
  request.getChild('pubsub', PUBSUB)?.getChild('subscribe') !== undefined

/** The feed, with a word to `stages` after every leg that begins to ring or is answered. */
export function tellStages(feed: LegFeed, stages: Pick<Stages, 'reached'>): LegFeed {
  const stageOf = (leg: Leg): Stage => (leg.state === 'confirmed' ? 'answered' : 'ringing')
  return {
    put: (leg) => {
      feed.put(leg)
      stages.reached(stageOf(leg))
    },
    drop: (leg) => feed.drop(leg),
  }
}

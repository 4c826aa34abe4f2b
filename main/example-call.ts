/** A call that never was, for trying a rule out. */
import type { EventRule } from '../app/calls/events/rule.ts'
import type { Call } from '../app/calls/model.ts'
import { cleanDisplay } from '../app/calls/party.ts'

export interface ExampleCall extends Pick<EventRule, 'when' | 'direction' | 'lines'> {
  readonly name: string
  /** As somebody types it. */
  readonly number: string
  readonly nowMs: number
}

const RANG_MS = 6_000
const TALKED_MS = 252_000

/** As such a call would stand at the rule's moment; its other side is cleaned as every caller's is. */
export function exampleCall({ when, direction, lines, name, number, nowMs }: ExampleCall): Call {
  const talked = when === 'end' ? TALKED_MS : 0
  const answeredAtMs = nowMs - talked
  const digits = number.replace(/[^\d+]/g, '').slice(0, 40)
  const over = when === 'end' || when === 'missed'
  return {
    id: 'example',
    direction: direction === 'outgoing' && when !== 'missed' ? 'outgoing' : 'incoming',
    state: over ? 'ended' : when === 'answer' ? 'answered' : 'ringing',
    origin: 'phone',
    remote: {
      uri: '',
      address: digits === '' ? '' : `${digits}@example.com`,
      display: cleanDisplay(name),
      number: number.slice(0, 40),
    },
    owners: [lines[0] ?? 'you@example.com'],
    legs: [],
    pastLegs: [],
    callIds: ['3848276298220188511@example.com'],
    setupId: '',
    startedAtMs: answeredAtMs - RANG_MS,
    ...(when === 'answer' || when === 'end' ? { answeredAtMs } : {}),
    ...(over ? { endedAtMs: nowMs, outcome: when === 'end' ? 'completed' : 'missed' } : {}),
    silent: false,
    hidden: false,
  }
}

/** A recorded bug as a test: what happened, and how everything stood at its end. */
import { z } from 'zod'
import { violations } from '../../app/calls/invariants.ts'
import type { Call } from '../../app/calls/model.ts'
import { namedCalls } from '../../app/calls/named.ts'
import { partyTitle } from '../../app/contract/messages/calls.ts'
import { createPlayback } from '../../app/recorder/playback.ts'
import type { Recording } from '../../app/recorder/recording.ts'
import { recordingSchema } from '../../app/recorder/recording-schema.ts'

const seenCall = z.strictObject({
  who: z.string(),
  direction: z.string(),
  state: z.string(),
  outcome: z.string().optional(),
})

export const recordedSchema = z.strictObject({
  /** What was wrong, in the words of whoever reported it. */
  tells: z.string(),
  /** How everything stands at the end when nothing is wrong. */
  ends: z.strictObject({ active: z.array(seenCall), ended: z.array(seenCall) }),
  recording: recordingSchema,
})
export type Recorded = z.output<typeof recordedSchema>

const seen = ({ remote, direction, state, outcome }: Call): z.output<typeof seenCall> => ({
  who: partyTitle(remote),
  direction,
  state,
  ...(outcome === undefined ? {} : { outcome }),
})

/** How the recording ends as the program plays it now. */
export function endOf(recording: Recording): Recorded['ends'] {
  const { calls, scene } = createPlayback(recording).at(recording.lengthMs).picture
  const { active, ended } = namedCalls(calls, scene.names)
  return { active: active.map(seen), ended: ended.map(seen) }
}

/** One sentence for each moment at which the calls could not have been. */
export function brokenMoments(recording: Recording): readonly string[] {
  const playback = createPlayback(recording)
  return recording.entries.flatMap(({ afterMs }) =>
    violations(playback.at(afterMs).picture.calls).map((breach) => `${String(afterMs)} ms: ${breach}`),
  )
}

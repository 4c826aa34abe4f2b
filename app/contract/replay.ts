/** A recording that is played instead of anything live. */

export const SPEEDS = [1, 10] as const
export type Speed = (typeof SPEEDS)[number]

export interface ReplayState {
  /** Name of the file, without its folder. */
  readonly fileName: string
  readonly lengthMs: number
  /** Where it stood at the moment `atMs`. */
  readonly positionMs: number
  /** By this machine's clock, epoch ms. */
  readonly atMs: number
  /** The time that the recorded machine had at `positionMs`, epoch ms. */
  readonly wallMs: number
  readonly playing: boolean
  readonly speed: Speed
}

/** How far it is now. @param nowMs this machine's clock, epoch ms */
export function replayPosition(replay: ReplayState, nowMs: number): number {
  const sinceMs = replay.playing ? Math.max(0, nowMs - replay.atMs) * replay.speed : 0
  return Math.min(replay.lengthMs, replay.positionMs + sinceMs)
}

/** The time that the recorded machine has now: what is shown as "for 12 s" was so long then. */
export const replayNow = (replay: ReplayState, nowMs: number): number =>
  replay.wallMs + (replayPosition(replay, nowMs) - replay.positionMs)

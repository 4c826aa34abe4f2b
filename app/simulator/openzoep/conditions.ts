/** How the engine behaves now; orders change it. */
export interface EngineConditions {
  /** Offers no digest, as engines may. */
  plainOnly: boolean
  /** Passes on that the user accepted, and nobody answers. */
  holdJoined: boolean
  /** Says nothing from this step on. */
  stallAt: EngineStage | undefined
}

/** What the engine has seen of a session, in the words of the published life cycle. */
export const ENGINE_STAGES = [
  'registered',
  'stream-opened',
  'configured',
  'method-asked',
  'logged-in',
  'present',
  'message',
  'logged-out',
  'stream-closed',
  'unregistered',
] as const
export type EngineStage = (typeof ENGINE_STAGES)[number]

export const calmEngine = (): EngineConditions => ({
  plainOnly: false,
  holdJoined: false,
  stallAt: undefined,
})

/** The administrator's policies as they stand: read at the start, and followed from then on. */
import type { Clock, Dispose, Logger } from '../app/ports.ts'
import type { Policy } from '../app/contract/policy.ts'
import { assertNever } from '../app/contract/result.ts'
import type { PolicyLayer } from './policy-layers.ts'
import type { PolicyMemory } from './policy-memory.ts'
import type { PolicyReading, PolicySource } from './policy-source.ts'

export interface Policies {
  /** Those that are there, in the order of their sources. */
  readonly current: () => readonly PolicyLayer[]
  /** Looks at every source once. Call it before anything else. */
  readonly read: () => Promise<void>
  /** Looks again and again until disposed; tells of each change. */
  readonly follow: (changed: (policies: readonly PolicyLayer[]) => void) => Dispose
}

export interface PoliciesDeps {
  readonly sources: readonly PolicySource[]
  readonly memory: PolicyMemory
  readonly clock: Clock
  readonly log: Logger
}

export function createPolicies({ sources, memory, clock, log }: PoliciesDeps): Policies {
  const layers = new Map<PolicySource, PolicyLayer>()

  const current = (): readonly PolicyLayer[] =>
    sources.flatMap((source) => {
      const layer = layers.get(source)
      return layer === undefined ? [] : [layer]
    })

  /** @returns whether anything changed */
  async function look(source: PolicySource): Promise<boolean> {
    const reading = await source.look()
    if (reading.kind === 'unchanged') return false
    const before = layers.get(source)
    const after = layerAfter(source, before?.policy ?? memory.recall(source.scope, source.from), reading)
    memory.remember(source.scope, source.from, after?.policy)
    if (after === undefined) layers.delete(source)
    else layers.set(source, after)
    if (before === undefined && after === undefined) return false
    log.info('policy', { scope: source.scope, now: reading.kind })
    return true
  }

  function followOne(source: PolicySource, changed: () => void): Dispose {
    let disposed = false
    let cancel = clock.after(source.everyMs, next)
    function next(): void {
      void look(source).then((hasChanged) => {
        if (disposed) return
        if (hasChanged) changed()
        cancel = clock.after(source.everyMs, next)
      })
    }
    return () => {
      disposed = true
      cancel()
    }
  }

  return {
    current,
    async read() {
      await Promise.all(sources.map(look))
    },
    follow(changed) {
      const all = sources.map((source) =>
        followOne(source, () => {
          changed(current())
        }),
      )
      return () => {
        for (const dispose of all) dispose()
      }
    },
  }
}

/** A policy that is refused as a whole leaves the last good one in force; one that is gone takes its values along. */
function layerAfter(
  { scope, from }: PolicySource,
  lastGood: Policy | undefined,
  reading: Exclude<PolicyReading, { readonly kind: 'unchanged' }>,
): PolicyLayer | undefined {
  switch (reading.kind) {
    case 'absent':
      return undefined
    case 'policy':
      return { scope, from, policy: reading.policy }
    case 'refused':
      return { scope, from, policy: lastGood, problem: reading.problem }
    default:
      return assertNever(reading)
  }
}
